/// A text from outside in one line of a message: what a terminal would obey is escaped.
pub(crate) fn visible(text: &str) -> String {
    let shown = |character: char| match character {
        character if character.is_control() => character.escape_default().to_string(),
        character => character.to_string(),
    };
    text.chars().map(shown).collect()
}

/// A line of a text with as many bytes, in which no terminal obeys anything. The control characters of ASCII are left to the
/// renderer.
pub(super) fn harmless(line: &str) -> String {
    // Those of Latin-1 have two bytes, as this has.
    line.replace(|character| matches!(character, '\u{80}'..='\u{9f}'), "¿")
}

#[cfg(test)]
mod tests {
    use super::{harmless, visible};

    #[test]
    fn no_control_character_is_left() {
        assert_eq!(visible("a\u{1b}[2J\n\u{9b}é"), "a\\u{1b}[2J\\n\\u{9b}é");
    }

    #[test]
    fn bytes_stay_where_they_are() {
        let line = "a\u{9b}é\u{85}b";
        assert_eq!(harmless(line), "a¿é¿b");
        assert_eq!(harmless(line).len(), line.len());
    }
}
