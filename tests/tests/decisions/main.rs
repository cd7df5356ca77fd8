//! Decisions: a table of documented facts (`data/decisions.jsonl`, a row for each), random policies and requests, and
//! an evaluator that was written from the documents alone, which the library must agree with.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod agreement;
mod cases;
mod constructors;
mod distribution;
mod facts;
mod patterns;
