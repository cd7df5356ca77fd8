//! What the macros add to `cargo check`, against the same crates without them: 1,000 statements of `policy!` in three
//! shapes, and the derives beside those of serde.
//!
//! `cargo run --release --bin compile_time [checks] [policies | derives]`, where `checks` is the number of timed checks
//! for each figure.

use std::env;
use std::error::Error;

mod derives;
mod edit;
mod policies;
mod workspace;

const CHECKS: usize = 11;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let checks = arguments.first().map_or(Ok(CHECKS), |checks| checks.parse())?;
    match arguments.get(1).map(String::as_str) {
        None => policies::print(checks).and_then(|()| derives::print(checks)),
        Some("policies") => policies::print(checks),
        Some("derives") => derives::print(checks),
        Some(other) => Err(format!("`{other}` is neither `policies` nor `derives`").into()),
    }
}
