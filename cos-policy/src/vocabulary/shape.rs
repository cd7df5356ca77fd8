/// The forms of a text, each as frequent as its weight says. The first is the simplest.
pub(crate) type Shape = &'static [(u32, &'static [Piece])];

/// A part of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Piece {
    /// One of these, the simplest first.
    OneOf(&'static [&'static str]),
    /// Of these ASCII characters, at least and at most so many.
    Text(&'static [u8], usize, usize),
}

pub(crate) const LOWER: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
pub(crate) const LOWER_OR_DIGIT: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
pub(crate) const DIGIT: &[u8] = b"0123456789";
/// What segments are made of, half of it lower-case letters.
pub(crate) const WORD: &[u8] = b"abcdefghijklmnopqrstuvwxyz\
    ABCDEFGHIJKLMNOPQRSTUVWXYZ01234567890123456789-_.-_.-_.-_.-_.-_.-_.-_.-_.-_.\
    abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
