//! Strategies: texts from outside, and parts that are right.

use std::net::Ipv4Addr;

use cos_policy::condition::{Cidr, MediaRange, MediaType, Tag};
use cos_policy::{Bucket, Folder, Key, Region, Segment};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Characters that have a meaning somewhere between a browser and COS, and plain ones.
const CHARACTERS: &str = "abZ09-_./*?%2A:${}\\\"'&+ \t\r\n\0\u{7f}\u{85}\u{a0}\u{e9}\u{301}\u{430}\u{200b}\u{202e}\u{ff0a}\u{ff0e}\u{ff0f}\u{1f600}";

fn characters() -> impl Strategy<Value = char> {
    select(CHARACTERS.chars().collect::<Vec<_>>())
}

/// Texts that are nearly right, hostile ones, any text at all, and long ones.
pub(crate) fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => nearly_right(),
        2 => "[A-Za-z0-9._-]{0,12}",
        2 => "([A-Za-z0-9._-]{0,3}[/.*]{0,2}){1,5}",
        2 => vec(characters(), 0..8).prop_map(String::from_iter),
        1 => any::<String>(),
        1 => ("[a.é/*-]", 40..900_usize).prop_map(|(unit, times)| unit.repeat(times)),
        1 => (120..135_usize).prop_map(|times| "a".repeat(times)),
        1 => (848..853_usize, "(/[*])?").prop_map(|(times, end)| "a".repeat(times) + &end),
    ]
}

/// What some constructor accepts, with a character put in, taken out or replaced.
fn nearly_right() -> impl Strategy<Value = String> {
    let right = prop_oneof![
        segments().prop_map(String::from),
        keys().prop_map(String::from),
        folders().prop_map(String::from),
        regions().prop_map(String::from),
        buckets().prop_map(|bucket| bucket.name().to_owned()),
        media_ranges().prop_map(|range| range.to_string()),
        networks().prop_map(|block| block.to_string()),
        "(vpc-[a-z0-9]{1,8}|[a-c]&[d-f])",
    ];
    (right, any::<Index>(), characters(), 0..4_u8).prop_map(|(right, at, character, slip)| {
        let mut text: Vec<char> = right.chars().collect();
        match slip {
            0 => {}
            1 => text.insert(at.index(text.len() + 1), character),
            2 => _ = text.remove(at.index(text.len())),
            _ => *at.get_mut(&mut text) = character,
        }
        text.into_iter().collect()
    })
}

pub(crate) fn segments() -> impl Strategy<Value = Segment> {
    prop_oneof![
        8 => "[A-Za-z0-9_-]([A-Za-z0-9._-]{0,8}[A-Za-z0-9_-])?",
        1 => "[A-Za-z0-9_-][A-Za-z0-9._-]{120,126}[A-Za-z0-9_-]",
    ]
    .prop_map(|text| Segment::parse(&text).unwrap())
}

pub(crate) fn keys() -> impl Strategy<Value = Key> {
    vec("[.]?[A-Za-z0-9_-]([A-Za-z0-9._-]{0,6}[A-Za-z0-9_-])?", 1..5)
        .prop_map(|parts| Key::parse(&parts.join("/")).unwrap())
}

pub(crate) fn folders() -> impl Strategy<Value = Folder> {
    keys().prop_map(|key| Folder::parse(&format!("{key}/*")).unwrap())
}

pub(crate) fn regions() -> impl Strategy<Value = Region> {
    prop_oneof![
        4 => select(Region::ALL),
        1 => "(ap|na|sa|eu)-[a-z]{1,12}(-fsi|-[0-9])?".prop_map(|text| Region::parse(&text).unwrap()),
    ]
}

pub(crate) fn buckets() -> impl Strategy<Value = Bucket> {
    (select(Region::ALL), "[a-z0-9]([a-z0-9-]{0,7}[a-z0-9])?-[1-9][0-9]{0,9}")
        .prop_map(|(region, name)| Bucket::new(region, &name).unwrap())
}

pub(crate) fn media_types() -> impl Strategy<Value = MediaType> {
    "(image|video|application)/(png|jpeg|mp4|x-[a-z0-9.-]{1,5})".prop_map(|text| MediaType::parse(&text).unwrap())
}

pub(crate) fn media_ranges() -> impl Strategy<Value = MediaRange> {
    "(image|video)/([*]|png|mp4)".prop_map(|text| MediaRange::parse(&text).unwrap())
}

pub(crate) fn tags() -> impl Strategy<Value = Tag> {
    "[a-c]&[d-f]".prop_map(|text| Tag::parse(&text).unwrap())
}

/// Blocks that are often the same or within each other.
pub(crate) fn networks() -> impl Strategy<Value = Cidr> {
    let addresses = prop_oneof![any::<u32>(), select(vec![0x0a00_0000, 0x0a00_00ff, 0xcb00_7107])];
    (addresses, 0..=32_u32).prop_map(|(address, prefix)| {
        let mask = u32::MAX.checked_shl(32 - prefix).unwrap_or(0);
        Cidr::parse(&format!("{}/{prefix}", Ipv4Addr::from(address & mask))).unwrap()
    })
}
