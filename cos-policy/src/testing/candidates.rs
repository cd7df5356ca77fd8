use std::collections::BTreeSet;

use crate::policy::Policy;
use crate::resource::Segment;

use super::holder::{DISTANCES, Holder, Part};

/// Pairs of a plain holder and another one: with another plain name, with two parts swapped, and with names that the plain
/// holder's policy speaks of, of other folders, or of what it puts before and behind the plain name; numbers at distances
/// that bits and digits are cut off at. What no chance finds, such as a user called `shared`.
pub(super) fn pairs<H: Holder>(policy: impl Fn(&H) -> Policy) -> Vec<(H, H)> {
    let kinds = H::parts();
    let plain: Option<Vec<Segment>> = kinds.iter().enumerate().map(|(at, kind)| plain(*kind, at)).collect();
    let Some(plain) = plain else { return Vec::new() };
    let Some(spoken) = H::of(&plain).map(|holder| segments(&policy(&holder))) else { return Vec::new() };
    let mut others = Vec::new();
    for (at, (own, kind)) in plain.iter().zip(&kinds).enumerate() {
        let names = self::plain(*kind, kinds.len()).into_iter().chain(resembling(own.as_str(), &spoken));
        let names = names.chain(distant(own.as_str()));
        others.extend(names.map(|name| with(&plain, at, name)));
        others.extend((0..at).map(|before| swapped(&plain, before, at)));
    }
    let pairs = others.iter().filter_map(|other| H::of(&plain).zip(H::of(other)));
    pairs.filter(|(one, other)| one != other).collect()
}

/// A part of a holder, another one for each place.
fn plain(kind: Part, at: usize) -> Option<Segment> {
    const NAMES: [&str; 5] = ["alice", "bob", "carol", "dave", "erin"];
    let number = (7 + at).to_string();
    let text = match kind {
        Part::Name => NAMES.get(at % NAMES.len())?,
        Part::Number => number.as_str(),
    };
    Segment::parse(text).ok()
}

/// Numbers that are one with another if digits or bits are cut off.
fn distant(own: &str) -> impl Iterator<Item = Segment> {
    let number = own.parse::<u64>().ok();
    let others = DISTANCES.iter().filter_map(move |distance| number?.checked_add(*distance));
    others.filter_map(|other| Segment::parse(&other.to_string()).ok())
}

fn with(plain: &[Segment], at: usize, name: Segment) -> Vec<Segment> {
    let mut parts = plain.to_vec();
    parts.splice(at..=at, [name]);
    parts
}

fn swapped(plain: &[Segment], one: usize, other: usize) -> Vec<Segment> {
    let mut parts = plain.to_vec();
    parts.swap(one, other);
    parts
}

/// What stands between slashes in the keys of a policy's resources.
fn segments(policy: &Policy) -> BTreeSet<String> {
    let document = policy.document();
    let resources = document.statements.iter().flat_map(|statement| &statement.resources);
    let keys = resources.filter_map(|resource| resource.value.text.rsplit_once(':')?.1.split_once('/'));
    let segments = keys.flat_map(|(_, key)| key.split('/'));
    segments.filter(|segment| !matches!(*segment, "" | "*")).map(str::to_owned).collect()
}

/// Names that fill a placeholder with what another part of a policy is, as far as one name shows where placeholders are.
fn resembling(own: &str, spoken: &BTreeSet<String>) -> BTreeSet<Segment> {
    let around = spoken.iter().filter_map(|segment| segment.split_once(own)).chain([("", "")]);
    let names = around.flat_map(|(before, behind)| {
        spoken.iter().filter_map(move |segment| segment.strip_prefix(before)?.strip_suffix(behind))
    });
    names.filter(|name| *name != own).filter_map(|name| Segment::parse(name).ok()).collect()
}
