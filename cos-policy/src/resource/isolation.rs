use super::bytes::{before, behind, equal};
use super::names::Names;

mod collision;
mod outline;
mod passage;
#[cfg(all(test, feature = "proptest1"))]
mod tests;

pub use collision::{assert_field, assert_isolated};
pub use outline::Outline;
use outline::{Field, Part};
use passage::Passage;

/// How two scopes meet.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::large_enum_variant, reason = "only the compiler makes one")]
enum Meeting {
    /// In no place.
    Apart,
    /// Only where they agree in the fields that isolate.
    SameHolder,
    /// Where a field has such a value, if it depends on one.
    Collision(Option<(Field, Passage)>),
}

/// How two parts between slashes meet.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::large_enum_variant, reason = "only the compiler makes one")]
enum Contact {
    Apart,
    /// Whatever fills them, so long as it is the same.
    Alike,
    /// Where the field has such a value.
    Where(Field, Passage),
}

/// How two scopes meet of which each holder should have its own; a holder is told by some fields.
///
/// Parts are compared one by one. That a placeholder stands in several of them is not taken into account: a collision may
/// be reported that cannot be; none that can be is missed.
const fn meeting(one: &Outline, other: &Outline, by: &[&str]) -> Meeting {
    let (mut ones, mut others) = (one.parts(), other.parts());
    let mut first = None;
    loop {
        match (ones.next(), others.next()) {
            (Some((a, rest)), Some((b, other_rest))) => {
                match contact(a, b) {
                    Contact::Apart => return Meeting::Apart,
                    Contact::Where(field, passage) if first.is_none() => first = Some((field, passage)),
                    Contact::Where(..) | Contact::Alike => {}
                }
                (ones, others) = (rest, other_rest);
            }
            // A folder is about what lies deeper, and a key is as deep as it is.
            (None, None) if one.is_folder() != other.is_folder() => return Meeting::Apart,
            (None, Some(_)) if !one.is_folder() => return Meeting::Apart,
            (Some(_), None) if !other.is_folder() => return Meeting::Apart,
            _ => break,
        }
    }
    if agree(one, other, by) { Meeting::SameHolder } else { Meeting::Collision(first) }
}

/// Whether scopes that meet agree in all of some fields.
const fn agree(one: &Outline, other: &Outline, mut by: &[&str]) -> bool {
    while let [field, rest @ ..] = by {
        if !agree_in(one, other, field) {
            return false;
        }
        by = rest;
    }
    true
}

/// Whether none has a field, or both have it in the same place, between the same literals.
const fn agree_in(one: &Outline, other: &Outline, field: &str) -> bool {
    if !one.has(field) && !other.has(field) {
        return true;
    }
    let (mut ones, mut others) = (one.parts(), other.parts());
    while let (Some((a, rest)), Some((b, other_rest))) = (ones.next(), others.next()) {
        if let (Some(own), Some(other)) = (a.field, b.field) {
            if is_named(own, field) && is_named(other, field) && is_between_same(a, b) {
                return true;
            }
        }
        (ones, others) = (rest, other_rest);
    }
    false
}

const fn is_named(field: Field, name: &str) -> bool {
    equal(field.name, name.as_bytes())
}

const fn contact(a: Part, b: Part) -> Contact {
    match (a.field, b.field) {
        (None, None) if equal(a.before, b.before) => Contact::Alike,
        (None, None) => Contact::Apart,
        (None, Some(field)) => filled(b, field, &Passage::of(a.before)),
        (Some(field), None) => filled(a, field, &Passage::of(b.before)),
        (Some(one), Some(other)) => {
            let contact = match (one.names.list(), other.names.list()) {
                (Some(names), _) => listed(a, one.names, names, b, other),
                (None, Some(names)) => listed(b, other.names, names, a, one),
                (None, None) => open(a, one, b, other),
            };
            match contact {
                Contact::Where(..) if is_between_same(a, b) => Contact::Alike,
                other => other,
            }
        }
    }
}

/// Whether the same literals stand around what fills two parts.
const fn is_between_same(a: Part, b: Part) -> bool {
    equal(a.before, b.before) && equal(a.behind, b.behind)
}

/// Whether a text is what a part can be.
const fn filled(part: Part, field: Field, text: &Passage) -> Contact {
    let Some(rest) = behind(text.as_bytes(), part.before) else { return Contact::Apart };
    match before(rest, part.behind) {
        Some(name) if field.names.has(name) => Contact::Where(field, Passage::of(name)),
        _ => Contact::Apart,
    }
}

/// A placeholder of a few names against another one.
const fn listed(part: Part, names: Names, mut list: &[&str], other: Part, field: Field) -> Contact {
    while let [name, rest @ ..] = list {
        let text = Passage::of(part.before).and(name.as_bytes()).and(part.behind);
        let contact = if names.contains(name) { filled(other, field, &text) } else { Contact::Apart };
        if !matches!(contact, Contact::Apart) {
            return contact;
        }
        list = rest;
    }
    Contact::Apart
}

/// Two placeholders of names without end: `a.before u a.behind` and `b.before v b.behind` are one text.
const fn open(a: Part, u: Field, b: Part, v: Field) -> Contact {
    match (behind(b.before, a.before), behind(a.before, b.before)) {
        (Some(head), _) => open_behind(head, a, u, b, v),
        (None, Some(head)) => open_behind(head, b, v, a, u),
        (None, None) => Contact::Apart,
    }
}

/// The same where the literal before `v` has that much more than the one before `u`.
const fn open_behind(head: &[u8], a: Part, u: Field, b: Part, v: Field) -> Contact {
    match (before(b.behind, a.behind), before(a.behind, b.behind)) {
        (Some([]), _) if head.is_empty() => Contact::Alike,
        (Some(tail), _) => wrapped(head, tail, u),
        (None, Some(tail)) if head.is_empty() => wrapped(&[], tail, v),
        (None, Some(tail)) => crossed(head, tail, u, v),
        (None, None) => Contact::Apart,
    }
}

/// `outer` is what another placeholder has, with a head before it and a tail behind it.
const fn wrapped(head: &[u8], tail: &[u8], outer: Field) -> Contact {
    if outer.names.lacks(head, tail) {
        return Contact::Apart;
    }
    Contact::Where(outer, Passage::of(head).and(b"*").and(tail))
}

/// `u` and the tail are the head and `v`: `u` begins with the head and `v` ends with the tail, or `u` is the head or a
/// part of it, and `v` what is left of the tail.
const fn crossed(head: &[u8], tail: &[u8], u: Field, v: Field) -> Contact {
    if !u.names.lacks(head, &[]) && !v.names.lacks(&[], tail) {
        return Contact::Where(u, Passage::of(head).and(b"*"));
    }
    let mut at = 1;
    while at <= head.len() {
        let (name, common) = head.split_at(at);
        if let Some(other) = behind(tail, common) {
            if u.names.has(name) && v.names.has(other) {
                return Contact::Where(u, Passage::of(name));
            }
        }
        at += 1;
    }
    Contact::Apart
}
