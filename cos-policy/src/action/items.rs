use std::marker::PhantomData;

use crate::sealed::Sealed;

use super::catalogue::CATALOGUE;
use super::{ActionSet, AllActions};

/// A list of actions without reasons, as a statement holds it: an action, a pair of lists, or
/// [`ALL`](super::ALL).
pub trait Items: Sealed {
    /// The actions; of [`ALL`](super::ALL), those of the catalogue.
    const SET: ActionSet;
    /// `"name/cos:GetBucket","name/cos:GetObject"`, rendered by the compiler.
    #[doc(hidden)]
    const TEXT: &'static str = text::<Self>();
}

impl<A: Items, B: Items> Items for (A, B) {
    const SET: ActionSet = A::SET.union(B::SET);
}

impl Items for AllActions {
    const SET: ActionSet = ActionSet::CATALOGUE;
    const TEXT: &'static str = "\"name/cos:*\"";
}

/// The text of a list, in the smallest of three sizes.
const fn text<L: Items + ?Sized>() -> &'static str {
    let length = length(L::SET);
    match length {
        0..=128 => prefix(&Rendered::<L, 128>::BYTES, length),
        129..=512 => prefix(&Rendered::<L, 512>::BYTES, length),
        _ => prefix(&Rendered::<L, 8192>::BYTES, length),
    }
}

struct Rendered<L: ?Sized, const SIZE: usize>(PhantomData<L>);

impl<L: Items + ?Sized, const SIZE: usize> Rendered<L, SIZE> {
    const BYTES: [u8; SIZE] = render(L::SET);
}

const fn prefix(bytes: &'static [u8], length: usize) -> &'static str {
    match bytes.split_at_checked(length) {
        Some((text, _)) => match std::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "",
        },
        None => "",
    }
}

const fn length(set: ActionSet) -> usize {
    let mut length = 0;
    let mut index = 0;
    while index < CATALOGUE.len() {
        if set.contains(ActionSet::single(index)) {
            length += item(index).len() + if length > 0 { 1 } else { 0 };
        }
        index += 1;
    }
    length
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn render<const SIZE: usize>(set: ActionSet) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    let mut end = 0;
    let mut index = 0;
    while index < CATALOGUE.len() {
        if set.contains(ActionSet::single(index)) {
            if end > 0 && end < SIZE {
                bytes[end] = b',';
                end += 1;
            }
            let mut rest = item(index).as_bytes();
            while let [byte, after @ ..] = rest {
                if end < SIZE {
                    bytes[end] = *byte;
                }
                end += 1;
                rest = after;
            }
        }
        index += 1;
    }
    bytes
}

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn item(index: usize) -> &'static str {
    CATALOGUE[index].item()
}
