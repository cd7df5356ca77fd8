use proc_macro2::TokenTree;
use syn::Lit;

use crate::grammar::slot::Slot;

/// The places that rows have decided so far for the columns of a header, of those whose reach can be read from their
/// words.
#[derive(Default)]
pub(super) struct Decided(Vec<Place>);

#[derive(PartialEq)]
enum Place {
    Account,
    Bucket,
    WholeBucket,
    /// A key or a folder, as it is written.
    Key(String),
}

impl Decided {
    /// Adds a place; why nothing of it is left to decide, if so.
    pub(super) fn add(&mut self, slot: &Slot) -> Result<(), String> {
        let Some(place) = Place::of(slot) else { return Ok(()) };
        if self.0.contains(&place) {
            return Err("this place has a row already: the first one decides".to_owned());
        }
        if let Some(before) = self.0.iter().find_map(|before| before.words_if_around(&place)) {
            return Err(format!("`{before}` reaches all of this and decides first: put the narrower place before it"));
        }
        self.0.push(place);
        Ok(())
    }

    /// Only the account is the same in another block.
    pub(super) fn leave_block(&mut self) {
        self.0.retain(|place| *place == Place::Account);
    }
}

impl Place {
    /// `None` for an expression, whose reach is known at run time.
    fn of(slot: &Slot) -> Option<Self> {
        match slot.tokens() {
            [TokenTree::Literal(literal)] => match Lit::new(literal.clone()) {
                Lit::Str(text) => Some(Self::Key(text.value())),
                _ => None,
            },
            [TokenTree::Ident(word)] if word == "account" => Some(Self::Account),
            [TokenTree::Ident(word)] if word == "bucket" => Some(Self::Bucket),
            [TokenTree::Ident(word), TokenTree::Punct(_), TokenTree::Ident(method), TokenTree::Group(_)] => {
                (word == "bucket" && method == "whole").then_some(Self::WholeBucket)
            }
            _ => None,
        }
    }

    /// Its words, if it reaches all of the other place.
    fn words_if_around(&self, other: &Self) -> Option<&str> {
        match (self, other) {
            (Self::WholeBucket, Self::Key(_)) => Some("bucket.whole()"),
            (Self::Key(folder), Self::Key(other)) => {
                other.starts_with(folder.strip_suffix('*')?).then_some(folder.as_str())
            }
            _ => None,
        }
    }
}
