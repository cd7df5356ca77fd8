//! What a verdict must be, and what its counterexample must be.

use std::ops::Deref;

use cos_policy::Document;
use cos_policy::analysis::{Outcome, Unsettled, Verdict, Witness, disjoint, equivalent, implies, permits_nothing};
use serde_json::Value;

use crate::brute::{Found, Survey};
use crate::policy::{self, Statement};
use crate::realizable::is_realizable;
use crate::universe::LISTINGS;
use cos_policy_tests::reference::{self, percent};

/// A question, the policies that must permit its counterexample, and those that must not.
pub(crate) struct Question<'p> {
    pub(crate) name: &'static str,
    pub(crate) verdict: Verdict,
    pub(crate) permitting: Vec<&'p [Statement]>,
    pub(crate) refusing: Vec<&'p [Statement]>,
    /// What the oracle found.
    pub(crate) found: fn(&Survey) -> &Found,
}

/// Every question about two policies.
pub(crate) fn questions<'p>(a: &'p [Statement], b: &'p [Statement]) -> [Question<'p>; 5] {
    let (first, second) = (policy::document(a), policy::document(b));
    let ask = |name, verdict, permitting: &[&'p [Statement]], refusing: &[&'p [Statement]], found| Question {
        name,
        verdict,
        permitting: permitting.to_vec(),
        refusing: refusing.to_vec(),
        found,
    };
    [
        ask("implies", implies(&first, &second), &[a], &[b], |survey| &survey.a_without_b),
        ask("is implied by", implies(&second, &first), &[b], &[a], |survey| &survey.b_without_a),
        ask("equivalent", equivalent(&first, &second), &[], &[], |survey| survey.a_without_b.max(&survey.b_without_a)),
        ask("disjoint", disjoint(&first, &second), &[a, b], &[], |survey| &survey.both),
        ask("permits nothing", permits_nothing(&first), &[a], &[], |survey| &survey.a),
    ]
}

pub(crate) const fn kind(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Fails(_) => "fails",
        Verdict::Unknown(_) => "unknown",
    }
}

impl Question<'_> {
    /// What is wrong with the verdict, by what the oracle found with a symbol for each member of a list; that nobody can
    /// say is right as well where it is so with a symbol for each list.
    pub(crate) fn complaint(&self, by_member: &Survey, by_list: &impl Deref<Target = Survey>) -> Option<String> {
        let found = (self.found)(by_member);
        let complaint = match (&self.verdict, found) {
            (Verdict::Holds, Found::Nothing) => None,
            (Verdict::Holds, found) => Some(format!("it does not hold: {found:?}")),
            // A counterexample that the oracle has not is one as well, if it passes here.
            (Verdict::Fails(witness), found) => self.complaint_of(witness).or_else(|| weaker(witness, found)),
            (Verdict::Unknown(Unsettled::Undocumented(reasons)), Found::Possible(_)) => {
                reasons.is_empty().then(|| "no reason".to_owned())
            }
            (Verdict::Unknown(Unsettled::Undocumented(_)), Found::Nothing)
                if matches!((self.found)(by_list), Found::Possible(_)) =>
            {
                None
            }
            (verdict, found) => Some(format!("{verdict:?}, yet {found:?}")),
        };
        complaint.map(|complaint| format!("{}: {complaint}", self.name))
    }

    /// What is wrong with a counterexample.
    fn complaint_of(&self, witness: &Witness) -> Option<String> {
        let request = serde_json::to_value(witness.request()).unwrap();
        let policies = [&self.permitting[..], &self.refusing[..]].concat();
        let wrong = policies.iter().find_map(|policy| disagreement(policy, witness, &request)).or_else(|| {
            let decide = |policy: &&[Statement]| reference::decide(&policy::json(policy), &request).decision;
            let is_allowed = |policy| decide(policy) == "allow";
            let is_refused = |policy| decide(policy).ends_with("_deny");
            let is_one = self.permitting.iter().all(is_allowed) && self.refusing.iter().all(is_refused);
            (!is_one).then(|| "it is no counterexample".to_owned())
        });
        let impossible = || policies.iter().find_map(|policy| impossibility(policy, &request));
        let misjudged = || {
            let ours = is_realizable(&request);
            (ours != witness.is_realizable()).then(|| format!("its realizability is {ours}"))
        };
        wrong.or_else(impossible).or_else(misjudged).map(|wrong| format!("{wrong}: {request}"))
    }
}

/// The oracle has a better counterexample.
fn weaker(witness: &Witness, found: &Found) -> Option<String> {
    match found {
        Found::Certain { realizable: true, request } if !witness.is_realizable() => {
            Some(format!("{} cannot be made, {request} can", witness.request()))
        }
        _ => None,
    }
}

/// The library and the reference decide differently.
fn disagreement(policy: &[Statement], witness: &Witness, request: &Value) -> Option<String> {
    let expected = reference::decide(&policy::json(policy), request).decision;
    let found = outcome(&policy::document(policy), witness);
    (found != expected).then(|| format!("decided {found}, the reference says {expected}"))
}

pub(crate) fn outcome(document: &Document, witness: &Witness) -> &'static str {
    match document.decide(witness.request()).outcome() {
        Outcome::Allow => "allow",
        Outcome::ExplicitDeny => "explicit_deny",
        Outcome::ImplicitDeny => "implicit_deny",
        Outcome::Unknown => "unknown",
    }
}

/// Why no request is like this one, as far as the policy looks.
fn impossibility(policy: &[Statement], request: &Value) -> Option<String> {
    let value = |key: &str| request.get("context").and_then(|context| context.get(key));
    let asks = |key: &str| policy.iter().flat_map(|statement| &statement.clauses).any(|clause| clause.key == key);
    let names = policy.iter().any(|statement| !statement.principals.is_empty());
    let secure = value("cos:secure-transport") == Some(&Value::Bool(true));
    let length = value("cos:content-length").is_none_or(Value::is_u64);
    let version = value("cos:tls-version").is_none_or(|version| version.as_f64().is_some_and(|version| version >= 0.0));
    let is_listing = LISTINGS.contains(&request["action"].as_str().unwrap());
    let prefix = request.get("key").map_or("", |key| key.as_str().unwrap());
    let prefix = percent::encode(prefix.as_bytes());
    let wrong_prefix = is_listing && value("cos:prefix").map_or("", |prefix| prefix.as_str().unwrap()) != prefix;
    let is_empty = |value: &Value| *value == "" || value.as_array().is_some_and(Vec::is_empty);
    let members = request.get("context").into_iter().flat_map(|context| context.as_object().unwrap());
    let empty = { members }.any(|(key, value)| is_empty(value) && key != "vpc:requester_vpc");
    let faults = [
        (asks("qcs:ip") && value("qcs:ip").is_none(), "no address"),
        (asks("cos:secure-transport") && value("cos:secure-transport").is_none(), "no transport"),
        (
            asks("cos:tls-version") && secure != value("cos:tls-version").is_some(),
            "TLS without a version, or the reverse",
        ),
        (value("cos:tls-version").is_some() && !secure, "a version without TLS"),
        (!length || !version, "a number that is none of its key's"),
        (wrong_prefix, "a prefix that is not the key's"),
        (empty, "an empty value"),
        (names && request.get("principal").is_none(), "no principal"),
    ];
    faults.into_iter().find(|(is_fault, _)| *is_fault).map(|(_, fault)| fault.to_owned())
}
