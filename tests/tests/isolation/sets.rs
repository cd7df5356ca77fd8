//! Sets that `assert_isolated!` takes: the prover finds no request within two scopes of different holders.

use cos_policy::analysis::{Verdict, disjoint};
use cos_policy::proptest::{segments, twins};
use cos_policy::resource::Names;
use cos_policy::{AsSegment, Document, Folder, Key, KeyScope, Segment, assert_isolated, policy};
use proptest::prelude::*;

use crate::bucket;

mod users {
    use cos_policy::Segment;

    #[derive(Clone, Debug, PartialEq, Eq, Segment)]
    #[segment(reserved("shared", "*_m", "x-*-x"))]
    pub struct UserId(Segment);
}

use users::UserId;

#[derive(Segment)]
struct Wrapped(UserId);

#[derive(Segment)]
struct Number {
    of: u64,
}

#[derive(Segment)]
enum Area {
    Photos,
    #[segment("drafts.old")]
    Drafts,
}

#[derive(KeyScope)]
#[key("app/{user}/*")]
struct Own<'a> {
    user: &'a UserId,
}

#[derive(KeyScope)]
#[key("app/{user}/{area}/*")]
struct InArea<'a> {
    user: &'a UserId,
    area: Area,
}

#[derive(KeyScope)]
#[key("app/{user}.jpg")]
struct Picture<'a> {
    user: &'a UserId,
}

#[derive(KeyScope)]
#[key("app/{user}_m.jpg")]
struct Thumbnail<'a> {
    user: &'a UserId,
}

#[derive(KeyScope)]
#[key("app/x-{user}-x.jpg")]
struct Crossed<'a> {
    user: &'a UserId,
}

#[derive(KeyScope)]
#[key("app/shared/*")]
struct Shared;

assert_isolated!(by user; Own<'_>, InArea<'_>, Picture<'_>, Thumbnail<'_>, Shared);
assert_isolated!(by user; Picture<'_>, Crossed<'_>);

/// What every scope of the sets permits a user.
fn permitted(user: &UserId) -> [Document; 6] {
    let bucket = &bucket();
    let folder = |folder: Folder| policy! { in bucket; allow GetBucket, PutObject on bucket.at(folder); }.document();
    let key = |key: Key| policy! { in bucket; allow PutObject, GetObject on bucket.at(key); }.document();
    [
        folder(Own { user }.to_key()),
        folder(InArea { user, area: Area::Drafts }.to_key()),
        key(Picture { user }.to_key()),
        key(Thumbnail { user }.to_key()),
        folder(Shared.to_key()),
        key(Crossed { user }.to_key()),
    ]
}

/// The last is of a set of its own.
fn are_of_one_set(i: usize, j: usize) -> bool {
    (i != 5 && j != 5) || [i, j] == [5, 2] || [i, j] == [2, 5]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn different_users_never_meet((one, other) in prop_oneof![twins(), (segments(), segments())]) {
        let (Ok(one), Ok(other)) = (UserId::try_from(one), UserId::try_from(other)) else { return Ok(()) };
        prop_assume!(one != other);
        for (i, a) in permitted(&one).iter().enumerate() {
            for (j, b) in permitted(&other).iter().enumerate() {
                let is_shared_by_all = i == 4 && j == 4;
                let is_disjoint = matches!(disjoint(a, b), Verdict::Holds);
                prop_assert!(is_disjoint || is_shared_by_all || !are_of_one_set(i, j), "{} {} {:?} {:?}", i, j, one, other);
            }
        }
    }

    #[test]
    fn names_are_what_values_can_be(name in prop_oneof![segments(), "(x-|)[a-c]{0,2}(_m|-x|)".prop_filter_map("", |text| Segment::parse(&text).ok())]) {
        prop_assert!(Segment::NAMES.contains(name.as_str()));
        prop_assert_eq!(UserId::NAMES.contains(name.as_str()), UserId::try_from(name.clone()).is_ok());
        prop_assert_eq!(Wrapped::NAMES.contains(name.as_str()), UserId::try_from(name).is_ok());
    }

    #[test]
    fn numbers_are_names(of in prop_oneof![any::<u64>(), 0..100_u64], zeros in "0{1,2}") {
        let number = Number { of }.as_segment();
        prop_assert!(Number::NAMES.contains(number.as_str()));
        let padded = format!("{zeros}{of}");
        prop_assert!(!Number::NAMES.contains(&padded), "{}", padded);
    }
}

#[test]
fn a_star_in_a_reserved_name_is_any_text() {
    let refused = |name: &str| UserId::try_from(Segment::parse(name).unwrap()).is_err();
    for name in ["shared", "_m", "bob_m", "b.b_m", "x--x", "x-b-x"] {
        assert!(refused(name), "{name}");
    }
    for name in ["shared2", "m", "bob_mm", "_mbob", "x-x", "x-b-y", "y-b-x"] {
        assert!(!refused(name), "{name}");
    }
}

#[test]
fn names_are_data() {
    assert_eq!(Segment::NAMES, Names::ANY);
    assert_eq!(<&u8 as AsSegment>::NAMES, Names::NUMBERS);
    assert_eq!(Number::NAMES.to_string(), "any unsigned integer");
    assert_eq!(Area::NAMES.to_string(), "`Photos`, `drafts.old`");
    assert_eq!(Wrapped::NAMES.to_string(), "any segment but `shared`, `*_m`, `x-*-x`");
    let area = [Area::Photos, Area::Drafts].map(|area| Area::NAMES.contains(area.as_segment().as_str()));
    assert_eq!((area, Area::NAMES.contains("Drafts")), ([true; 2], false));
    for text in ["", "a/b", "*", ".a", "a.", "é", &"a".repeat(129)] {
        assert!(!Names::ANY.contains(text) && !Names::listed(&["", "a/b", "*"]).contains(text), "{text}");
    }
    assert!(Names::ANY.contains(&"a".repeat(128)) && !Names::NUMBERS.contains(&"1".repeat(40)));
}
