use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::select;
use ::proptest::strategy::Union;

use crate::vocabulary::shape::{Piece, Shape};

/// Texts of every form of a shape.
pub(super) fn texts(shape: Shape) -> impl Strategy<Value = String> {
    Union::new_weighted(shape.iter().map(|(weight, pieces)| (*weight, form(pieces))).collect())
}

fn form(pieces: &[Piece]) -> impl Strategy<Value = String> + use<> {
    let pieces: Vec<BoxedStrategy<String>> = pieces.iter().copied().map(piece).collect();
    pieces.prop_map(|pieces| pieces.concat())
}

fn piece(piece: Piece) -> BoxedStrategy<String> {
    match piece {
        Piece::OneOf(words) => select(words).prop_map(str::to_owned).boxed(),
        Piece::Text(characters, least, most) => vec(select(characters), least..=most)
            .prop_map(|characters| characters.into_iter().map(char::from).collect())
            .boxed(),
    }
}
