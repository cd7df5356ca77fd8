use super::outline::{Field, Outline};
use super::passage::Passage;
use super::{Meeting, agree_in, meeting};

/// Stops the compiler if two scopes meet for different holders.
#[track_caller]
#[expect(clippy::panic, reason = "the compiler evaluates it, and reports what it says")]
pub const fn assert_isolated(one: &Outline, other: &Outline, by: &[&str]) {
    if one.is_mistaken() || other.is_mistaken() {
        return;
    }
    if !one.is_known() || !other.is_known() {
        panic!("a key or a folder has no template: name types that derive `KeyScope`");
    }
    if let Meeting::Collision(example) = meeting(one, other, by) {
        let collision = match example {
            Some((field, value)) => depends(one, other, field, &value),
            None => always(one, other, by),
        };
        panic!("{}", collision.as_str());
    }
}

/// Stops the compiler if none of some scopes has a field.
#[track_caller]
#[expect(clippy::panic, reason = "the compiler evaluates it, and reports what it says")]
pub const fn assert_field(mut scopes: &[Outline], field: &str) {
    while let [scope, rest @ ..] = scopes {
        if scope.has(field) || scope.is_mistaken() {
            return;
        }
        scopes = rest;
    }
    let message = quoted(Passage::of(b"no scope of the set has the field "), field.as_bytes());
    panic!("{}", message.as_str());
}

/// Where a field has one value, or one that matches a pattern.
const fn depends(one: &Outline, other: &Outline, field: Field, value: &Passage) -> Passage {
    let text = quoted(meet(one, other).and(b" where "), field.name).and(b" is ");
    let text = quoted(text, value.as_bytes()).and(b": have its type reserve that, `#[segment(reserved(.., \"");
    text.and(value.as_bytes()).and(b"\"))]`, or put one of the two elsewhere")
}

/// Whatever their fields hold.
const fn always(one: &Outline, other: &Outline, mut by: &[&str]) -> Passage {
    let mut text = meet(one, other).and(b" where they differ in ");
    let mut separator: &[u8] = b"";
    while let [field, rest @ ..] = by {
        if !agree_in(one, other, field) {
            text = quoted(text.and(separator), field.as_bytes());
            separator = b", ";
        }
        by = rest;
    }
    text.and(b": put one of the two elsewhere, or leave out of the set what everybody may reach")
}

const fn meet(one: &Outline, other: &Outline) -> Passage {
    let text = quoted(Passage::of(b""), one.template.as_bytes()).and(b" and ");
    quoted(text, other.template.as_bytes()).and(b" meet")
}

const fn quoted(text: Passage, word: &[u8]) -> Passage {
    text.and(b"`").and(word).and(b"`")
}
