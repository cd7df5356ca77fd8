//! What the derives make of types, and that it is what the library's own checks say.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;

use cos_policy::resource::SegmentFault;
use cos_policy::{AsSegment, Segment, key};
use proptest::prelude::*;

#[path = "../../cos-policy-derive/src/template.rs"]
#[expect(dead_code, reason = "the derive calls the rest")]
mod template;

mod users {
    use cos_policy::Segment;

    #[derive(Clone, Debug, PartialEq, Eq, Segment)]
    #[segment(reserved("shared", "public"))]
    pub struct UserId(Segment);
}

use users::UserId;

#[derive(Clone, Debug, PartialEq, Eq, Segment)]
struct Upload {
    number: u64,
}

#[derive(Segment)]
struct Of<'a, T>(&'a T);

#[derive(Clone, Copy, Debug, PartialEq, Segment)]
enum Area {
    #[segment("photos")]
    Photos,
    #[segment("PHOTOS")]
    Loud,
    Drafts,
    r#Type,
}

fn segment(text: &str) -> Segment {
    Segment::parse(text).unwrap()
}

#[test]
fn a_struct_is_the_segment_of_its_field() {
    let user = UserId::try_from(segment("alice")).unwrap();
    assert_eq!(user.as_segment(), segment("alice"));
    assert_eq!(Of(&user).as_segment(), segment("alice"));
    assert_eq!(Upload { number: 7 }.as_segment(), segment("7"));
    assert_eq!(key!("app/{user}/{n}.jpg", n = Upload { number: 7 }).as_str(), "app/alice/7.jpg");
}

#[test]
fn a_variant_is_the_segment_of_its_text() {
    let areas = [Area::Photos, Area::Loud, Area::Drafts, Area::r#Type];
    let texts = areas.map(|area| area.as_segment().to_string());
    assert_eq!(texts, ["photos", "PHOTOS", "Drafts", "Type"]);
    assert_eq!(BTreeSet::from(texts).len(), areas.len());
}

#[test]
fn reserved_names_are_refused() {
    for name in ["shared", "public"] {
        let refused = UserId::try_from(segment(name)).unwrap_err();
        assert_eq!(refused.fault(), SegmentFault::Reserved);
        assert_eq!(refused.to_string(), format!("`{name}` is a reserved name"));
    }
    for name in ["Shared", "share", "shared2", "public.", "_shared"] {
        let parsed = Segment::parse(name);
        assert_eq!(parsed.clone().and_then(UserId::try_from).is_ok(), parsed.is_ok(), "{name}");
    }
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z0-9._-]{0,4}", "[a./*%:é ]{0,3}", any::<String>(), (126..131_usize).prop_map(|n| "a".repeat(n))]
}

proptest! {
    #[test]
    fn the_derive_takes_the_texts_that_segments_take(text in texts()) {
        prop_assert_eq!(template::is_segment(&text), Segment::parse(&text).is_ok());
    }

    #[test]
    fn different_values_are_different_segments(a in "[a-z0-9]{1,2}", b in "[a-z0-9]{1,2}", m in 0..12_u64, n in 0..12_u64) {
        let [a, b] = [&a, &b].map(|text| UserId::try_from(segment(text)).unwrap());
        prop_assert_eq!(a == b, a.as_segment() == b.as_segment());
        prop_assert_eq!(m == n, Upload { number: m }.as_segment() == Upload { number: n }.as_segment());
    }
}
