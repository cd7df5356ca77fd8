//! What `lint` finds: one hazard a case, with everything that is reported for it, and nothing else.

mod documents;
mod fixes;
mod rules;
mod silent;

use cos_policy::{Document, Finding};

pub(crate) const BUCKET: &str = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000";

/// A policy of these statements. `B/` in a resource stands for the bucket.
pub(crate) fn policy(statements: &str) -> String {
    format!("{{\"version\":\"2.0\",\"statement\":[{statements}]}}").replace("\"B/", &format!("\"{BUCKET}/"))
}

/// `<rule> <path>` of every finding, in order.
#[track_caller]
pub(crate) fn findings(text: &str) -> Vec<String> {
    lint(text).iter().map(|finding| format!("{} {}", finding.rule().id(), finding.path())).collect()
}

#[track_caller]
pub(crate) fn lint(text: &str) -> Vec<Finding> {
    Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}")).lint()
}
