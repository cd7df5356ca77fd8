use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use cos_policy::condition::{Acl, Cidr, Host, MediaRange, MediaType, StorageClass, Tag, TlsVersion, VersionId, VpcId};
use proptest::prelude::{Arbitrary, any};

use crate::sample::{Anyhow, count, samples, shrunk};

/// Of both, a thousand values as text, each of which is read as itself.
fn texts<T: Anyhow + Debug + Display + FromStr<Err: Debug> + PartialEq>() -> [Vec<String>; 2] {
    samples::<T>(1000).map(|values| {
        for value in &values {
            assert_eq!(&value.to_string().parse::<T>().unwrap(), value);
        }
        values.iter().map(T::to_string).collect()
    })
}

/// What failures shrink to.
fn simplest<T: Arbitrary + Display>() -> BTreeSet<String> {
    shrunk(&any::<T>(), |_| true).iter().map(T::to_string).collect()
}

#[track_caller]
fn assert_frequent(texts: &[String], expected: std::ops::Range<usize>, has: impl Fn(&str) -> bool) {
    let found = count(texts, |text| has(text));
    assert!(expected.contains(&found), "{found} of {}", texts.len());
}

fn subtype(text: &str) -> &str {
    text.split_once('/').unwrap().1
}

#[test]
fn media_types_are_common_short_or_as_long_as_can_be() {
    for texts in texts::<MediaType>() {
        assert_frequent(&texts, 30..120, |text| text == "image/png");
        assert_frequent(&texts, 80..190, |text| text.starts_with("application/") && subtype(text).len() == 127);
        assert_frequent(&texts, 60..190, |text| (25..127).contains(&subtype(text).len()));
        let is_odd = |text: &str| text.len() <= 17 && text.starts_with(|first: char| first.is_ascii_digit());
        assert_frequent(&texts, 30..150, is_odd);
        assert_frequent(&texts, 100..400, |text| subtype(text).contains('.') && subtype(text).contains('-'));
    }
    assert_eq!(simplest::<MediaType>(), ["image/png".to_owned()].into());
}

#[test]
fn five_media_ranges_in_eight_are_patterns() {
    for texts in texts::<MediaRange>() {
        assert_frequent(&texts, 550..700, |text| text.ends_with("/*"));
        assert_frequent(&texts, 60..140, |text| text == "image/*");
        assert_frequent(&texts, 10..60, |text| text == "image/png");
        assert_frequent(&texts, 30..150, |text| subtype(text).len() > 30);
    }
    assert_eq!(simplest::<MediaRange>(), ["image/*".to_owned()].into());
}

#[test]
fn version_ids_are_null_short_or_as_long_as_can_be() {
    for texts in texts::<VersionId>() {
        assert_frequent(&texts, 90..200, |text| text == "null");
        assert_frequent(&texts, 90..200, |text| text.len() == 128);
        assert_frequent(&texts, 10..100, |text| text.len() == 1);
        assert_frequent(&texts, 90..200, |text| (33..128).contains(&text.len()));
    }
    assert_eq!(simplest::<VersionId>(), ["null".to_owned()].into());
}

#[test]
fn ids_of_private_networks_are_short_or_as_long_as_can_be() {
    for texts in texts::<VpcId>() {
        assert_frequent(&texts, 90..200, |text| text.len() == "vpc-".len() + 60);
        assert_frequent(&texts, 640..790, |text| text.len() <= "vpc-".len() + 8);
        assert_frequent(&texts, 90..200, |text| (13..64).contains(&text.len()));
    }
    assert_eq!(simplest::<VpcId>(), ["vpc-a".to_owned()].into());
}

#[test]
fn tags_are_short_or_as_long_as_can_be() {
    for texts in texts::<Tag>() {
        assert_frequent(&texts, 90..200, |text| text.len() == 127 + 1 + 255);
        assert_frequent(&texts, 640..790, |text| text.len() <= 17);
        assert_frequent(&texts, 90..200, |text| (18..383).contains(&text.len()));
    }
    assert_eq!(simplest::<Tag>(), ["a&a".to_owned()].into());
}

#[test]
fn hosts_have_one_label_a_common_domain_or_any_length() {
    for texts in texts::<Host>() {
        assert_frequent(&texts, 140..260, |text| !text.contains('.'));
        assert_frequent(&texts, 330..470, |text| text.ends_with(".example.com") || text.ends_with(".myqcloud.com"));
        assert_frequent(&texts, 60..150, |text| text.len() == 253);
        assert_frequent(&texts, 160..290, |text| {
            text.len() <= 26 && text.matches('.').count() == 2 && !text.ends_with(".example.com")
        });
    }
    assert_eq!(simplest::<Host>(), ["a".to_owned()].into());
}

#[test]
fn each_word_is_as_frequent_as_the_others() {
    fn assert_even<T: Anyhow + Debug + Display + FromStr<Err: Debug> + PartialEq>(words: usize, first: &str) {
        for texts in texts::<T>() {
            let found: BTreeSet<&String> = texts.iter().collect();
            assert_eq!(found.len(), words);
            let share = texts.len() / words;
            assert!(found.iter().all(|word| (share / 2..2 * share).contains(&count(&texts, |text| text == *word))));
        }
        assert_eq!(simplest::<T>(), [first.to_owned()].into());
    }
    assert_even::<Acl>(7, "default");
    assert_even::<StorageClass>(8, "STANDARD");
    assert_even::<TlsVersion>(3, "1.0");
}

#[test]
fn blocks_are_mostly_addresses_and_of_whole_bytes() {
    let length = |text: &str| text.split_once('/').map_or(32, |(_, length)| length.parse::<usize>().unwrap());
    for texts in texts::<Cidr>() {
        for whole in [8, 16, 24, 32] {
            assert_frequent(&texts, 120..240, |text| length(text) == whole);
        }
        let lengths: BTreeSet<usize> = texts.iter().map(|text| length(text)).collect();
        assert!(lengths.len() > 30, "{lengths:?}");
        let starts: BTreeSet<&str> = texts.iter().filter_map(|text| text.split('.').next()).collect();
        assert!(starts.len() > 200, "{starts:?}");
    }
    assert_eq!(simplest::<Cidr>(), ["0.0.0.0".to_owned()].into());
}
