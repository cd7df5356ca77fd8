use std::ops::RangeInclusive;

use ::arbitrary::{Error, Result, Unstructured, size_hint};

use crate::vocabulary::shape::{Piece, Shape};

/// True once in so many times, and never for a zero.
pub(super) fn one_in(u: &mut Unstructured<'_>, times: u8) -> Result<bool> {
    Ok(u.int_in_range(1..=times)? == times)
}

/// As many values as the range says.
pub(super) fn several<'a, T>(
    u: &mut Unstructured<'a>,
    lengths: RangeInclusive<usize>,
    mut draw: impl FnMut(&mut Unstructured<'a>) -> Result<T>,
) -> Result<Vec<T>> {
    let length = u.int_in_range(lengths)?;
    (0..length).map(|_| draw(u)).collect()
}

/// The value, if the choices made one.
pub(super) fn made<T>(value: Option<T>) -> Result<T> {
    value.ok_or(Error::IncorrectFormat)
}

/// A text of a form of a shape.
pub(super) fn text(u: &mut Unstructured<'_>, shape: Shape) -> Result<String> {
    form(u, shape)?.iter().map(|piece| part(u, *piece)).collect()
}

/// By their weights.
fn form(u: &mut Unstructured<'_>, shape: Shape) -> Result<&'static [Piece]> {
    let total: u32 = shape.iter().map(|(weight, _)| weight).sum();
    let mut place = u.int_in_range(1..=total.max(1))?;
    for (weight, pieces) in shape {
        if place <= *weight {
            return Ok(pieces);
        }
        place -= weight;
    }
    Err(Error::EmptyChoose)
}

fn part(u: &mut Unstructured<'_>, piece: Piece) -> Result<String> {
    match piece {
        Piece::OneOf(words) => u.choose(words).map(|word| (*word).to_owned()),
        Piece::Text(alphabet, least, most) => {
            let characters = several(u, least..=most, |u| u.choose(alphabet).copied())?;
            Ok(characters.into_iter().map(char::from).collect())
        }
    }
}

/// How many bytes a text of a shape takes.
pub(super) fn shape_size(shape: Shape) -> (usize, Option<usize>) {
    let forms: Vec<_> = shape.iter().map(|(_, pieces)| form_size(pieces)).collect();
    size_hint::and(choice_size(forms.len()), size_hint::or_all(&forms))
}

fn form_size(pieces: &[Piece]) -> (usize, Option<usize>) {
    size_hint::and_all(&pieces.iter().map(piece_size).collect::<Vec<_>>())
}

fn piece_size(piece: &Piece) -> (usize, Option<usize>) {
    match *piece {
        Piece::OneOf(words) => choice_size(words.len()),
        Piece::Text(_, least, most) => size_hint::and(choice_size(most - least + 1), (least, Some(most))),
    }
}

/// A byte, unless there is nothing to choose.
pub(super) fn choice_size(choices: usize) -> (usize, Option<usize>) {
    let bytes = usize::from(choices > 1);
    (bytes, Some(bytes))
}
