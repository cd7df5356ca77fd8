//! Every problem of a kind, up to a length.
//!
//! The patterns are all those of so many symbols over `a`, `b` and `*`; what they match is tried on all words of at most
//! seven letters over `a`, `b` and `c`. Up to that length no *holds* is wrong; no *fails* is, at any length, since its
//! counterexample is replayed.
//!
//! A release build looks at every problem. A debug build leaves out those that are others with `a` and `b` exchanged, and
//! where there are many it looks at every so many of the rest, as each test says.

use std::collections::BTreeSet;

use cos_policy::Document;
use cos_policy::analysis::{Verdict, disjoint, implies, permits_nothing};

use crate::policy::{self, Statement, place};
use crate::verdict::{kind, outcome};
use crate::words::{Set, words};

/// A pattern, and the words that it matches.
struct Pattern {
    text: String,
    /// Whether a document settles what it matches; if none does, it matches any of these words, or none.
    documented: bool,
    words: Set,
}

/// Where the patterns stand.
#[derive(Clone, Copy)]
enum Field {
    /// In the name of an action, where a star may stand anywhere (598/10604).
    Action,
    /// In a key, where only a star at the end is documented (598/10606).
    Key,
}

impl Field {
    fn patterns(self, symbols: usize, most: usize) -> Vec<Pattern> {
        let words = words("abc", most);
        let pattern = |text: String| Pattern {
            documented: matches!(self, Self::Action) || !text.strip_suffix('*').unwrap_or(&text).contains('*'),
            words: Set::of(&text, &words),
            text,
        };
        crate::words::words("ab*", symbols).into_iter().map(pattern).collect()
    }

    /// Those that a document settles.
    fn documented(self, symbols: usize, most: usize) -> Vec<Pattern> {
        self.patterns(symbols, most).into_iter().filter(|pattern| pattern.documented).collect()
    }

    fn statement(self, effect: policy::Effect, pattern: &Pattern) -> Statement {
        match self {
            Self::Action => Statement::new(effect, &format!("name/cos:{}", pattern.text), "*"),
            Self::Key => Statement::new(effect, "name/cos:GetObject", &place(&format!("k/{}", pattern.text))),
        }
    }

    fn document(self, side: &Side<'_>) -> Document {
        let allow = side.allow.iter().map(|pattern| self.statement(policy::Effect::Allow, pattern));
        let deny = side.deny.iter().map(|pattern| self.statement(policy::Effect::Deny, pattern));
        policy::document(&allow.chain(deny).collect::<Vec<_>>())
    }
}

/// A policy that allows some patterns and denies others.
struct Side<'p> {
    allow: Vec<&'p Pattern>,
    deny: Vec<&'p Pattern>,
}

/// The words that a policy permits, if the open patterns that are in the list match, and the others do not.
impl Side<'_> {
    fn permitted(&self, matching: &[&str], none: &Set) -> Set {
        let of = |patterns: &[&Pattern]| {
            let matching = patterns.iter().filter(|pattern| pattern.documented || matching.contains(&&*pattern.text));
            matching.fold(none.clone(), |words, pattern| words.union(&pattern.words))
        };
        of(&self.allow).without(&of(&self.deny))
    }

    /// Those that it permits for certain.
    fn certain(&self, none: &Set) -> Set {
        let allowed = self.allow.iter().filter(|pattern| pattern.documented);
        let allowed = allowed.fold(none.clone(), |words, pattern| words.union(&pattern.words));
        self.deny.iter().fold(allowed, |words, pattern| words.without(&pattern.words))
    }

    /// Those that it may permit.
    fn possible(&self, none: &Set) -> Set {
        let allowed = self.allow.iter().fold(none.clone(), |words, pattern| words.union(&pattern.words));
        let denied = self.deny.iter().filter(|pattern| pattern.documented);
        denied.fold(allowed, |words, pattern| words.without(&pattern.words))
    }

    fn open(&self) -> impl Iterator<Item = &str> {
        self.allow.iter().chain(&self.deny).filter(|pattern| !pattern.documented).map(|pattern| &*pattern.text)
    }
}

/// Every choice among the open patterns of both.
fn meanings<'p>(a: &'p Side<'_>, b: &'p Side<'_>) -> Vec<Vec<&'p str>> {
    let open: Vec<&str> = a.open().chain(b.open()).collect::<BTreeSet<_>>().into_iter().collect();
    let chosen = |bits: u32| (0..open.len()).filter(|at| bits >> at & 1 == 1).map(|at| open[at]).collect();
    (0..1 << open.len()).map(chosen).collect()
}

fn implication(a: &Side<'_>, b: &Side<'_>, none: &Set) -> &'static str {
    if !a.certain(none).is_within(&b.possible(none)) {
        return "fails";
    }
    let holds = |meaning: Vec<&str>| a.permitted(&meaning, none).is_within(&b.permitted(&meaning, none));
    if meanings(a, b).into_iter().all(holds) { "holds" } else { "unknown" }
}

