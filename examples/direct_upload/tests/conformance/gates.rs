use std::collections::BTreeSet;
use std::sync::Arc;

use direct_upload::cos::Gate;
use tokio::task::JoinSet;

use crate::case::{Case, Cases, Verdict};
use crate::played::Stage;
use crate::world::Worlds;

/// Each lie is found out, by exactly the cases that rest on what it denies.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_lie_is_found_out() {
    let cases = Cases::read();
    let worlds = Arc::new(Worlds::new(&cases).await);
    let cases = Arc::new(cases.cases);
    let mut gates = JoinSet::new();
    for gate in Gate::ALL {
        gates.spawn(difference(Arc::clone(&worlds), Arc::clone(&cases), gate));
    }
    let wrong: Vec<String> = gates.join_all().await.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Between the cases that should find out a gate, and those that do.
async fn difference(worlds: Arc<Worlds>, cases: Arc<Vec<Case>>, gate: Gate) -> Option<String> {
    let expected: BTreeSet<&str> =
        cases.iter().filter(|case| case.finds_out(gate)).map(|case| case.id.as_str()).collect();
    let stage = Stage::new(worlds, gate).await;
    let mut found = BTreeSet::new();
    for case in cases.iter() {
        found.extend(stage.failure(case).await.map(|_| case.id.as_str()));
    }
    let missed: Vec<_> = expected.difference(&found).collect();
    let beyond: Vec<_> = found.difference(&expected).collect();
    (found != expected || expected.is_empty() != (gate == Gate::Honest))
        .then(|| format!("{gate:?} is not found out by {missed:?}, and is by {beyond:?}"))
}

/// Who finds out a lie about an axiom says that it rests on it.
#[test]
fn lies_are_about_axioms() {
    for case in &Cases::read().cases {
        for lie in &case.lies {
            let gate = Gate::ALL.into_iter().find(|gate| format!("{gate:?}") == *lie);
            let gate = gate.unwrap_or_else(|| panic!("{}: there is no gate {lie}", case.id));
            let axiom = gate.axiom().unwrap_or_else(|| panic!("{}: {lie} is about no axiom", case.id));
            assert!(case.axioms.iter().any(|other| other == axiom), "{} does not rest on {axiom}", case.id);
        }
    }
}

/// Of each axiom there is a case that is allowed and one that is not.
#[test]
fn each_axiom_has_both_answers() {
    let cases = Cases::read().cases;
    for axiom in ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M9"] {
        let about = |verdicts: &[Verdict]| {
            let is_about = |case: &&Case| case.axioms.iter().any(|other| other == axiom);
            cases.iter().filter(is_about).any(|case| verdicts.contains(&case.verdict))
        };
        assert!(about(&[Verdict::Allow]), "{axiom} allows nothing");
        assert!(about(&[Verdict::Refuse, Verdict::Unsettled]), "{axiom} refuses nothing");
    }
}
