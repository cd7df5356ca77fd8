//! Regions, buckets, segments, keys and folders accept what the rules say, and print what they read.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use cos_policy::condition::{
    Cidr, MediaRange, MediaType, Tag, VersionId, VpcId, content_type, prefix, requester_vpc, resource_tag,
    response_content_type, source_ip, version_id,
};
use cos_policy::{AsSegment, Bucket, Folder, Key, Policy, Region, Segment, action, key};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::config;
use crate::form::assert_well_formed;
use crate::oracle::{is_bucket, is_folder, is_key, is_region, is_segment};
use crate::values::{buckets, folders, keys, regions, segments, texts};

/// What is read prints the same, and is the same when it is read again, by any way.
#[track_caller]
fn assert_round_trip<T>(text: &str, parsed: &T)
where
    T: Clone + Debug + DeserializeOwned + Display + FromStr<Err: Debug> + Into<String> + PartialEq + Serialize,
    T: TryFrom<String, Error: Debug>,
{
    assert_eq!(parsed.to_string(), text);
    assert_eq!(parsed.clone().into(), text);
    assert_eq!(text.parse::<T>().unwrap(), *parsed);
    assert_eq!(T::try_from(text.to_owned()).unwrap(), *parsed);
    assert_eq!(serde_json::to_value(parsed).unwrap(), json!(text));
    assert_eq!(serde_json::from_value::<T>(json!(text)).unwrap(), *parsed);
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_segment_is_what_the_rule_says(text in texts()) {
        prop_assert_eq!(Segment::parse(&text).is_ok(), is_segment(&text));
    }

    #[test]
    fn segments_round_trip(text in texts(), segment in segments()) {
        assert_round_trip(segment.as_str(), &segment);
        prop_assert_eq!(segment.as_segment(), segment.clone());
        if let Ok(parsed) = Segment::parse(&text) {
            assert_round_trip(&text, &parsed);
        }
    }

    #[test]
    fn integers_are_segments(number: u128, small: u8) {
        for (segment, text) in [(number.as_segment(), number.to_string()), (small.as_segment(), small.to_string())] {
            prop_assert_eq!(segment.as_str(), &text);
            prop_assert_eq!(Segment::parse(&text), Ok(segment));
        }
    }

    #[test]
    fn an_encoded_text_can_be_decoded(text in texts()) {
        let length: usize = text.bytes().map(|byte| if byte.is_ascii_alphanumeric() || byte == b'-' { 1 } else { 3 }).sum();
        match Segment::encode(&text) {
            Ok(encoded) => {
                prop_assert_eq!(decoded(encoded.as_str()), text);
                prop_assert_eq!(Segment::parse(encoded.as_str()), Ok(encoded));
            }
            Err(_) => prop_assert!(length == 0 || length > 128, "{length}"),
        }
    }

    #[test]
    fn a_region_is_what_the_rule_says(text in texts(), region in regions()) {
        prop_assert_eq!(Region::parse(&text).is_ok(), is_region(&text));
        assert_round_trip(region.as_str(), &region);
        prop_assert!(is_region(region.as_str()));
    }

    #[test]
    fn a_bucket_is_what_the_rule_says(region in regions(), text in texts(), name in "[a-z0-9-]{1,30}-[0-9]{1,10}") {
        for text in [text, name] {
            prop_assert_eq!(Bucket::new(region.clone(), &text).is_ok(), is_bucket(region.as_str(), &text), "{}", text);
        }
    }

    #[test]
    fn buckets_round_trip(bucket in buckets()) {
        let (region, name) = (bucket.region(), bucket.name());
        prop_assert_eq!(Bucket::new(region.clone(), name), Ok(bucket.clone()));
        prop_assert_eq!(bucket.appid(), name.rsplit('-').next().unwrap());
        prop_assert_eq!(bucket.domain(), format!("{name}.cos.{region}.myqcloud.com"));
        let fields = json!({"region": region.as_str(), "name": name});
        prop_assert_eq!(serde_json::to_value(&bucket).unwrap(), fields.clone());
        prop_assert_eq!(serde_json::from_value::<Bucket>(fields).unwrap(), bucket);
    }

    #[test]
    fn a_key_is_what_the_rule_says(text in texts()) {
        prop_assert_eq!(Key::parse(&text).is_ok(), is_key(&text));
        prop_assert_eq!(Folder::parse(&text).is_ok(), is_folder(&text));
    }

    #[test]
    fn keys_and_folders_round_trip(key in keys(), folder in folders()) {
        assert_round_trip(key.as_str(), &key);
        let text = folder.to_string();
        assert_round_trip(&text, &folder);
        prop_assert_eq!(folder.prefix().to_owned() + "*", text);
    }

    /// What a template makes is a key, and different segments make different keys.
    #[test]
    fn a_filled_template_is_a_key(a in segments(), b in segments(), c in segments(), d in segments(), number: u64) {
        let object = |x: &Segment, y: &Segment| key!("app/{x}/avatar_{y}.jpg");
        let folder = |x: &Segment, y: &Segment| key!("{x}/{n}/-{y}/*", n = number);
        assert_round_trip(&format!("app/{a}/avatar_{b}.jpg"), &object(&a, &b));
        assert_round_trip(&format!("{a}/{number}/-{b}/*"), &folder(&a, &b));
        prop_assert_eq!(object(&a, &b) == object(&c, &d), (&a, &b) == (&c, &d));
        prop_assert_eq!(folder(&a, &b) == folder(&c, &d), (&a, &b) == (&c, &d));
    }

    /// Whatever text any constructor lets in, a policy has the structure that was written and no other.
    #[test]
    fn no_text_reaches_the_structure_of_a_policy(text in texts(), other in texts()) {
        for policy in written_from(&text, &other) {
            assert_well_formed(&policy);
            let json = policy.to_json();
            prop_assert!(json.is_ascii() && !json.contains('\\') && !json.contains(' '), "{json}");
        }
    }
}

