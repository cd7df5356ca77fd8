use super::super::visible::width;

/// How a piece of text looks on a terminal with colour.
#[derive(Clone, Copy)]
pub(super) enum Ink {
    Plain,
    Bold,
    Dim,
    Yes,
    When,
    Undecided,
}

impl Ink {
    /// The parameter of "select graphic rendition" (ECMA-48).
    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Yes => "32",
            Self::When => "33",
            Self::Undecided => "35",
        }
    }
}

/// A line under way. It is padded only up to text that follows, so that no line ends in blanks.
pub(super) struct Line {
    text: String,
    width: usize,
    column: usize,
    colour: bool,
}

impl Line {
    pub(super) const fn new(colour: bool) -> Self {
        Self { text: String::new(), width: 0, column: 0, colour }
    }

    /// Moves right to a column.
    pub(super) fn go_to(&mut self, column: usize) {
        self.column = column;
    }

    pub(super) fn put(&mut self, text: &str, ink: Ink) {
        if text.is_empty() {
            return;
        }
        let padding = self.column.saturating_sub(self.width);
        self.text.extend(std::iter::repeat_n(' ', padding));
        self.width += padding + width(text);
        match ink.code() {
            code if self.colour && !code.is_empty() => {
                self.text.extend(["\u{1b}[", code, "m", text, "\u{1b}[0m"]);
            }
            _ => self.text.push_str(text),
        }
    }

    pub(super) fn end(mut self) -> String {
        self.text.push('\n');
        self.text
    }
}
