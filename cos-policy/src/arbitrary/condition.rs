use ::arbitrary::{Arbitrary, Error, Result, Unstructured, size_hint};

use crate::condition::{Acl, Cidr, Host, MediaRange, MediaType, StorageClass, Tag, TlsVersion, VersionId, VpcId};
use crate::vocabulary::condition::{Checked, PREFIXES, block};

use super::choice::{choice_size, made, one_in, shape_size, text};

macro_rules! checked_texts {
    ($($name:ident)*) => {$(
        impl<'a> Arbitrary<'a> for $name {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                Self::read(&text(u, Self::SHAPE)?).map_err(|_| Error::IncorrectFormat)
            }

            fn size_hint(_: usize) -> (usize, Option<usize>) {
                shape_size(Self::SHAPE)
            }
        }
    )*};
}

checked_texts!(MediaType MediaRange VersionId VpcId Tag Host);

macro_rules! words {
    ($($name:ident)*) => {$(
        impl<'a> Arbitrary<'a> for $name {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                u.choose(Self::ALL).copied()
            }

            fn size_hint(_: usize) -> (usize, Option<usize>) {
                choice_size(Self::ALL.len())
            }
        }
    )*};
}

words!(Acl StorageClass TlsVersion);

impl<'a> Arbitrary<'a> for Cidr {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let prefix = if one_in(u, 3)? { u.int_in_range(0..=32)? } else { *u.choose(PREFIXES)? };
        made(block(u.arbitrary()?, prefix))
    }

    fn size_hint(depth: usize) -> (usize, Option<usize>) {
        size_hint::and((2, Some(2)), u32::size_hint(depth))
    }
}