/// The inverse of `Segment::encode`.
fn decoded(encoded: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = encoded.chars();
    while let Some(character) = rest.next() {
        if character == '_' {
            let digits: String = rest.by_ref().take(2).collect();
            assert!(digits.len() == 2 && !digits.contains(|digit: char| digit.is_ascii_uppercase()), "{encoded}");
            bytes.push(u8::from_str_radix(&digits, 16).unwrap());
        } else {
            bytes.push(u8::try_from(character).unwrap());
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_character_alone_inside_and_at_an_end() {
    // Beyond the first plane a sample will do.
    for character in (0..=0xffff).chain((0x1_0000..=0x10_ffff).step_by(97)).filter_map(char::from_u32) {
        for text in [format!("{character}"), format!("a{character}a"), format!("{character}a"), format!("a{character}")]
        {
            assert_eq!(Segment::parse(&text).is_ok(), is_segment(&text), "{text:?}");
        }
        let text = format!("a/{character}");
        assert_eq!(Key::parse(&text).is_ok(), is_key(&text), "{text:?}");
        assert_eq!(Folder::parse(&text).is_ok(), is_folder(&text), "{text:?}");
    }
}

#[test]
fn every_short_text() {
    let alphabet = ['a', '-', '.', '/', '*', '%', '\u{e9}'];
    let mut texts = vec![String::new()];
    for _ in 0..5 {
        let longer = texts.iter().flat_map(|text| alphabet.map(|character| format!("{text}{character}")));
        texts = std::iter::once(String::new()).chain(longer).collect();
    }
    assert!(texts.len() > 7_usize.pow(5));
    for text in texts {
        assert_eq!(Segment::parse(&text).is_ok(), is_segment(&text), "{text:?}");
        assert_eq!(Key::parse(&text).is_ok(), is_key(&text), "{text:?}");
        assert_eq!(Folder::parse(&text).is_ok(), is_folder(&text), "{text:?}");
    }
}

/// Policies with the texts in every place that takes text from outside and accepts them.
fn written_from(text: &str, other: &str) -> Vec<Policy> {
    let known = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
    let mut policies = Vec::new();
    let regions = [Region::parse(text).ok(), serde_json::from_value(json!(text)).ok()];
    let named = regions.into_iter().flatten().filter_map(|region| Bucket::new(region, other).ok());
    let of_known_region = Bucket::new(Region::AP_GUANGZHOU, text).ok();
    let by_serde = serde_json::from_value(json!({"region": text, "name": other})).ok();
    for bucket in named.chain(of_known_region).chain(by_serde) {
        policies.push(Policy::builder().allow(action::HeadBucket).on(bucket).build());
    }
    for segment in [Segment::parse(text).ok(), Segment::encode(text).ok(), serde_json::from_value(json!(text)).ok()] {
        let Some(segment) = segment else { continue };
        let built = Policy::builder()
            .allow(action::PutObject)
            .on((known.at(key!("a/{segment}/*")), known.at(key!("{segment}.jpg"))))
            .build();
        policies.push(built);
    }
    for key in [Key::parse(text).ok(), serde_json::from_value(json!(text)).ok()].into_iter().flatten() {
        policies.push(Policy::builder().allow(action::GetObject).on(known.at(&key)).build());
        policies
            .push(Policy::builder().allow(action::GetBucket).on(known.at(key!("a/*"))).when(prefix().is(key)).build());
    }
    for folder in [Folder::parse(text).ok(), serde_json::from_value(json!(text)).ok()].into_iter().flatten() {
        let listing = Policy::builder().allow(action::GetBucket).on(known.at(&folder));
        policies.push(listing.clone().build());
        policies.push(listing.clone().when(prefix().like(folder.clone())).build());
        policies.push(listing.when(prefix().is(folder)).build());
    }
    let upload = || Policy::builder().allow(action::PutObject).on(known.at(key!("a/*")));
    let download = || Policy::builder().allow(action::GetObject).on(known.at(key!("a/*")));
    if let Ok(value) = MediaType::parse(text) {
        policies.push(upload().when(content_type().is(value.clone())).build());
        policies.push(download().when(response_content_type().is(value)).build());
    }
    if let Ok(value) = MediaRange::parse(text) {
        policies.push(upload().when(content_type().like(value.clone())).build());
        policies.push(download().when(response_content_type().like(value)).build());
    }
    policies.extend(VersionId::parse(text).map(|value| download().when(version_id().is(value)).build()));
    policies.extend(VpcId::parse(text).map(|value| download().when(requester_vpc().is(value)).build()));
    policies.extend(Tag::parse(text).map(|value| download().when(resource_tag().is(value)).build()));
    policies.extend(Cidr::parse(text).map(|value| download().when(source_ip().is(value)).build()));
    policies
}
