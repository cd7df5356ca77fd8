//! Whole policies: what the builder writes, and the denies that follow a policy.

use std::collections::BTreeSet;

use cos_policy::action;
use cos_policy::analysis::Severity;
use cos_policy::{Bucket, Policy, Region, Statement, deliberately, key};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::config;
use crate::form::assert_well_formed;
use crate::model::{Kind, Spec, document, policy, specs};
use crate::values::folders;

proptest! {
    #![proptest_config(config())]

    /// The builder's text is the model's, byte for byte.
    #[test]
    fn a_policy_is_what_was_written(specs in vec(specs(), 1..6)) {
        let policy = policy(&specs);
        let expected: Vec<Value> = specs.iter().map(Spec::expected).collect();
        prop_assert_eq!(policy.to_json(), document(&expected).to_string());
        assert_well_formed(&policy);
        assert_well_formed(&policy.private_acl().https_only());
    }

    /// As a document it is the same text, and what compiles has no hazard; what is deliberate has its reason.
    #[test]
    fn a_policy_is_a_document_without_hazards(specs in vec(specs(), 1..6), guarded: bool) {
        let policy = policy(&specs);
        let policy = if guarded { policy.private_acl().https_only() } else { policy };
        prop_assert_eq!(policy.document().to_json(), policy.to_json());
        let hazards: Vec<String> = policy
            .lint()
            .iter()
            .filter(|finding| finding.severity() > Severity::Note)
            .map(ToString::to_string)
            .collect();
        prop_assert_eq!(hazards, [""; 0], "{}", policy);
    }

    #[test]
    fn the_same_policy_has_the_same_bytes(specs in vec(specs(), 1..4)) {
        let (policy, again) = (policy(&specs), policy(&specs));
        prop_assert_eq!(policy.to_json(), again.to_json());
        prop_assert_eq!(policy.clone().private_acl().https_only().to_json(), again.clone().https_only().private_acl().to_json());
        prop_assert_eq!(policy, again);
    }

    /// Equal policies have equal texts, and policies that differ in one thing different ones.
    #[test]
    fn the_text_tells_policies_apart(a in vec(specs(), 1..3), other in specs(), at: Index, field in 0..8) {
        let mut b = a.clone();
        let spec = at.get_mut(&mut b);
        match field {
            0 => spec.kind = other.kind,
            1 => spec.denies = other.denies,
            2 => spec.list = other.list,
            3 => spec.bucket = other.bucket,
            4 => spec.folder = other.folder,
            5 => spec.more = other.more,
            6 => spec.limits = other.limits,
            _ => b.reverse(),
        }
        prop_assert_eq!(policy(&a) == policy(&b), policy(&a).to_json() == policy(&b).to_json());
    }

    /// Statements stand as they were written, by whichever way they came together.
    #[test]
    fn statements_keep_their_order(specs in vec(specs(), 1..6), at: Index) {
        let statements: Vec<Statement> = specs.iter().map(Spec::statement).collect();
        let whole = policy(&specs);
        prop_assert_eq!(&Vec::from_iter(whole.clone()), &statements);

        let (some, others) = statements.split_at(at.index(statements.len()));
        let (first, rest) = others.split_first().unwrap();
        let extended = Policy::from_statements(some.to_vec())
            .map_or_else(|| Policy::from_statements([first.clone()]), |policy| Some(policy.with([first.clone()])))
            .unwrap()
            .with(rest.to_vec());
        prop_assert_eq!(extended.to_json(), whole.to_json());
        prop_assert_eq!(Policy::from_statements(whole.clone()).unwrap(), whole.clone());

        let texts: Vec<String> = statements.iter().map(ToString::to_string).collect();
        prop_assert_eq!(whole.to_json(), format!(r#"{{"version":"2.0","statement":[{}]}}"#, texts.join(",")));
    }
}

// Denies that follow a whole policy.

/// One deny over the actions and resources of all allows, or over those whose actions carry a key.
fn guard(specs: &[Spec], carries: impl Fn(&str) -> bool, condition: Value) -> Option<Value> {
    let mut names = BTreeSet::new();
    let mut resources: Vec<String> = Vec::new();
    for spec in specs.iter().filter(|spec| !spec.denies()) {
        let concerned: Vec<&str> = spec.names().iter().copied().filter(|name| carries(name)).collect();
        if !concerned.is_empty() {
            names.extend(concerned.into_iter().map(|name| format!("name/cos:{name}")));
            resources.extend(spec.resources());
        }
    }
    let mut seen = BTreeSet::new();
    resources.retain(|resource| seen.insert(resource.clone()));
    (!names.is_empty())
        .then(|| json!({"effect": "deny", "action": names, "resource": resources, "condition": condition}))
}

fn expected_with_guards(specs: &[Spec], private_acl: bool, https_only: bool) -> String {
    const WITH_ACL: [&str; 7] = [
        "AppendObject",
        "InitiateMultipartUpload",
        "PostObject",
        "PutBucket",
        "PutBucketACL",
        "PutObject",
        "PutObjectACL",
    ];
    let mut statements: Vec<Value> = specs.iter().map(Spec::expected).collect();
    if private_acl {
        let condition = json!({"string_not_equal": {"cos:x-cos-acl": "private"}});
        statements.extend(guard(specs, |name| WITH_ACL.contains(&name), condition));
    }
    if https_only {
        statements.extend(guard(specs, |_| true, json!({"bool_equal": {"cos:secure-transport": "false"}})));
    }
    document(&statements).to_string()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn denies_for_the_policy_cover_what_it_allows(specs in vec(specs(), 1..5), private_acl: bool, https_only: bool) {
        let mut policy = policy(&specs);
        if private_acl {
            policy = policy.private_acl();
        }
        if https_only {
            policy = policy.https_only();
        }
        prop_assert_eq!(policy.to_json(), expected_with_guards(&specs, private_acl, https_only));
    }

    /// A statement added later is covered as well, and asking twice changes nothing.
    #[test]
    fn denies_for_the_policy_follow_it(before in vec(specs(), 1..4), after in vec(specs(), 0..4), upload in folders()) {
        let statements = || after.iter().map(Spec::statement);
        let written = policy(&before).with(statements());
        prop_assert_eq!(policy(&before).private_acl().with(statements()), written.clone().private_acl());
        prop_assert_eq!(policy(&before).https_only().with(statements()), written.clone().https_only());
        let both = policy(&before).https_only().private_acl().with(statements()).private_acl();
        prop_assert_eq!(&both, &written.clone().private_acl().https_only());
        prop_assert_eq!(&both.clone().private_acl().https_only().private_acl(), &both);

        // So it is with the builder's methods on a policy.
        let bucket = &before[0].bucket;
        let by_methods = policy(&before).private_acl().allow(action::PutObject).on(bucket.at(&upload)).build();
        let later = policy(&before).allow(action::PutObject).on(bucket.at(&upload)).build().private_acl();
        prop_assert_eq!(&by_methods, &later);
        let last = by_methods.into_iter().last().unwrap();
        let own = format!("qcs::cos:{}:uid/{}:{}/{upload}", bucket.region(), bucket.appid(), bucket.name());
        prop_assert!(last.to_string().starts_with("{\"effect\":\"deny\",") && last.to_string().contains(&own), "{last}");
    }

    /// A policy that is added to another brings its denies along, and they cover both.
    #[test]
    fn denies_for_the_policy_come_with_its_statements(
        before in vec(specs(), 1..4),
        after in vec(specs(), 1..4),
        list: Index,
    ) {
        let mut after = after;
        let upload = list.get_mut(&mut after);
        (upload.kind, upload.denies) = (Kind::Upload, false);
        let guarded = policy(&after).private_acl().https_only();
        let together = policy(&[before.clone(), after].concat()).private_acl().https_only();
        prop_assert_eq!(&policy(&before).with(guarded.clone()), &together);
        prop_assert_eq!(&Policy::from_statements(policy(&before).into_iter().chain(guarded)).unwrap(), &together);
    }
}

#[test]
fn a_policy_that_allows_nothing_gets_no_deny() {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
    let denying = Policy::builder().deny(action::PutObject).on(bucket.whole()).build();
    assert_eq!(denying.clone().private_acl().https_only(), denying);
    // What is added later counts, for a policy that had nothing to cover as well.
    let reading = Policy::builder().allow(action::GetObject).on(bucket.at(key!("a/*"))).build();
    assert_eq!(reading.clone().private_acl(), reading);
    let writing = reading.private_acl().allow(action::PutObject).on(bucket.at(key!("a/*"))).build();
    assert_eq!(writing.into_iter().count(), 3);
}

/// A policy is private as a whole also where it had nothing to guard.
#[test]
fn a_guard_that_made_no_deny_yet_comes_along() {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
    let reading = Policy::builder().allow(action::GetObject).on(bucket.at(key!("a/*"))).build().private_acl();
    let writing = Policy::builder().allow(action::PutObject).on(bucket.at(key!("b/*"))).build();
    let guarded = writing.clone().with(reading.clone());
    assert_eq!(guarded.clone().into_iter().count(), 3);
    assert_eq!(guarded.clone().private_acl(), guarded);
    assert_eq!(
        Policy::from_statements(reading.clone().into_iter().chain(writing.clone())).unwrap(),
        reading.with(writing)
    );
}

/// The reason of a statement in `policy!` is one reason, whatever it stands beside.
#[test]
fn reasons_stand_in_the_order_of_the_statements() {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
    let policy = cos_policy::policy! {
        in bucket;
        allow GetBucketACL, PutBucketACL on bucket deliberately "first";
        allow GetObject on "a/*";
        allow GetObject, PutObject on bucket.whole() deliberately "second";
    };
    let policy = policy.allow(deliberately(action::DeleteBucket, "third")).on(&bucket).build().private_acl();
    assert_eq!(policy.reasons().collect::<Vec<_>>(), ["first", "second", "third"]);
    assert!(!policy.to_json().contains("first"));
    let alone: Vec<Vec<String>> =
        policy.into_iter().map(|statement| statement.reasons().map(str::to_owned).collect()).collect();
    assert_eq!(alone, [vec!["first"], vec![], vec!["second"], vec!["third"], vec![]]);
}
