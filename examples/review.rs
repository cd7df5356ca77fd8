//! A policy that an official SDK wrote, read and reviewed: its hazards, and what it says of three requests.
//!
//! The user's name came from outside and was `*`. The SDK put it into the resource as it was.
//!
//! Run it with `cargo run --example review`. It prints the canonical text, the findings, and the decisions. Left out:
//! repairing the policy, which is a matter for whoever knows what was meant.

use cos_policy::analysis::{Outcome, Rule};
use cos_policy::{Bucket, Document, Region, Request, action};

const POLICY: &str = r#"{
  "version": "2.0",
  "statement": [{
    "action": "name/cos:PutObject",
    "effect": "allow",
    "principal": {"qcs": "*"},
    "resource": "qcs::cos:ap-guangzhou:uid/1250000000:prefix//1250000000/examplebucket/uploads/*/a.jpg"
  }]
}"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let document = Document::parse(POLICY)?;
    println!("{document}\n");

    let findings = document.lint();
    for finding in &findings {
        println!("{finding}\n  {}", finding.remedy());
    }
    let rules: Vec<Rule> = findings.iter().map(|finding| finding.rule()).collect();
    assert_eq!(rules, [Rule::OpenAcl, Rule::SessionPrincipal, Rule::LegacyResource, Rule::Undocumented]);

    println!();
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    let requests = [
        (Request::object(action::PutObject, &bucket, "uploads/bob/a.jpg"), Outcome::Unknown),
        (Request::object(action::PutObject, &bucket, "uploads/bob/b.jpg"), Outcome::ImplicitDeny),
        (Request::object(action::GetObject, &bucket, "uploads/bob/a.jpg"), Outcome::ImplicitDeny),
    ];
    for (request, expected) in &requests {
        let decision = document.decide(request);
        println!("{request}\n  {decision}");
        assert_eq!(decision.outcome(), *expected);
    }
    Ok(())
}
