use std::net::Ipv4Addr;

use crate::condition::{Cidr, Host, MediaRange, MediaType, Tag, ValueError, VersionId, VpcId};

use super::shape::Piece::{self, OneOf, Text};
use super::shape::{LOWER_OR_DIGIT, Shape, WORD};

/// A checked text of a condition.
pub(crate) trait Checked: Sized {
    const SHAPE: Shape;

    fn read(text: &str) -> Result<Self, ValueError>;
}

macro_rules! checked {
    ($($name:ident: $($weight:literal => [$($piece:expr),* $(,)?]),* ;)*) => {$(
        impl Checked for $name {
            const SHAPE: Shape = &[$(($weight, &[$($piece),*])),*];

            fn read(text: &str) -> Result<Self, ValueError> {
                Self::parse(text)
            }
        }
    )*};
}

const COMMON_TYPES: Piece = OneOf(&[
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "text/plain",
    "text/html",
    "application/json",
    "application/octet-stream",
    "application/vnd.ms-excel",
    "video/mp4",
]);

const INNER: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789.-";
const LABEL: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789-";
const FIRST: Piece = Text(LOWER_OR_DIGIT, 1, 1);

checked! {
    MediaType:
        4 => [COMMON_TYPES],
        2 => [FIRST, Text(INNER, 0, 7), OneOf(&["/"]), FIRST, Text(INNER, 0, 7)],
        1 => [OneOf(&["application/"]), FIRST, Text(INNER, 0, 126)],
        1 => [OneOf(&["application/"]), FIRST, Text(INNER, 126, 126)];
    MediaRange:
        4 => [OneOf(&["image/*", "text/*", "video/*", "audio/*", "application/*"])],
        2 => [COMMON_TYPES],
        1 => [FIRST, Text(INNER, 0, 7), OneOf(&["/*"])],
        1 => [FIRST, Text(INNER, 0, 7), OneOf(&["/"]), FIRST, Text(INNER, 0, 126)];
    VersionId:
        1 => [OneOf(&["null"])],
        4 => [Text(WORD, 1, 32)],
        1 => [Text(WORD, 33, 127)],
        1 => [Text(WORD, 128, 128)];
    VpcId:
        5 => [OneOf(&["vpc-"]), Text(WORD, 1, 8)],
        1 => [OneOf(&["vpc-"]), Text(WORD, 9, 59)],
        1 => [OneOf(&["vpc-"]), Text(WORD, 60, 60)];
    Tag:
        5 => [Text(WORD, 1, 8), OneOf(&["&"]), Text(WORD, 1, 8)],
        1 => [Text(WORD, 1, 127), OneOf(&["&"]), Text(WORD, 1, 255)],
        1 => [Text(WORD, 127, 127), OneOf(&["&"]), Text(WORD, 255, 255)];
    Host:
        2 => [Text(LABEL, 1, 8)],
        4 => [Text(LABEL, 1, 8), OneOf(&[".example.com", ".cos.ap-guangzhou.myqcloud.com"])],
        2 => [Text(LABEL, 1, 8), OneOf(&["."]), Text(LABEL, 1, 8), OneOf(&["."]), Text(LABEL, 1, 8)],
        1 => [Text(LABEL, 1, 63), OneOf(&["."]), Text(LABEL, 1, 189)],
        1 => [Text(LABEL, 63, 63), OneOf(&["."]), Text(LABEL, 189, 189)];
}

/// The lengths of prefixes that blocks mostly have; 32 is a single address.
pub(crate) const PREFIXES: &[u32] = &[32, 24, 16, 8];

/// The block of such a prefix that has the address.
pub(crate) fn block(address: u32, prefix: u32) -> Option<Cidr> {
    let free = u32::MAX.checked_shr(prefix).unwrap_or(0);
    Cidr::parse(&format!("{}/{prefix}", Ipv4Addr::from(address & !free))).ok()
}
