//! Scopes that differ in a field of `ISOLATED_BY` are disjoint, and those that differ in none are not: for any template
//! that the derive takes, and names that are as near to each other as can be.

use std::collections::BTreeMap;

use cos_policy::analysis::{Verdict, disjoint};
use cos_policy::{Bucket, Document, Folder, Key, KeyScope, Policy, Segment, action, key, policy};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::bucket;
use crate::template::Template;

const NAMES: [&str; 3] = ["user", "tenant", "day"];

/// What fills the placeholders, by their names.
type Filling = BTreeMap<&'static str, String>;

/// Pieces of templates, of which the derive refuses many.
fn templates() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(vec!["{user}", "{tenant}", "{day}", "{user}/{user}"]),
        1 => select(vec!["{user}{tenant}", "{user}-{tenant}", "{tenant}_{day}"]),
        4 => select(vec!["/", "/", "-", ".", "_", "a", "a.b", "a_m", "0", ".jpg"]),
    ];
    (vec(piece, 1..9), any::<bool>()).prop_filter_map("no template", |(pieces, is_folder)| {
        let text = pieces.concat() + if is_folder { "/*" } else { "" };
        Template::parse(&text).is_ok().then_some(text)
    })
}

/// Names that are prefixes and suffixes of each other, or look like the literals of templates.
fn names() -> impl Strategy<Value = String> {
    prop_oneof!["[a0_-]{1,3}", "a[.]?[ab]", "a(_m|-a|[.]jpg)?", Just("A".to_owned())]
}

/// Two fillings, of which the second differs from the first in some names, or in none.
fn fillings() -> impl Strategy<Value = (Filling, Filling)> {
    // Names of one kind let two fillings be one text, where a template does not keep its placeholders apart.
    prop_oneof![fillings_of(names().boxed()), fillings_of("a{1,3}".boxed()), fillings_of("a([_-]a){0,2}".boxed())]
}

fn fillings_of(names: BoxedStrategy<String>) -> impl Strategy<Value = (Filling, Filling)> {
    let name = (names.clone(), names, any::<bool>());
    vec(name, NAMES.len()).prop_map(|values| {
        let values = NAMES.into_iter().zip(values);
        values.map(|(name, (a, b, same))| ((name, a.clone()), (name, if same { a } else { b }))).unzip()
    })
}

/// What the derived scope permits: its literals, and what fills the placeholders between them.
fn permitted(template: &Template, filling: &Filling) -> Document {
    let mut literals = template.literals.iter();
    let mut text = literals.next().unwrap().clone();
    for (placeholder, literal) in template.placeholders.iter().zip(literals) {
        text += Segment::parse(&filling[placeholder.as_str()]).unwrap().as_str();
        text += literal;
    }
    let bucket = bucket();
    let policy = match template.is_folder {
        true => everything_in(&bucket, Folder::parse(&(text + "*")).unwrap()),
        false => Policy::builder()
            .allow(action::PutObject)
            .and(action::GetObject)
            .on(bucket.at(Key::parse(&text).unwrap()))
            .build(),
    };
    policy.document()
}

fn everything_in(bucket: &Bucket, folder: Folder) -> Policy {
    Policy::builder().allow(action::PutObject).and(action::GetBucket).on(bucket.at(folder)).build()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_field_is_another_place(text in templates(), (one, other) in fillings()) {
        let Ok(template) = Template::parse(&text) else { return Err(TestCaseError::fail(text)) };
        let differs = template.placeholders.iter().any(|field| one[field.as_str()] != other[field.as_str()]);
        let verdict = disjoint(&permitted(&template, &one), &permitted(&template, &other));
        prop_assert_eq!(matches!(verdict, Verdict::Holds), differs, "{} {:?} {:?} {}", text, one, other, verdict);
        prop_assert_eq!(matches!(verdict, Verdict::Fails(_)), !differs, "{} {:?} {:?} {}", text, one, other, verdict);
    }
}

#[derive(KeyScope)]
#[key("app/{tenant}/{user}_m/{tenant}/*")]
struct Own {
    user: Segment,
    tenant: u32,
}

#[derive(KeyScope)]
#[key("{type}.jpg")]
struct Picture<'a, T> {
    r#type: &'a T,
}

#[derive(KeyScope)]
#[key("app/shared/*")]
struct Shared;

#[test]
fn every_field_isolates() {
    assert_eq!(Own::ISOLATED_BY, ["user", "tenant"]);
    assert_eq!(<&Own as KeyScope>::ISOLATED_BY, ["user", "tenant"]);
    assert_eq!(Picture::<u8>::ISOLATED_BY, ["type"]);
}

#[test]
fn nothing_isolates_a_fixed_place() {
    assert_eq!(Shared::ISOLATED_BY, [""; 0]);
    assert_eq!(Folder::ISOLATED_BY, [""; 0]);
    assert_eq!(<&Key as KeyScope>::ISOLATED_BY, [""; 0]);
}

#[test]
fn derived_scopes_are_disjoint_in_each_field_alone() {
    let bucket = bucket();
    let permitted = |user: &str, tenant| {
        let own = Own { user: Segment::parse(user).unwrap(), tenant };
        policy! { in bucket; allow GetBucket, PutObject on bucket.at(own); }.document()
    };
    let alice = permitted("alice", 1);
    assert!(matches!(disjoint(&alice, &permitted("alice_m", 1)), Verdict::Holds));
    assert!(matches!(disjoint(&alice, &permitted("alice", 11)), Verdict::Holds));
    assert!(matches!(disjoint(&alice, &permitted("alice", 1)), Verdict::Fails(_)));
}

#[test]
fn scopes_of_two_structs_can_meet() {
    let bucket = bucket();
    let user = Segment::parse("shared").unwrap();
    let own = policy! { in bucket; allow PutObject on bucket.at(key!("app/{user}/*")); };
    let shared = policy! { in bucket; allow PutObject on bucket.at(Shared); };
    assert!(matches!(disjoint(&own.document(), &shared.document()), Verdict::Fails(_)));
}
