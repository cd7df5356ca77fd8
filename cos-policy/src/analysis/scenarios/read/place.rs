use crate::action::{ActionInfo, Level};
use crate::resource::{Bucket, Folder, Key};
use crate::text::Excerpt;

use super::tokens::Tokens;
use super::{Area, Result, Token, bucket};

const EXPECTED: &str = "a key, a folder, `the bucket`, `the whole bucket` or `the account`";

/// `<place>, .. =>`
pub(super) fn areas(tokens: &mut Tokens<'_>, block: Option<&Bucket>) -> Result<Vec<Area>> {
    let mut areas = Vec::new();
    loop {
        areas.push(area(tokens, block)?);
        if !tokens.take(",") {
            tokens.expect("=>", "`,` or `=>` behind the place")?;
            return Ok(areas);
        }
    }
}

fn area(tokens: &mut Tokens<'_>, block: Option<&Bucket>) -> Result<Area> {
    let first = tokens.word(EXPECTED)?;
    if !is_the(first, tokens) {
        let key = key(first)?;
        let own = if tokens.take("in") { Some(bucket(tokens)?) } else { None };
        return Ok(Area::Keys(own.or_else(|| block.cloned()).ok_or_else(|| no_bucket(first))?, key));
    }
    let noun = tokens.word(EXPECTED)?;
    let area = match noun.text {
        "account" => return Ok(Area::Account),
        "bucket" => Area::Bucket,
        "whole" if tokens.take("bucket") => Area::Whole,
        _ => return Err(noun.unexpected(EXPECTED)),
    };
    let names_bucket = tokens.peek().is_some_and(|token| !matches!(token.text, "," | "=>"));
    let own = if names_bucket { Some(bucket(tokens)?) } else { None };
    own.or_else(|| block.cloned()).map(area).ok_or_else(|| no_bucket(first))
}

/// Whether a word is an article, and no key of that name.
fn is_the(word: Token<'_>, tokens: &Tokens<'_>) -> bool {
    word.text == "the" && !tokens.peek().is_some_and(|token| matches!(token.text, "," | "=>" | "in"))
}

fn key(word: Token<'_>) -> Result<String> {
    let checked =
        if word.text.ends_with('*') { Folder::parse(word.text).map(|_| ()) } else { Key::parse(word.text).map(|_| ()) };
    checked.map(|()| word.text.to_owned()).map_err(|error| word.fault(error.to_string()))
}

fn no_bucket(word: Token<'_>) -> super::Fault {
    word.fault("in which bucket? a block names it: `in examplebucket-1250000000 (ap-guangzhou);`")
}

impl Area {
    /// Whether an action acts on it.
    pub(super) fn takes(&self, action: &ActionInfo) -> bool {
        match (self, action.level()) {
            (Self::Account, level) => level == Level::Service,
            (Self::Bucket(_), level) => level == Level::Bucket,
            (Self::Whole(_) | Self::Keys(..), Level::Object) => true,
            (Self::Whole(_), level) => level == Level::Listing,
            // The prefix of that one may be a whole key.
            (Self::Keys(_, key), Level::Listing) => key.ends_with('*') || action.name() == "ListMultipartUploads",
            (Self::Keys(..), _) => false,
        }
    }

    /// Why an action that does not act on it has no say there.
    pub(super) fn misfit(&self, action: &ActionInfo) -> String {
        let place = self.name(|_| None);
        let (name, place) = (action.name(), Excerpt(&place));
        let wanted = match action.level() {
            Level::Service => "`the account`",
            Level::Bucket => "`the bucket`",
            Level::Listing => "a folder, such as `photos/*`",
            Level::Object | Level::Vector => "keys and folders",
        };
        format!("`{name}` does not act on `{place}`, but on {wanted}: write `-`")
    }
}
