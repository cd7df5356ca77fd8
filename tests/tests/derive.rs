//! What the derives make of types, and that it is what the library's own checks say.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;

use cos_policy::resource::SegmentFault;
use cos_policy::{AsSegment, Bucket, KeyScope, Region, Segment, assert_grants_exactly, key, policy, scenarios};
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

#[derive(KeyScope)]
#[key("app/{area}/{user}/*")]
struct Own<'a> {
    user: &'a UserId,
    area: Area,
}

#[derive(KeyScope)]
#[key("{user}/v{number}/{user}-small.jpg")]
struct Small<U> {
    number: u32,
    user: U,
}

#[derive(KeyScope)]
#[key("app/shared/*")]
struct Shared;

#[derive(KeyScope)]
#[key("app/index.html")]
struct Index {}

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

#[test]
fn fields_fill_the_placeholders_of_their_names() {
    let user = UserId::try_from(segment("alice")).unwrap();
    let own = Own { user: &user, area: Area::Photos };
    assert_eq!(own.to_key(), key!("app/photos/{user}/*"));
    assert_eq!((&own).into_key(), own.into_key());
    assert_eq!(Small { number: 2, user: &user }.to_key(), key!("alice/v2/alice-small.jpg"));
    assert_eq!(Shared.to_key(), key!("app/shared/*"));
    assert_eq!(Index {}.to_key(), key!("app/index.html"));
}

#[test]
fn a_scope_stands_where_its_key_or_folder_does() {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
    let user = UserId::try_from(segment("alice")).unwrap();
    let own = Own { user: &user, area: Area::Drafts };
    let policy = policy! {
        in bucket;
        allow GetBucket, PutObject on bucket.at(&own), bucket.at(Shared);
        allow GetObject            on bucket.at(Index {});
    };
    assert_grants_exactly!(
        policy,
        scenarios! {
            in bucket;
                                                GetBucket  PutObject  GetObject;
            "app/Drafts/alice/*"             => yes        yes        no;
            "app/shared/*"                   => yes        yes        no;
            bucket.at(Index {})              => -          no         yes;
        }
    );
    let written = policy! {
        in bucket;
        allow GetBucket, PutObject on "app/Drafts/{user}/*", "app/shared/*";
        allow GetObject            on "app/index.html";
    };
    assert_eq!(policy, written);
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
