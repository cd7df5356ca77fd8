//! Four ways to write one policy of three statements, timed side by side.
//!
//! `cargo bench --bench build` times them; `cargo test --bench build` only checks that they agree.

use std::env;
use std::fmt::Write;
use std::hint::black_box;

use cos_policy::condition::{MediaRange, content_length, content_type};
use cos_policy::{Bucket, MIB, Policy, Region, Segment, action, key, policy};
use cos_policy_benches::{Turns, Way, medians};
use serde_json::{Value, json};

const REGION: &str = "ap-guangzhou";
const APPID: &str = "1250000000";
const BUCKET: &str = "examplebucket-1250000000";
const USER: &str = "alice";
const LIMIT: u64 = 5 * MIB;

fn main() {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, BUCKET).expect("the name is that of a bucket");
    let user = Segment::parse(USER).expect("the name is a segment");
    let ways: [Way<'_, String>; 4] = [
        ("literal", &|| by_literals(black_box(REGION), black_box(APPID), black_box(BUCKET), black_box(USER), limit())),
        ("policy!", &|| by_macro(black_box(&bucket), black_box(&user), limit())),
        ("builder", &|| by_builder(black_box(&bucket), black_box(&user), limit())),
        ("json!", &|| by_json(black_box(REGION), black_box(APPID), black_box(BUCKET), black_box(USER), limit())),
    ];
    assert_equal(ways.map(|(_, write)| write()));
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }

    let medians = medians(&ways, Turns { rounds: 2_001, calls: 200 });
    for ((name, _), nanoseconds) in ways.iter().zip(&medians) {
        println!("{name:<8} {nanoseconds:>8.1} ns");
    }
    let [literal, ours, builder, json] = [0, 1, 2, 3].map(|at| medians[at]);
    println!("policy! / literal  {:>6.2}", ours / literal);
    println!("builder / literal  {:>6.2}", builder / literal);
    println!("json! / policy!    {:>6.2}", json / ours);
}

fn limit() -> u64 {
    black_box(LIMIT)
}

fn by_macro(bucket: &Bucket, user: &Segment, limit: u64) -> String {
    let policy = policy! {
        in bucket;
        allow GetBucket, GetObject    on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
        allow PutObject               on "app/avatar/{user}/*"
            when content_length <= limit, content_type like "image/*";
    };
    String::from(policy)
}

fn by_builder(bucket: &Bucket, user: &Segment, limit: u64) -> String {
    const IMAGES: MediaRange = MediaRange::from_static("image/*");
    let policy = Policy::builder()
        .allow((action::GetBucket, action::GetObject))
        .on(bucket.at(key!("app/files/*")))
        .allow((action::PutObject, action::DeleteObject))
        .on(bucket.at(key!("app/files/{user}/*")))
        .allow(action::PutObject)
        .on(bucket.at(key!("app/avatar/{user}/*")))
        .when(content_length().at_most(limit))
        .when(content_type().like(IMAGES))
        .build();
    String::from(policy)
}

/// What remains when nothing is checked and nothing is kept: constant text, the values, one allocation.
fn by_literals(region: &str, appid: &str, bucket: &str, user: &str, limit: u64) -> String {
    const FILES: &str = concat!(
        r#"{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:GetBucket","name/cos:GetObject"],"#,
        r#""resource":["qcs::cos:"#,
    );
    const OWN_FILES: &str = concat!(
        r#"/app/files/*"]},{"effect":"allow","action":["name/cos:DeleteObject","name/cos:PutObject"],"#,
        r#""resource":["qcs::cos:"#,
    );
    const IN_FILES: &str = "/app/files/";
    const AVATAR: &str = r#"/*"]},{"effect":"allow","action":["name/cos:PutObject"],"resource":["qcs::cos:"#;
    const IN_AVATAR: &str = "/app/avatar/";
    const LENGTH: &str = r#"/*"],"condition":{"numeric_less_than_equal":{"cos:content-length":"#;
    const TAIL: &str = r#"},"string_like":{"cos:content-type":"image/*"}}}]}"#;
    const UID: &str = ":uid/";

    let place = region.len() + UID.len() + appid.len() + ":".len() + bucket.len();
    let digits = limit.checked_ilog10().map_or(1, |log| log as usize + 1);
    let constant = FILES.len() + OWN_FILES.len() + IN_FILES.len() + AVATAR.len() + IN_AVATAR.len() + LENGTH.len();
    let mut text = String::with_capacity(constant + TAIL.len() + 3 * place + 2 * user.len() + digits);
    let push_place = |text: &mut String| {
        text.push_str(region);
        text.push_str(UID);
        text.push_str(appid);
        text.push(':');
        text.push_str(bucket);
    };
    text.push_str(FILES);
    push_place(&mut text);
    text.push_str(OWN_FILES);
    push_place(&mut text);
    text.push_str(IN_FILES);
    text.push_str(user);
    text.push_str(AVATAR);
    push_place(&mut text);
    text.push_str(IN_AVATAR);
    text.push_str(user);
    text.push_str(LENGTH);
    write!(text, "{limit}").expect("writing to a string cannot fail");
    text.push_str(TAIL);
    text
}

fn by_json(region: &str, appid: &str, bucket: &str, user: &str, limit: u64) -> String {
    json!({
        "version": "2.0",
        "statement": [
            {
                "effect": "allow",
                "action": ["name/cos:GetBucket", "name/cos:GetObject"],
                "resource": [format!("qcs::cos:{region}:uid/{appid}:{bucket}/app/files/*")],
            },
            {
                "effect": "allow",
                "action": ["name/cos:DeleteObject", "name/cos:PutObject"],
                "resource": [format!("qcs::cos:{region}:uid/{appid}:{bucket}/app/files/{user}/*")],
            },
            {
                "effect": "allow",
                "action": ["name/cos:PutObject"],
                "resource": [format!("qcs::cos:{region}:uid/{appid}:{bucket}/app/avatar/{user}/*")],
                "condition": {
                    "numeric_less_than_equal": { "cos:content-length": limit },
                    "string_like": { "cos:content-type": "image/*" },
                },
            },
        ],
    })
    .to_string()
}

/// `json!` sorts its members; the others agree byte for byte.
fn assert_equal([literal, ours, builder, json]: [String; 4]) {
    assert_eq!(literal, ours);
    assert_eq!(literal, builder);
    assert_eq!(literal.len(), literal.capacity());
    assert_eq!(value(&literal), value(&json));
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).expect("the text is JSON")
}
