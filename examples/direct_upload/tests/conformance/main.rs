//! The stand-in for COS answers as the documents say, case by case, and each lie about an axiom of COS-1 is found out.
//!
//! `cases.jsonl` has a line for each policy and each case; [`case::Case`] says what stands in one.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

mod case;
mod examples;
mod faults;
mod form;
mod gates;
mod matrices;
mod played;
mod request;
mod secure;
mod world;
