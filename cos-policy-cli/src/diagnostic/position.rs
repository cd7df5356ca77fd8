/// A place in a text, which only moves forward: many places in their order cost one walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    /// In bytes.
    pub(crate) at: usize,
    /// From 1.
    pub(crate) line: usize,
    /// In characters, from 1.
    pub(crate) column: usize,
}

impl Position {
    pub(crate) const START: Self = Self { at: 0, line: 1, column: 1 };

    /// Goes on to a byte; stays, if that is behind.
    pub(crate) fn advance(&mut self, text: &str, at: usize) {
        let passed = text.get(self.at..at).unwrap_or_default();
        for character in passed.chars() {
            if character == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.at += passed.len();
    }
}
