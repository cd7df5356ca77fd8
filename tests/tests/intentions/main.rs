//! Intentions as tables: what a policy grants beyond them, and what it does not grant.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use cos_policy::{Bucket, Document, Policy, Region, Scenarios, Segment};

mod guide;

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

fn user(name: &str) -> Segment {
    Segment::parse(name).unwrap()
}

/// Statements as text: `allow|deny <action> .. on <resource> ..`, the resources below the bucket, or `*`.
fn document(statements: &[&str]) -> Document {
    let statement = |text: &&str| {
        let (effect, rest) = text.split_once(' ').unwrap();
        let (actions, resources) = rest.split_once(" on ").unwrap();
        let resources = resources.split(' ').map(|resource| match resource {
            "*" => "\"*\"".to_owned(),
            path => format!("\"qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/{path}\""),
        });
        let actions: Vec<String> = actions.split(' ').map(|action| format!("\"{action}\"")).collect();
        let (actions, resources) = (actions.join(","), resources.collect::<Vec<_>>().join(","));
        format!(r#"{{"effect":"{effect}","action":[{actions}],"resource":[{resources}]}}"#)
    };
    let statements: Vec<String> = statements.iter().map(statement).collect();
    Document::parse(&format!(r#"{{"version":"2.0","statement":[{}]}}"#, statements.join(","))).unwrap()
}

#[track_caller]
fn assert_exact(policy: &Policy, intended: &Scenarios) {
    if let Err(mismatch) = policy.grants_exactly(intended) {
        panic!("{mismatch}");
    }
}

/// `text` stands behind a line break.
#[track_caller]
fn assert_mismatch(document: &Document, intended: &Scenarios, text: &str) {
    let mismatch = document.grants_exactly(intended).unwrap_err().to_string();
    assert_eq!(mismatch, text.trim_start_matches('\n').trim_end(), "\n{mismatch}");
}
