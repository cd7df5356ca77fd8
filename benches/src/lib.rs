//! What the benchmarks share: several ways that take turns, and their medians.

use std::hint::black_box;
use std::time::Instant;

/// A name, and what is timed; whatever it returns is kept from being optimised away.
pub type Way<'a, T = usize> = (&'a str, &'a dyn Fn() -> T);

/// How often every way has its turn, and how often it is called in each.
#[derive(Clone, Copy)]
pub struct Turns {
    pub rounds: usize,
    pub calls: u32,
}

/// Nanoseconds a call, in the order of the ways: the median round.
pub fn medians<T>(ways: &[Way<'_, T>], turns: Turns) -> Vec<f64> {
    let timers: Vec<_> = ways.iter().map(|(_, way)| move || time(way, turns.calls)).collect();
    let timers: Vec<Timer<'_>> = timers.iter().map(|timer| timer as _).collect();
    take_turns(&timers, turns.rounds)
}

/// Calls something as often as it likes: nanoseconds a call.
pub type Timer<'a> = &'a dyn Fn() -> f64;

/// The median of each timer. Each round asks every timer once, beginning with another one each time, so that whatever
/// else the machine does falls on all of them.
pub fn take_turns(timers: &[Timer<'_>], rounds: usize) -> Vec<f64> {
    let mut times = vec![Vec::with_capacity(rounds); timers.len()];
    for round in 0..rounds {
        for turn in 0..timers.len() {
            let at = (round + turn) % timers.len();
            times[at].push(timers[at]());
        }
    }
    times.into_iter().map(median).collect()
}

/// Nanoseconds a call.
pub fn time<T>(way: impl Fn() -> T, calls: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..calls {
        black_box(way());
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
