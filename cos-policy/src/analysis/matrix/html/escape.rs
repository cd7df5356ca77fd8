use std::fmt::{self, Display, Formatter, Write};

use super::super::Label;
use super::super::label::Part;
use super::super::visible::{quoted, visible};

/// Text from outside, for elements and quoted attributes.
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        visible(self.0).chars().try_for_each(|character| escape(f, character))
    }
}

fn escape(f: &mut Formatter<'_>, character: char) -> fmt::Result {
    match character {
        '&' => f.write_str("&amp;"),
        '<' => f.write_str("&lt;"),
        '>' => f.write_str("&gt;"),
        '"' => f.write_str("&quot;"),
        '\'' => f.write_str("&#39;"),
        _ => f.write_char(character),
    }
}

/// Text of the document, as code; in backticks too if it has blanks. Lines break behind slashes before they break anywhere.
pub(super) struct Code<'t>(pub(super) &'t str);

impl Display for Code<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("<code>")?;
        for character in quoted(self.0).chars() {
            escape(f, character)?;
            f.write_str(if character == '/' { "<wbr>" } else { "" })?;
        }
        f.write_str("</code>")
    }
}

/// A label, with what comes from the document as code.
pub(super) struct Marked<'l>(pub(super) &'l Label);

impl Display for Marked<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (i, part) in self.0.parts().iter().enumerate() {
            f.write_str(if i == 0 { "" } else { " " })?;
            match part {
                Part::Text(text) => Code(text).fmt(f)?,
                Part::Word(word) => Escaped(word).fmt(f)?,
            }
        }
        Ok(())
    }
}
