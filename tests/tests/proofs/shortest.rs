//! The counterexample is the shortest. This is checked where there is nothing but a key: one action on objects, patterns
//! that documents settle, no conditions. There every key of at most four letters is tried.

use cos_policy::Document;
use cos_policy::analysis::{Verdict, implies};
use cos_policy::{Bucket, Region, Request};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::agreement::config;
use crate::policy::{Effect, Statement, document, place};
use crate::words::words;

const PATTERNS: &[&str] = &[
    "*", "a*", "a*", "a", "a/*", "a/*", "a/", "ab*", "ab", "b*", "b", "b/*", "a/b", "a/b*", "aa*", "ba", "/*", "a1*",
    "1*", "1",
];

fn policies() -> impl Strategy<Value = Vec<Statement>> {
    let effects = prop_oneof![3 => Just(Effect::Allow), 2 => Just(Effect::Deny)];
    let statements = (effects, select(PATTERNS));
    let more = vec(statements, 0..4);
    (select(PATTERNS), more).prop_map(|(first, more)| {
        let statement = |(effect, key)| Statement::new(effect, "name/cos:GetObject", &place(key));
        std::iter::once((Effect::Allow, first)).chain(more).map(statement).collect()
    })
}

/// What clients send before what they could send, and shorter keys before longer ones. Which letter stands in a key is no
/// matter here: the library knows more letters.
fn order(key: &str) -> (bool, usize) {
    let is_odd = key.ends_with('/') || key.contains("//");
    (is_odd, key.len())
}

/// The first key that the one policy allows and the other does not, of those that COS takes.
fn first_key(a: &Document, b: &Document) -> Option<String> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
    let is_counterexample = |key: &String| {
        let request = Request::object("GetObject", &bucket, key);
        !key.is_empty() && !key.starts_with('/') && a.decide(&request).is_allow() && !b.decide(&request).is_allow()
    };
    words("abx1/", 4).into_iter().filter(is_counterexample).min_by_key(|key| order(key))
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn no_shorter_key_is_a_counterexample(a in policies(), b in policies()) {
        let (a, b) = (document(&a), document(&b));
        let first = first_key(&a, &b);
        match implies(&a, &b) {
            Verdict::Fails(witness) if witness.is_realizable() => {
                let first = first.unwrap_or_default();
                prop_assert_eq!(order(witness.request().key()), order(&first), "{} or {}\n{}\n{}", witness.request(), first, a, b);
            }
            verdict => prop_assert_eq!(first, None, "{:?}\n{}\n{}", verdict, a, b),
        }
    }
}
