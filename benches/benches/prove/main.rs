//! Ways to prove that whatever one policy permits another one permits too, timed side by side; and what a proof costs as
//! policies grow, or when patterns are made to be slow.
//!
//! `cargo bench --features peers --bench prove` times them; `cargo test --bench prove` only checks that they agree.
//! Without `peers`, of the others only aws-smt-strings is asked.

use std::env;
use std::time::{Duration, Instant};

use cos_policy_benches::{Timer, take_turns};

use cases::{Case, cases};
use provers::{Named, Ours, named};

mod cases;
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
    let timed = env::args().any(|argument| argument == "--bench");
    #[cfg(feature = "peers")]
    let peers = peers::Peers::start();
    for case in cases() {
        let mut ways: Vec<_> = named("implies", Some(Ours::new(&case))).into_iter().collect();
        #[cfg(feature = "peers")]
        ways.extend(peers.ways(&case));
        #[cfg(not(feature = "peers"))]
        ways.extend(named("aws-smt-strings", languages::Derivatives::new(&case)));
        let first = compare(&case, &ways);
        if timed {
            time(&case, &ways, &first);
        }
    }
    growth::grow(timed);
    hostile::resist(timed);
}

/// How long each way takes to its first answer, which is the right one, or none if it gives up.
fn compare(case: &Case, ways: &[Named<'_>]) -> Vec<Duration> {
    let first = |(name, question): &Named<'_>| {
        let start = Instant::now();
        let answer = question.holds();
        if name == "implies" {
            assert_eq!(answer, Some(case.holds), "{}", case.name);
        }
        assert!(answer.is_none_or(|holds| holds == case.holds), "{name}: {}", case.name);
        start.elapsed()
    };
    ways.iter().map(first).collect()
}

/// What is slower than this does not take turns: its first answer is its figure.
const SLOW: Duration = Duration::from_millis(100);

/// A turn of what is fast.
const TURN: Duration = Duration::from_micros(200);

/// All turns of a case, about.
const TOTAL: Duration = Duration::from_secs(10);

fn time(case: &Case, ways: &[Named<'_>], first: &[Duration]) {
    let turns = |at: &usize| first[*at] < SLOW;
    let turning: Vec<_> = (0..ways.len()).filter(turns).collect();
    let calls = |first: Duration| (TURN.as_nanos() / first.as_nanos().max(1)).clamp(1, 1_000) as u32;
    let timers: Vec<_> = turning.iter().map(|at| || ways[*at].1.time(calls(first[*at]))).collect();
    let timers: Vec<Timer<'_>> = timers.iter().map(|timer| timer as _).collect();
    let round: Duration = turning.iter().map(|at| first[*at].max(TURN)).sum();
    let rounds = (TOTAL.as_nanos() / round.as_nanos()).clamp(10, 500) as usize | 1;

    let medians = take_turns(&timers, rounds);
    let ours = medians[0];
    println!("\n{}, {}: µs an answer, ratio", case.name, if case.holds { "holds" } else { "fails" });
    for (at, (name, _)) in ways.iter().enumerate() {
        let median = turning.iter().position(|turning| *turning == at).map(|turning| medians[turning]);
        let nanoseconds = median.unwrap_or(first[at].as_nanos() as f64);
        let once = if median.is_none() { "  once" } else { "" };
        println!("{name:<22} {:>14.2} {:>12.1}{once}", nanoseconds / 1e3, nanoseconds / ours);
    }
}
