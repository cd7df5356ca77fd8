//! A second condition on the same key and operator: what both allow, or nothing at all.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use cos_policy::condition::{
    Acl, Cidr, MediaType, Tag, TlsVersion, acl, content_length, content_type, form_length, part_length, prefix,
    resource_tag, secure_transport, source_ip, tls_version,
};
use cos_policy::{Bucket, Region, Statement, action, key};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::config;
use crate::model::{Limit, limits};
use crate::values::{media_ranges, media_types, networks};

/// The condition of an upload under these conditions.
fn condition_of(statement: &Statement) -> Value {
    let json: Value = serde_json::from_str(&statement.to_string()).unwrap();
    json["condition"].clone()
}

macro_rules! condition {
    ($actions:expr; $($condition:expr),+) => {{
        let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
        condition_of(&Statement::allow($actions).on(bucket.at(key!("a/*")))$(.when($condition))+.build())
    }};
}

/// How *false* is written: an address inside and outside the same block.
fn never() -> Value {
    json!({"ip_equal": {"qcs:ip": "0.0.0.0/0"}, "ip_not_equal": {"qcs:ip": "0.0.0.0/0"}})
}

/// Whether no request meets it: it asks for an address, and for none of all addresses.
fn is_never(condition: &Value) -> bool {
    condition["ip_not_equal"]["qcs:ip"] == "0.0.0.0/0" && !condition["ip_equal"]["qcs:ip"].is_null()
}

/// The values of a condition that has one operator and one key.
fn values(condition: &Value, operator: &str, key: &str) -> Vec<String> {
    let value = &condition[operator][key];
    let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
    values.iter().map(|value| value.as_str().unwrap().to_owned()).collect()
}

