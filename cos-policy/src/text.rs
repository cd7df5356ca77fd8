use std::fmt;

/// Whether a text is a number in digits alone.
pub(crate) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What two spellings of one name have in common: its letters and digits, in lower case.
pub(crate) fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

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
