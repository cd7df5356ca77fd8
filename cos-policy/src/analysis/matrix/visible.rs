use std::fmt::Write;

/// Text from outside, such that what is seen is what is there: control and format characters, combining marks and other
/// than plain single blanks are escaped, as is the backslash.
pub(super) fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut after_blank = true;
    while let Some(character) = characters.next() {
        match character {
            ' ' if after_blank || characters.peek().is_none() => seen.push_str("\\u{20}"),
            ' ' | '"' | '\'' => seen.push(character),
            // Writing to a string cannot fail.
            _ => _ = write!(seen, "{}", character.escape_debug()),
        }
        after_blank = character == ' ';
    }
    seen
}

/// Visible text that cannot run into what stands around it: in backticks if it has blanks.
pub(super) fn quoted(text: &str) -> String {
    let fenced = fenced(text);
    if fenced.is_empty() || fenced.contains(' ') { format!("`{fenced}`") } else { fenced }
}

/// Visible text without backticks.
pub(super) fn fenced(text: &str) -> String {
    visible(text).replace('`', "\\u{60}")
}

/// How many columns of a terminal visible text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

fn columns(character: char) -> usize {
    /// East Asian wide and full-width characters (Unicode, annex 11), roughly.
    const WIDE: [(u32, u32); 10] = [
        (0x1100, 0x115F),
        (0x2E80, 0x303E),
        (0x3041, 0xA4CF),
        (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF),
        (0xFE30, 0xFE6F),
        (0xFF00, 0xFF60),
        (0xFFE0, 0xFFE6),
        (0x1F300, 0x1FAFF),
        (0x20000, 0x3FFFD),
    ];
    let code = u32::from(character);
    if WIDE.iter().any(|(first, last)| (*first..=*last).contains(&code)) { 2 } else { 1 }
}

/// Lines of at most `most` columns, broken at blanks or behind slashes if there are any in the later half of a line.
pub(super) fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(end) = line_end(rest, most) {
        let (line, after) = rest.split_at(end);
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    lines.push(rest.to_owned());
    lines
}

/// Where the first line ends of a text that is too long for one. A line has a character at least.
fn line_end(text: &str, most: usize) -> Option<usize> {
    let mut taken = 0;
    let mut good = None;
    for (at, character) in text.char_indices() {
        taken += columns(character);
        if taken > most && at > 0 {
            return good.or(Some(at));
        }
        if matches!(character, ' ' | '/') && taken * 2 > most {
            good = Some(at + character.len_utf8());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{quoted, visible, width, wrapped};

    #[test]
    fn what_could_mislead_is_escaped() {
        for (text, seen) in [
            ("app/files/*", "app/files/*"),
            ("图片/猫.jpg", "图片/猫.jpg"),
            ("a\u{202e}gpj.exe", r"a\u{202e}gpj.exe"),
            ("a\u{200b}b\u{feff}", r"a\u{200b}b\u{feff}"),
            ("cafe\u{301}", r"cafe\u{301}"),
            ("\u{1b}[31mred\r\n", r"\u{1b}[31mred\r\n"),
            (r"\u{202e}", r"\\u{202e}"),
            (" a  b ", r"\u{20}a \u{20}b\u{20}"),
            ("a\u{a0}b", r"a\u{a0}b"),
            (r#"it's "x""#, r#"it's "x""#),
        ] {
            assert_eq!(visible(text), seen);
        }
        assert_eq!(quoted("a b"), "`a b`");
    }

    #[test]
    fn lines_break_at_slashes_and_blanks() {
        assert_eq!(wrapped("app/files/alice", 40), ["app/files/alice"]);
        assert_eq!(wrapped("app/files/alice", 12), ["app/files/", "alice"]);
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped(&"x".repeat(25), 10), ["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
        assert_eq!(wrapped("图片图片图片", 5), ["图片", "图片", "图片"]);
        assert_eq!(wrapped("图片", 0), ["图", "片"]);
        assert_eq!((width("图片"), width("ab")), (4, 2));
    }
}