fn lies_in(address: u32, block: &str) -> bool {
    let (first, prefix) = block.split_once('/').unwrap_or((block, "32"));
    let size = 1_u64 << (32 - prefix.parse::<u32>().unwrap());
    let first = u64::from(u32::from(first.parse::<Ipv4Addr>().unwrap()));
    (first..first + size).contains(&u64::from(address))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn two_bounds_give_the_tighter(a: u64, b: u64) {
        let least = json!(a.min(b));
        let greatest = json!(a.max(b));
        macro_rules! assert_narrowed {
            ($($actions:expr, $length:ident;)*) => {$(
                prop_assert_eq!(&condition!($actions; $length().at_most(a), $length().at_most(b))["numeric_less_than_equal"]["cos:content-length"], &least);
                prop_assert_eq!(&condition!($actions; $length().less_than(a), $length().less_than(b))["numeric_less_than"]["cos:content-length"], &least);
                prop_assert_eq!(&condition!($actions; $length().at_least(a), $length().at_least(b))["numeric_greater_than_equal"]["cos:content-length"], &greatest);
                prop_assert_eq!(&condition!($actions; $length().greater_than(a), $length().greater_than(b))["numeric_greater_than"]["cos:content-length"], &greatest);
                let exactly = condition!($actions; $length().is(a), $length().is(b));
                prop_assert_eq!(is_never(&exactly), a != b);
                prop_assert_eq!(
                    condition!($actions; $length().is(a), $length().is(a)),
                    json!({"numeric_equal": {"cos:content-length": a}})
                );
                // Different operators stand side by side, whichever came first.
                let both = json!({
                    "numeric_greater_than": {"cos:content-length": a},
                    "numeric_less_than_equal": {"cos:content-length": b},
                });
                prop_assert_eq!(&condition!($actions; $length().at_most(b), $length().greater_than(a)), &both);
                prop_assert_eq!(&condition!($actions; $length().greater_than(a), $length().at_most(b)), &both);
            )*};
        }
        assert_narrowed! {
            action::PutObject, content_length;
            (action::UploadPart, action::AppendObject), part_length;
            action::PostObject, form_length;
        }
    }

    #[test]
    fn two_lists_keep_what_is_in_both(a in vec(media_types(), 0..6), b in vec(media_types(), 0..6)) {
        let common: BTreeSet<String> = a.iter().filter(|value| b.contains(value)).map(ToString::to_string).collect();
        let condition = condition!(action::PutObject; content_type().one_of(a.clone()), content_type().one_of(b));
        if common.is_empty() {
            prop_assert!(is_never(&condition));
        } else {
            let values = values(&condition, "string_equal", "cos:content-type");
            prop_assert_eq!(values.len(), common.len());
            prop_assert_eq!(BTreeSet::from_iter(values), common);
        }
        let again = condition!(action::PutObject; content_type().one_of(a.clone()), content_type().one_of(a.clone()));
        prop_assert_eq!(again, condition!(action::PutObject; content_type().one_of(a)));
    }

    /// For addresses within, at the edges of, and outside the blocks.
    #[test]
    fn two_lists_of_blocks_keep_the_addresses_in_both(
        a in vec(networks(), 0..4),
        b in vec(networks(), 0..4),
        any in vec(any::<u32>(), 4),
    ) {
        let condition = condition!(action::PutObject; source_ip().one_of(a.clone()), source_ip().one_of(b.clone()));
        let (a, b): (Vec<_>, Vec<_>) = (a.iter().map(Cidr::to_string).collect(), b.iter().map(Cidr::to_string).collect());
        let edges = a.iter().chain(&b).flat_map(|block| {
            let (first, prefix) = block.split_once('/').unwrap_or((block, "32"));
            let first = u32::from(first.parse::<Ipv4Addr>().unwrap());
            let last = first | u32::MAX.checked_shr(prefix.parse().unwrap()).unwrap_or(0);
            [first, last, first.wrapping_sub(1), last.wrapping_add(1)]
        });
        let addresses: Vec<u32> = edges.chain(any).collect();
        let inside = |blocks: &[String], address| blocks.iter().any(|block| lies_in(address, block));
        let narrowed = if is_never(&condition) { Vec::new() } else { values(&condition, "ip_equal", "qcs:ip") };
        for address in addresses {
            prop_assert_eq!(
                inside(&narrowed, address),
                inside(&a, address) && inside(&b, address),
                "{} {:?} {:?} {}", Ipv4Addr::from(address), a, b, condition
            );
        }
    }

    #[test]
    fn two_patterns_keep_the_narrower(a in media_ranges(), b in media_ranges(), probe in media_types()) {
        let matches = |pattern: &str| match pattern.strip_suffix('*') {
            Some(kind) => probe.as_str().starts_with(kind),
            None => probe.as_str() == pattern,
        };
        let condition = condition!(action::PutObject; content_type().like(a.clone()), content_type().like(b.clone()));
        let both = matches(a.as_str()) && matches(b.as_str());
        if is_never(&condition) {
            prop_assert!(!both);
        } else {
            let values = values(&condition, "string_like", "cos:content-type");
            prop_assert_eq!(values.iter().any(|pattern| matches(pattern)), both);
        }
    }

    /// A condition that never holds stays so, whatever is added before or after.
    #[test]
    fn what_never_holds_stays_so(limits in vec(limits(), 0..4), block in networks()) {
        let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
        let none = Vec::<MediaType>::new();
        let statement = Statement::allow(action::PutObject).on(bucket.at(key!("a/*")));
        let statement = statement.when(content_type().one_of(none)).when(source_ip().is(block));
        let narrowed = limits.into_iter().fold(statement, |statement, limit| match limit {
            Limit::Length(_, bytes) => statement.when(content_length().at_most(bytes)),
            Limit::Types(types) => statement.when(content_type().one_of(types)),
            Limit::Networks(blocks) => statement.when(source_ip().one_of(blocks)),
            Limit::Secure(secure) => statement.when(secure_transport().is(secure)),
            _ => statement,
        });
        prop_assert!(is_never(&condition_of(&narrowed.build())));
    }
}

