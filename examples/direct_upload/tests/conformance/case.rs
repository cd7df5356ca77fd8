use std::collections::BTreeMap;

use direct_upload::cos::Gate;
use serde::Deserialize;
use serde_json::Value;

use crate::form::Form;

/// A request under a policy, and how it must be answered.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) id: String,
    /// What it is about, such as `436/71306`; `COS-1` where the answer is this library's reading, and `stand-in` where it is the
    /// stand-in's choice, as for each code that the facts at hand do not name.
    pub(crate) documents: Vec<String>,
    /// The axioms of COS-1 that it rests on.
    #[serde(default)]
    pub(crate) axioms: Vec<String>,
    /// The gates that answer otherwise, apart from those that follow from `verdict`.
    #[serde(default)]
    pub(crate) lies: Vec<String>,
    /// A case that is allowed, and differs in one part.
    #[serde(default)]
    pub(crate) twin: Option<String>,
    pub(crate) verdict: Verdict,
    pub(crate) policy: String,
    #[serde(flatten)]
    pub(crate) request: Request,
    /// Status, and the XML code if it is an error with a body.
    pub(crate) answer: String,
    /// What the body contains.
    #[serde(default)]
    pub(crate) says: Vec<String>,
    /// The key under which the body is then stored.
    #[serde(default)]
    pub(crate) stores: Option<String>,
}

/// What the policy says to it.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    Allow,
    Refuse,
    /// No document settles it: it is refused.
    Unsettled,
    /// Of several keys one is allowed, and one is not.
    Mixed,
    /// Nobody asks the policy.
    None,
}

/// What is sent.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub(crate) struct Request {
    /// Method and target, byte by byte. `{upload}` is the upload that there is.
    pub(crate) request: String,
    /// Lines, byte by byte, besides those for host, length and signature.
    pub(crate) headers: Vec<String>,
    /// Where it goes; the first bucket, if it is not said.
    pub(crate) host: Option<String>,
    pub(crate) body: Option<String>,
    /// A body in chunks, without a length.
    pub(crate) chunks: Option<Vec<String>>,
    /// No length is sent, although there is a body.
    pub(crate) without_length: bool,
    pub(crate) form: Option<Form>,
    pub(crate) signed: Signed,
}

/// How it is signed, where that is not as 436/7778 says.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Signed {
    /// Method and target that were signed.
    pub(crate) request: Option<String>,
    /// The host that was signed.
    pub(crate) host: Option<String>,
    /// The header lines that were signed.
    pub(crate) headers: Option<Vec<String>>,
    /// Seconds from now.
    pub(crate) time: Option<(i64, i64)>,
    /// `header`, if it is not said, `query`, `both` or `nowhere`.
    pub(crate) place: Option<String>,
    /// Where the token stands, if it is not where the signature does.
    pub(crate) token_place: Option<String>,
    /// The policy whose token is sent.
    pub(crate) token_of: Option<String>,
    /// The policy whose secret signs.
    pub(crate) secret_of: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Policy {
    policy: String,
    /// When its key ends, in seconds from now.
    #[serde(default = "quarter_of_an_hour")]
    pub(crate) until: i64,
    pub(crate) statement: Value,
}

const fn quarter_of_an_hour() -> i64 {
    900
}

/// What `cases.jsonl` says.
pub(crate) struct Cases {
    pub(crate) policies: BTreeMap<String, Policy>,
    pub(crate) cases: Vec<Case>,
}

impl Cases {
    pub(crate) fn read() -> Self {
        let (mut policies, mut cases) = (BTreeMap::new(), Vec::new());
        for line in include_str!("cases.jsonl").lines().filter(|line| !line.is_empty()) {
            if line.starts_with("{\"policy\"") {
                let policy: Policy = read(line);
                assert!(policies.insert(policy.policy.clone(), policy).is_none(), "twice: {line}");
            } else {
                cases.push(read(line));
            }
        }
        Self { policies, cases }
    }
}

fn read<'a, T: Deserialize<'a>>(line: &'a str) -> T {
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
}

impl Case {
    /// Whether a gate must answer otherwise.
    pub(crate) fn finds_out(&self, gate: Gate) -> bool {
        use Verdict::{Allow, Mixed, Refuse, Unsettled};
        match gate {
            Gate::Honest => false,
            Gate::AllowAll => matches!(self.verdict, Refuse | Unsettled | Mixed),
            Gate::DenyAll => matches!(self.verdict, Allow | Mixed),
            Gate::UnknownAllowed => self.verdict == Unsettled,
            lie => self.lies.contains(&format!("{lie:?}")),
        }
    }

    fn cites(&self, document: &str) -> bool {
        self.documents.iter().any(|other| other == document)
    }

    /// In how many parts it differs from another.
    fn differences(&self, other: &Self) -> usize {
        let (left, right) = (&self.request, &other.request);
        let has = |differs: bool| usize::from(differs);
        has(self.policy != other.policy)
            + has(left.request != right.request)
            + has(left.headers != right.headers)
            + has(left.host != right.host)
            + has((&left.body, &left.chunks, left.without_length) != (&right.body, &right.chunks, right.without_length))
            + has(left.form != right.form)
            + has(left.signed != right.signed)
    }
}

/// Each refusal has a twin that succeeds, from which it differs in one part.
#[test]
fn cases_come_in_pairs() {
    let Cases { policies, cases } = Cases::read();
    let by_id: BTreeMap<&str, &Case> = cases.iter().map(|case| (case.id.as_str(), case)).collect();
    assert_eq!(by_id.len(), cases.len(), "an id is there twice");
    for case in &cases {
        assert!(!case.documents.is_empty(), "{}", case.id);
        let is_named = ["200", "204", "403", "403 AccessDenied", "403 SignatureDoesNotMatch"].contains(&&*case.answer);
        assert!(is_named || case.cites("stand-in"), "{} has a code of the stand-in's", case.id);
        assert!(case.axioms.is_empty() || case.cites("COS-1"), "{} rests on COS-1", case.id);
        assert!(policies.contains_key(&case.policy), "{} has no policy {}", case.id, case.policy);
        assert!(case.answer.starts_with('2') || case.twin.is_some(), "{} has no twin", case.id);
        if let Some(twin) = &case.twin {
            let twin = by_id.get(twin.as_str()).unwrap_or_else(|| panic!("{} has no twin {twin}", case.id));
            assert!(twin.answer.starts_with('2'), "the twin of {} is refused", case.id);
            assert_eq!(case.differences(twin), 1, "{} and {}", case.id, twin.id);
        }
    }
}

/// A policy that no case uses says nothing.
#[test]
fn each_policy_is_used() {
    let Cases { policies, cases } = Cases::read();
    let uses = |name: &String| cases.iter().any(|case| case.policy == *name);
    assert_eq!(policies.keys().filter(|name| !uses(name)).collect::<Vec<_>>(), Vec::<&String>::new());
}
