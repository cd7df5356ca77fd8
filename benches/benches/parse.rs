//! A policy read as a document, and the same text read as any JSON, timed side by side.
//!
//! `cargo bench --bench parse` times them; `cargo test --bench parse` only checks that they agree.

use std::env;
use std::hint::black_box;

use cos_policy::{Document, MIB};
use cos_policy_benches::{Turns, Way, medians};
use serde_json::{Value, json};

const SIZES: [(usize, Turns); 3] = [
    (3, Turns { rounds: 2_001, calls: 20 }),
    (100, Turns { rounds: 501, calls: 2 }),
    (10_000, Turns { rounds: 41, calls: 1 }),
];

fn main() {
    let timed = env::args().any(|argument| argument == "--bench");
    if timed {
        println!("{:<26} {:>9} {:>12} {:>12} {:>6}", "text", "bytes", "parse MB/s", "Value MB/s", "ratio");
    }
    for (count, turns) in SIZES {
        let policy = policy(count);
        let pretty = serde_json::to_string_pretty(&policy).expect("a value is JSON");
        let canonical = Document::parse(&pretty).expect("the text is a policy").to_json();
        for (kind, text) in [("canonical", &canonical), ("with blanks", &pretty)] {
            assert_equal(text, &canonical, &policy, count);
            if timed {
                time(&format!("{count} statements, {kind}"), text, turns);
            }
        }
    }
}

fn by_document(text: &str) -> usize {
    Document::parse(text).map_or(0, |document| black_box(document).len())
}

fn by_value(text: &str) -> usize {
    serde_json::from_str::<Value>(text).map_or(0, |value| usize::from(black_box(value).is_object()))
}

fn time(name: &str, text: &str, turns: Turns) {
    let ways: [Way<'_>; 2] = [("parse", &|| by_document(black_box(text))), ("Value", &|| by_value(black_box(text)))];
    let medians = medians(&ways, turns);
    let [ours, value] = [0, 1].map(|at| text.len() as f64 * 1e3 / medians[at]);
    println!("{name:<26} {:>9} {ours:>12.0} {value:>12.0} {:>6.2}", text.len(), ours / value);
}

/// The three statements of the `build` benchmark again and again, for another user each time.
fn policy(count: usize) -> Value {
    let resource = |rest: &str| format!("qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/{rest}/*");
    let statement = |at: usize| {
        let user = format!("user-{:05}", at / 3);
        match at % 3 {
            0 => json!({
                "effect": "allow",
                "action": ["name/cos:GetBucket", "name/cos:GetObject"],
                "resource": [resource(&format!("files/{user}"))],
            }),
            1 => json!({
                "effect": "allow",
                "action": ["name/cos:DeleteObject", "name/cos:PutObject"],
                "resource": [resource(&format!("own/{user}"))],
            }),
            _ => json!({
                "effect": "allow",
                "action": ["name/cos:PutObject"],
                "resource": [resource(&format!("avatar/{user}"))],
                "condition": {
                    "numeric_less_than_equal": { "cos:content-length": 5 * MIB },
                    "string_like": { "cos:content-type": "image/*" },
                },
            }),
        }
    };
    json!({ "version": "2.0", "statement": (0..count).map(statement).collect::<Vec<_>>() })
}

/// Both read the policy that the text was made of, and read it in full.
fn assert_equal(text: &str, canonical: &str, policy: &Value, count: usize) {
    let document = Document::parse(text).expect("the text is a policy");
    assert_eq!(document.len(), count);
    assert_eq!(document.to_json(), canonical);
    let value = |text: &str| serde_json::from_str::<Value>(text).expect("the text is JSON");
    assert_eq!(value(text), *policy);
    assert_eq!(value(&document.to_json()), *policy);
}
