use ::arbitrary::{Arbitrary, Error, Result, Unstructured, size_hint};

use crate::resource::{Bucket, Folder, Key, MAX_KEY_LEN, Region, Segment};
use crate::vocabulary::resource::{BUCKET, REGION, filled, name};
use crate::vocabulary::shape::WORD;

use super::choice::{choice_size, one_in, several, shape_size, text};

impl<'a> Arbitrary<'a> for Segment {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let lengths = match u.int_in_range(0..=5_u8)? {
            0..=3 => 1..=8,
            4 => 1..=Self::MAX_LEN,
            _ => Self::MAX_LEN..=Self::MAX_LEN,
        };
        let characters = several(u, lengths, |u| u.choose(WORD).copied())?;
        Self::parse(&name(characters)).map_err(|_| Error::IncorrectFormat)
    }

    fn size_hint(_: usize) -> (usize, Option<usize>) {
        (1 + 1 + 1, Some(1 + 1 + Self::MAX_LEN))
    }
}

impl<'a> Arbitrary<'a> for Region {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        match one_in(u, 4)? {
            true => Self::parse(&text(u, REGION)?).map_err(|_| Error::IncorrectFormat),
            false => u.choose(Self::ALL).cloned(),
        }
    }

    fn size_hint(_: usize) -> (usize, Option<usize>) {
        size_hint::and((1, Some(1)), size_hint::or(shape_size(REGION), choice_size(Self::ALL.len())))
    }
}

impl<'a> Arbitrary<'a> for Bucket {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Self::new(u.arbitrary()?, &text(u, BUCKET)?).map_err(|_| Error::IncorrectFormat)
    }

    fn size_hint(depth: usize) -> (usize, Option<usize>) {
        size_hint::and(Region::size_hint(depth), shape_size(BUCKET))
    }
}

impl<'a> Arbitrary<'a> for Key {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Self::parse(&path(u, MAX_KEY_LEN)?).map_err(|_| Error::IncorrectFormat)
    }

    fn size_hint(_: usize) -> (usize, Option<usize>) {
        PATH_SIZE
    }
}

impl<'a> Arbitrary<'a> for Folder {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Self::parse(&(path(u, MAX_KEY_LEN - 2)? + "/*")).map_err(|_| Error::IncorrectFormat)
    }

    fn size_hint(_: usize) -> (usize, Option<usize>) {
        PATH_SIZE
    }
}

/// One to four short names between slashes; one path in eight has so many bytes.
fn path(u: &mut Unstructured<'_>, most: usize) -> Result<String> {
    let path = several(u, 1..=4, short_name)?.join("/");
    Ok(if one_in(u, 8)? { filled(&path, most) } else { path })
}

/// One name of one character, or four of eight, each behind its length.
const PATH_SIZE: (usize, Option<usize>) = (1 + 2 + 1, Some(1 + 4 * 9 + 1));

fn short_name(u: &mut Unstructured<'_>) -> Result<String> {
    several(u, 1..=8, |u| u.choose(WORD).copied()).map(name)
}
