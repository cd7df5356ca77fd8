use std::fmt;

/// Text from outside as an error message quotes it: control characters escaped, at most forty characters.
pub(crate) struct Excerpt<'a>(pub &'a str);

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 40;
        let mut characters = self.0.chars();
        for character in characters.by_ref().take(MOST) {
            if matches!(character, '"' | '\'') {
                write!(f, "{character}")?;
            } else {
                write!(f, "{}", character.escape_debug())?;
            }
        }
        f.write_str(if characters.next().is_some() { "…" } else { "" })
    }
}
