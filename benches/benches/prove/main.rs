//! Ways to prove that whatever one policy permits another one permits too, timed side by side; and what a proof costs as
//! policies grow, or when patterns are made to be slow.
//!
//! `cargo bench --features peers --bench prove` times them; `cargo test --bench prove` only checks that they agree.
//! Without `peers`, of the others only aws-smt-strings is asked. A text behind `--` picks the cases with it in their name.

use std::env;

use cases::{Case, cases};
use provers::{Named, Ours, named};

mod cases;
mod figures;
mod growth;
mod hostile;
mod languages;
#[cfg(feature = "peers")]
mod peers;
mod provers;
#[cfg(feature = "peers")]
mod smt;
#[cfg(feature = "peers")]
mod symcc;

fn main() {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let timed = arguments.iter().any(|argument| argument == "--bench");
    let wanted = arguments.iter().find(|argument| !argument.starts_with('-'));
    #[cfg(feature = "peers")]
    let peers = peers::Peers::start();
    #[cfg(not(feature = "peers"))]
    let peers = NoPeers;
    for case in cases().iter().filter(|case| wanted.is_none_or(|wanted| case.name.contains(wanted))) {
        let ours = Ours::new(case);
        assert!(ours.replays(), "{}", case.name);
        let mut ways: Vec<_> = named("implies", Some(ours)).into_iter().collect();
        ways.extend(named("aws-smt-strings", languages::Derivatives::new(case)));
        ways.extend(peers.ways(case));
        let answers = compare(case, &ways);
        if timed {
            figures::print(case, &ways, &answers);
        }
    }
    if wanted.is_none() {
        growth::grow(timed, |case| peers.growing(case));
        hostile::resist(timed);
    }
}

/// Every answer is the right one; only the others may give up.
fn compare(case: &Case, ways: &[Named<'_>]) -> Vec<Option<bool>> {
    let answers: Vec<_> = ways.iter().map(|(_, question)| question.holds()).collect();
    for ((name, _), answer) in ways.iter().zip(&answers) {
        let gave_up = name != "implies" && answer.is_none();
        assert!(gave_up || *answer == Some(case.holds), "{name}: {}", case.name);
    }
    answers
}

/// In place of those behind the feature.
#[cfg(not(feature = "peers"))]
struct NoPeers;

#[cfg(not(feature = "peers"))]
impl NoPeers {
    fn ways(&self, _: &Case) -> Vec<Named<'static>> {
        Vec::new()
    }

    fn growing(&self, _: &Case) -> Option<Named<'static>> {
        None
    }
}
