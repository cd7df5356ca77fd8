//! The figures of one case.

use std::time::Duration;

use cos_policy_benches::{Timer, take_turns};

use crate::cases::Case;
use crate::provers::{Named, Question};

/// What is slower than this does not take turns: it is asked once more, and that is its figure.
const SLOW: Duration = Duration::from_millis(100);

/// A turn of what is fast: long enough that the first calls, which find nothing in the caches, do not matter.
const TURN: Duration = Duration::from_millis(5);

/// All turns of a case, about.
const TOTAL: Duration = Duration::from_secs(10);

/// Microseconds an answer, and the ratio to the first way.
pub fn print(case: &Case, ways: &[Named<'_>], answers: &[Option<bool>]) {
    println!("\n{}, {}: µs an answer, ratio", case.name, if case.holds { "holds" } else { "fails" });
    let figures = figures(ways);
    let first = figures.first().map_or(f64::NAN, |figure| figure.nanoseconds);
    for (((name, _), Figure { nanoseconds, once }), answer) in ways.iter().zip(&figures).zip(answers) {
        let note = match answer {
            None => "gives up",
            Some(_) if *once => "once",
            Some(_) => "",
        };
        println!("{name:<22} {:>14.2} {:>12.2} {note}", nanoseconds / 1e3, nanoseconds / first);
    }
}

struct Figure {
    nanoseconds: f64,
    once: bool,
}

/// Of each way: the median of its turns, or its only time if it is slow.
fn figures(ways: &[Named<'_>]) -> Vec<Figure> {
    let times: Vec<_> = ways.iter().map(|(_, question)| question.time(1)).collect();
    let mut figures: Vec<_> = times.into_iter().map(|nanoseconds| Figure { nanoseconds, once: true }).collect();
    let fast = |figure: &&mut Figure| figure.nanoseconds < SLOW.as_nanos() as f64;
    let mut turning: Vec<_> = ways.iter().zip(&mut figures).filter(|(_, figure)| fast(figure)).collect();

    let calls: Vec<_> = turning.iter().map(|((_, question), _)| calls(question.as_ref())).collect();
    let timers: Vec<_> =
        turning.iter().zip(&calls).map(|(((_, question), _), calls)| || question.time(*calls)).collect();
    let timers: Vec<Timer<'_>> = timers.iter().map(|timer| timer as _).collect();
    let round: f64 = turning.iter().map(|(_, figure)| figure.nanoseconds.max(TURN.as_nanos() as f64)).sum();
    let rounds = (TOTAL.as_nanos() as f64 / round).clamp(10.0, 500.0) as usize | 1;
    for ((_, figure), nanoseconds) in turning.iter_mut().zip(take_turns(&timers, rounds)) {
        **figure = Figure { nanoseconds, once: false };
    }
    figures
}

/// How many fill a turn: found in turns of their own, since the first calls are slow.
fn calls(question: &dyn Question) -> u32 {
    let fill = |calls, _| (TURN.as_nanos() as f64 / question.time(calls)).clamp(1.0, 1e6) as u32;
    (0..3).fold(1, fill)
}