fn disjointness(a: &Side<'_>, b: &Side<'_>, none: &Set) -> &'static str {
    if a.certain(none).meets(&b.certain(none)) {
        return "fails";
    }
    let apart = |meaning: Vec<&str>| !a.permitted(&meaning, none).meets(&b.permitted(&meaning, none));
    if meanings(a, b).into_iter().all(apart) { "holds" } else { "unknown" }
}

#[track_caller]
fn check(verdict: &Verdict, expected: &str, permitting: &[&Document], refusing: &[&Document]) {
    let policies = || [permitting, refusing].concat().iter().map(|document| document.to_json()).collect::<Vec<_>>();
    assert_eq!(kind(verdict), expected, "{verdict:?}\n{}", policies().join("\n"));
    if let Verdict::Fails(witness) = verdict {
        let permitted = permitting.iter().all(|document| outcome(document, witness) == "allow");
        let refused = refusing.iter().all(|document| outcome(document, witness).ends_with("_deny"));
        assert!(permitted && refused, "{verdict:?}\n{}", policies().join("\n"));
    }
}

fn nothing(patterns: &[Pattern]) -> Set {
    patterns[0].words.without(&patterns[0].words)
}

/// The sides that allow one or two patterns, each with its document.
fn unions(field: Field, patterns: &[Pattern]) -> Vec<(Side<'_>, Document)> {
    let pairs =
        patterns.iter().enumerate().flat_map(|(at, first)| patterns[at..].iter().map(move |second| (first, second)));
    let side = |(first, second)| Side { allow: vec![first, second], deny: Vec::new() };
    pairs.map(side).map(|side| (field.document(&side), side)).map(|(document, side)| (side, document)).collect()
}

/// The sides that allow one pattern and deny one.
fn differences(field: Field, patterns: &[Pattern]) -> Vec<(Side<'_>, Document)> {
    let pairs = patterns.iter().flat_map(|allow| patterns.iter().map(move |deny| (allow, deny)));
    let side = |(allow, deny)| Side { allow: vec![allow], deny: vec![deny] };
    pairs.map(side).map(|side| (field.document(&side), side)).map(|(document, side)| (side, document)).collect()
}

/// Picks problems, by the patterns that they are made of: all in a release build.
struct Picker {
    step: usize,
    seen: usize,
}

impl Picker {
    /// In a debug build every so many of those that begin with an `a`.
    fn every(step: usize) -> Self {
        Self { step, seen: 0 }
    }

    fn picks(&mut self, a: &Side<'_>, b: &Side<'_>) -> bool {
        let patterns = [&a.allow, &a.deny, &b.allow, &b.deny].into_iter().flatten();
        let first = patterns.flat_map(|pattern| pattern.text.chars()).find(|letter| *letter != '*');
        if cfg!(debug_assertions) && first == Some('b') {
            return false;
        }
        self.seen += 1;
        !cfg!(debug_assertions) || self.seen.is_multiple_of(self.step)
    }
}

/// Each pattern within each union of two.
fn check_unions(field: Field, patterns: &[Pattern], mut picker: Picker) {
    let none = nothing(patterns);
    let unions = unions(field, patterns);
    for pattern in patterns {
        let a = Side { allow: vec![pattern], deny: Vec::new() };
        let document = field.document(&a);
        for (b, other) in &unions {
            if picker.picks(&a, b) {
                check(&implies(&document, other), implication(&a, b, &none), &[&document], &[other]);
            }
        }
    }
}

/// Each difference of two patterns within each other one, and apart from it.
fn check_differences(field: Field, patterns: &[Pattern], mut picker: Picker) {
    let none = nothing(patterns);
    let differences = differences(field, patterns);
    for (a, document) in &differences {
        check_emptiness(a, document, &none);
        for (b, other) in &differences {
            if picker.picks(a, b) {
                check(&implies(document, other), implication(a, b, &none), &[document], &[other]);
                check(&disjoint(document, other), disjointness(a, b, &none), &[document, other], &[]);
            }
        }
    }
}

fn check_emptiness(a: &Side<'_>, document: &Document, none: &Set) {
    check(&permits_nothing(document), disjointness(a, a, none), &[document], &[]);
}

#[test]
fn actions_within_two_others() {
    check_unions(Field::Action, &Field::Action.patterns(3, 7), Picker::every(3));
}

#[test]
fn actions_of_four_symbols_within_two_others() {
    check_unions(Field::Action, &Field::Action.patterns(4, 7), Picker::every(83));
}

#[test]
fn actions_without_others() {
    check_differences(Field::Action, &Field::Action.patterns(2, 6), Picker::every(5));
}

#[test]
fn keys_within_two_others() {
    check_unions(Field::Key, &Field::Key.patterns(3, 7), Picker::every(3));
}

#[test]
fn documented_keys_within_two_others() {
    check_unions(Field::Key, &Field::Key.documented(4, 7), Picker::every(5));
}

#[test]
fn keys_without_others() {
    check_differences(Field::Key, &Field::Key.patterns(2, 6), Picker::every(7));
}

#[test]
fn documented_keys_without_others() {
    check_differences(Field::Key, &Field::Key.documented(3, 6), Picker::every(31));
}