#[test]
fn words_narrow_to_the_common_ones() {
    use Acl::{Default, Private, PublicRead};
    use TlsVersion::{V1_0, V1_1, V1_2};

    let one = condition!(action::PutObject; acl().one_of([Private, Default]), acl().one_of([PublicRead, Private]));
    assert_eq!(one, json!({"string_equal": {"cos:x-cos-acl": "private"}}));
    assert_eq!(condition!(action::PutObject; acl().is(Private), acl().is(PublicRead)), never());
    let optional = condition!(action::PutObject; acl().is(Private).or_absent(), acl().is(Private));
    let both = json!({
        "string_equal": {"cos:x-cos-acl": "private"},
        "string_equal_if_exist": {"cos:x-cos-acl": "private"},
    });
    assert_eq!(optional, both);

    let later = condition!(action::GetObject; tls_version().at_least(V1_0), tls_version().at_least(V1_2));
    assert_eq!(later, json!({"numeric_greater_than_equal": {"cos:tls-version": 1.2}}));
    let earlier = condition!(action::GetObject; tls_version().less_than(V1_2), tls_version().less_than(V1_1));
    assert_eq!(earlier, json!({"numeric_less_than": {"cos:tls-version": 1.1}}));
    assert_eq!(condition!(action::GetObject; tls_version().is(V1_0), tls_version().is(V1_2)), never());
    assert_eq!(condition!(action::GetObject; secure_transport().is(true), secure_transport().is(false)), never());

    let folders = (key!("photos/*"), key!("photos/2026/*"), key!("videos/*"));
    let inner = condition!(action::GetBucket; prefix().like(folders.0.clone()), prefix().like(folders.1));
    assert_eq!(inner, json!({"string_like": {"cos:prefix": "photos%2F2026%2F*"}}));
    assert_eq!(condition!(action::GetBucket; prefix().like(folders.0), prefix().like(folders.2)), never());
    let tags = ["a&b", "c&d", "e&f"].map(Tag::from_static);
    let [ab, cd, ef] = tags;
    let (one, other) = (resource_tag().one_of([ab, cd.clone()]), resource_tag().one_of([cd, ef]));
    let common = condition!(action::GetBucket; one, other);
    assert_eq!(common, json!({"for_any_value:string_equal": {"qcs:resource_tag": "c&d"}}));
}

/// Whether a request with this value of the key, or without the key, meets a condition on texts (436/71306).
fn is_met(condition: &Value, key: &str, value: Option<&str>) -> bool {
    let all = |value: &Value| value.as_object().unwrap().clone().into_iter();
    !is_never(condition)
        && all(condition).all(|(operator, keys)| {
            all(&keys).all(|(other, values)| {
                assert_eq!(other, key);
                let values = values.as_array().cloned().unwrap_or_else(|| vec![values]);
                let is_among = |value: &str| values.iter().any(|other| other == value);
                match (operator.strip_suffix("_if_exist").unwrap_or(&operator), value) {
                    (_, None) => operator.ends_with("_if_exist"),
                    ("string_equal", Some(value)) => is_among(value),
                    ("string_not_equal", Some(value)) => !is_among(value),
                    _ => panic!("{operator}"),
                }
            })
        })
}

proptest! {
    #![proptest_config(config())]

    /// Lists of values, each with or without *or absent*, mean what they say one after the other.
    #[test]
    fn lists_and_absence_combine(lists in vec((vec(0..4_usize, 0..3), any::<bool>()), 1..4)) {
        const ACLS: [Acl; 4] = [Acl::Default, Acl::Private, Acl::PublicRead, Acl::BucketOwnerRead];

        let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
        let start = Statement::allow(action::PutObject).on(bucket.at(key!("a/*")));
        let statement = lists.iter().fold(start, |statement, (list, or_absent)| {
            let condition = acl().one_of(list.iter().map(|acl| ACLS[*acl]));
            if *or_absent { statement.when(condition.or_absent()) } else { statement.when(condition) }
        });
        let condition = condition_of(&statement.build());
        let absent = lists.iter().all(|(_, or_absent)| *or_absent);
        prop_assert_eq!(is_met(&condition, "cos:x-cos-acl", None), absent, "{}", condition);
        for (i, acl) in ACLS.iter().enumerate() {
            let listed = lists.iter().all(|(list, _)| list.contains(&i));
            prop_assert_eq!(is_met(&condition, "cos:x-cos-acl", Some(acl.as_str())), listed, "{} {}", acl, condition);
        }
    }

    /// A deny of absent headers denies them, whatever the values beside it.
    #[test]
    fn a_deny_or_absent_denies_what_is_absent(types in vec(media_types(), 0..3), other in media_types()) {
        let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
        let statement = Statement::deny(action::PutObject).on(bucket.at(key!("a/*")));
        let listed = statement.clone().when(content_type().one_of(types.clone()).or_absent()).build();
        let condition = condition_of(&listed);
        prop_assert!(is_met(&condition, "cos:content-type", None), "{}", condition);
        for value in types.iter().chain([&other]) {
            let met = is_met(&condition, "cos:content-type", Some(value.as_str()));
            prop_assert_eq!(met, types.contains(value), "{} {}", value, condition);
        }
        let wanted = condition_of(&statement.when(content_type().is_not(other.clone()).or_absent()).build());
        prop_assert!(is_met(&wanted, "cos:content-type", None));
        prop_assert!(!is_met(&wanted, "cos:content-type", Some(other.as_str())));
    }
}
