use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use super::visible::quoted;

/// The name of a row or of a bucket in a [`Matrix`](super::Matrix): text of the document, with words of ours between.
///
/// Printed and in serde it is one line, such as `app/files/* otherwise`. Text with blanks stands in backticks, so that no
/// key can pass for a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    Word(Cow<'static, str>),
}

impl Label {
    /// A label of a word alone, such as `elsewhere`.
    pub(in crate::analysis) fn word(word: impl Into<Cow<'static, str>>) -> Self {
        Self(Vec::new()).and_word(word)
    }

    /// A label that begins with text of the document.
    pub(in crate::analysis) fn text(text: impl Into<String>) -> Self {
        Self(Vec::new()).and_text(text)
    }

    #[must_use]
    pub(in crate::analysis) fn and_word(mut self, word: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(Part::Word(word.into()));
        self
    }

    #[must_use]
    pub(in crate::analysis) fn and_text(mut self, text: impl Into<String>) -> Self {
        self.0.push(Part::Text(text.into()));
        self
    }

    /// Both, one behind the other.
    #[must_use]
    pub(in crate::analysis) fn and(mut self, other: &Self) -> Self {
        self.0.extend_from_slice(&other.0);
        self
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.0
    }

    /// The text, if the label is nothing else.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self.parts() {
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, part) in self.0.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { " " })?;
            match part {
                Part::Text(text) => f.write_str(&quoted(text))?,
                Part::Word(word) => f.write_str(word)?,
            }
        }
        Ok(())
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Label;

    #[test]
    fn no_text_passes_for_a_word() {
        let nested = Label::text("app/files/*").and_word("otherwise");
        let forged = Label::text("app/files/* otherwise");
        let fenced = Label::text("a` otherwise");
        assert_eq!(nested.to_string(), "app/files/* otherwise");
        assert_eq!(forged.to_string(), "`app/files/* otherwise`");
        assert_eq!(fenced.to_string(), r"`a\u{60} otherwise`");
        assert_eq!(Label::text("elsewhere").and_text("").to_string(), "elsewhere ``");
    }
}
