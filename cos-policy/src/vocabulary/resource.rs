use super::shape::Piece::{self, OneOf, Text};
use super::shape::{DIGIT, LOWER, LOWER_OR_DIGIT, Shape};

/// Regions that are well-formed and may not exist.
pub(crate) const REGION: Shape = &[
    (2, &[CONTINENT, Text(LOWER, 1, 12)]),
    (1, &[CONTINENT, Text(LOWER, 1, 12), OneOf(&["-fsi"])]),
    (1, &[CONTINENT, Text(LOWER, 1, 12), OneOf(&["-"]), Text(DIGIT, 1, 1)]),
];

const CONTINENT: Piece = OneOf(&["ap-", "na-", "sa-", "eu-"]);

/// A name of at most 11 characters before an APPID of at most 10 digits.
pub(crate) const BUCKET: Shape = &[
    (1, &[Text(LOWER_OR_DIGIT, 1, 5), OneOf(&["-"]), Text(b"123456789", 1, 1), Text(DIGIT, 0, 9)]),
    (
        1,
        &[
            Text(LOWER_OR_DIGIT, 1, 5),
            OneOf(&["-"]),
            Text(LOWER_OR_DIGIT, 1, 5),
            OneOf(&["-"]),
            Text(b"123456789", 1, 1),
            Text(DIGIT, 0, 9),
        ],
    ),
];

/// The characters as the name of a segment, without a dot at an end.
pub(crate) fn name(characters: Vec<u8>) -> String {
    let last = characters.len().saturating_sub(1);
    let is_dot_at_end = |at: usize, character: u8| character == b'.' && (at == 0 || at == last);
    let characters = characters.into_iter().enumerate();
    characters.map(|(at, c)| char::from(if is_dot_at_end(at, c) { b'a' } else { c })).collect()
}

/// The path, and behind it a name that brings it to so many bytes.
pub(crate) fn filled(path: &str, length: usize) -> String {
    format!("{path}/{}", "a".repeat(length - 1 - path.len()))
}
