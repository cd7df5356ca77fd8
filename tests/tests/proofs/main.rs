//! Proofs: what the prover says of policies, against oracles that know nothing of it.
//!
//! - [`bounded`]: every problem of a kind, up to a length, against all words.
//! - [`agreement`]: random pairs of policies, against the reference evaluator on every request that could matter.
//! - [`smt`]: random patterns, against derivatives of regular expressions in another crate.
//! - [`sampled`]: what holds, against requests on both sides of every boundary.
//! - [`laws`]: what holds of all policies, whatever they say.
//! - [`cases`], [`witness`], [`shortest`]: verdicts worked out by hand, and which counterexample is chosen.
//! - [`adversaries`]: policies that a careless prover takes for ever with.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod adversaries;
mod agreement;
mod bounded;
mod brute;
mod cases;
mod distribution;
mod generator;
mod laws;
mod leaf;
mod oracle;
mod policy;
mod realizable;
mod sampled;
mod shortest;
mod smt;
mod universe;
mod verdict;
mod witness;
mod words;
