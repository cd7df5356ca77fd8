//! Proofs of problems that z3 has answered (`data/proofs.jsonl`, a problem on each line): the same answers, and
//! counterexamples that are some.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};

use cos_policy::Document;
use cos_policy::analysis::{Outcome, Verdict, Witness, disjoint, equivalent, implies, partition, permits_nothing};
use serde::Deserialize;
use serde_json::Value;

const CORPUS: &str = include_str!("../data/proofs.jsonl");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Problem {
    kind: String,
    a: Value,
    b: Value,
    /// `holds`, `fails` or `unknown`, as in the fields below; none where z3 took too long.
    implies: Option<String>,
    /// Whether `b` implies `a`.
    implied: Option<String>,
    equivalent: Option<String>,
    disjoint: Option<String>,
    /// Whether `a` permits nothing.
    nothing: Option<String>,
    /// How many ways there are in which the statements of both match a request.
    classes: Option<usize>,
    /// Whether a pattern cuts a character of UTF-8 apart: *unknown* is right as well.
    #[serde(default)]
    cut: bool,
    /// Which answers are missing, and why.
    note: Option<String>,
}

struct Question {
    name: &'static str,
    expected: fn(&Problem) -> Option<&str>,
    ask: fn(&Document, &Document) -> Verdict,
    /// Whether these decisions on one request answer it with *no*.
    is_counterexample: fn(Outcome, Outcome) -> bool,
}

const QUESTIONS: [Question; 5] = [
    Question {
        name: "implies",
        expected: |problem| problem.implies.as_deref(),
        ask: implies,
        is_counterexample: is_other,
    },
    Question {
        name: "implied",
        expected: |problem| problem.implied.as_deref(),
        ask: |a, b| implies(b, a),
        is_counterexample: |a, b| is_other(b, a),
    },
    Question {
        name: "equivalent",
        expected: |problem| problem.equivalent.as_deref(),
        ask: equivalent,
        is_counterexample: |a, b| is_other(a, b) || is_other(b, a),
    },
    Question {
        name: "disjoint",
        expected: |problem| problem.disjoint.as_deref(),
        ask: disjoint,
        is_counterexample: |a, b| [a, b] == [Outcome::Allow; 2],
    },
    Question {
        name: "nothing",
        expected: |problem| problem.nothing.as_deref(),
        ask: |a, _| permits_nothing(a),
        is_counterexample: |a, _| a == Outcome::Allow,
    },
];

/// Allowed by the one, and not by the other for certain.
fn is_other(one: Outcome, other: Outcome) -> bool {
    one == Outcome::Allow && matches!(other, Outcome::ExplicitDeny | Outcome::ImplicitDeny)
}

impl Problem {
    fn documents(&self) -> [Document; 2] {
        [&self.a, &self.b].map(|policy| Document::parse(&policy.to_string()).unwrap())
    }
}

impl Question {
    /// What is wrong with the answer to a problem.
    fn complaint(&self, problem: &Problem) -> Option<String> {
        let expected = (self.expected)(problem)?;
        let [a, b] = problem.documents();
        let verdict = (self.ask)(&a, &b);
        let is_right = kind(&verdict) == expected || problem.cut && is_about_encodings(&verdict);
        let complaint = match &verdict {
            _ if !is_right => Some(format!("z3 says {expected}")),
            Verdict::Fails(witness) => self.complaint_of(witness, &a, &b),
            _ => None,
        };
        complaint.map(|complaint| format!("{}: {verdict}\n  yet {complaint}", self.name))
    }

    fn complaint_of(&self, witness: &Witness, a: &Document, b: &Document) -> Option<String> {
        let [a, b] = [a, b].map(|document| document.decide(witness.request()).outcome());
        (!(self.is_counterexample)(a, b)).then(|| format!("the decisions are {a} and {b}"))
    }
}

const fn kind(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Fails(_) => "fails",
        Verdict::Unknown(_) => "unknown",
    }
}

fn is_about_encodings(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Unknown(why) if why.to_string().contains("percent-encoded"))
}

fn problems() -> Vec<Problem> {
    CORPUS.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The problems for which this says something, with what it says.
#[track_caller]
fn assert_no_complaints(complaint: impl Fn(&Problem) -> Option<String>) {
    let problems = problems();
    let complaints = problems.iter().zip(1..).filter_map(|(problem, line)| {
        let complaint = complaint(problem)?;
        Some(format!("line {line}, {}:\n  {}\n  {}\n  {complaint}", problem.kind, problem.a, problem.b))
    });
    let complaints: Vec<String> = complaints.collect();
    assert!(complaints.is_empty(), "{} problems:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn implications_are_those_of_z3() {
    let [implies, implied, ..] = QUESTIONS;
    assert_no_complaints(|problem| implies.complaint(problem).or_else(|| implied.complaint(problem)));
}

#[test]
fn other_answers_are_those_of_z3() {
    let [_, _, others @ ..] = QUESTIONS;
    assert_no_complaints(|problem| others.iter().find_map(|question| question.complaint(problem)));
}

/// As many classes as z3 finds, each with decisions that its request replays.
#[test]
fn classes_are_those_of_z3() {
    assert_no_complaints(|problem| {
        let expected = problem.classes?;
        let documents = problem.documents();
        let documents = documents.each_ref();
        let Ok(classes) = partition(&documents) else { return Some("the budget was spent".to_owned()) };
        let replays = classes.iter().all(|class| {
            let outcomes = documents.iter().map(|document| document.decide(class.request()).outcome());
            class.outcomes().iter().copied().eq(outcomes)
        });
        match classes.len() {
            count if count != expected => Some(format!("{count} classes, z3 finds {expected}")),
            _ => (!replays).then(|| "a class whose request is decided otherwise".to_owned()),
        }
    });
}

/// Each line is a problem of its own, what is missing is explained, and no answer is rare or more than half of all.
#[test]
fn the_corpus_is_what_it_seems() {
    let problems = problems();
    let asked: BTreeSet<String> = problems.iter().map(|problem| format!("{} {}", problem.a, problem.b)).collect();
    assert_eq!(asked.len(), problems.len(), "a problem is there twice");
    for Question { name, expected, .. } in QUESTIONS {
        let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        problems.iter().for_each(|problem| *counts.entry(expected(problem)).or_default() += 1);
        for answer in ["holds", "fails", "unknown"] {
            let count = counts.get(&Some(answer)).copied().unwrap_or_default();
            assert!(count * 6 >= problems.len() && count * 2 <= problems.len(), "{name}: {counts:?}");
        }
        assert!(problems.iter().all(|problem| expected(problem).is_some() || problem.note.is_some()), "{name}");
    }
}
