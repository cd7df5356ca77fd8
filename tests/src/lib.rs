//! Tests of `cos-policy`: see `tests/` for what they check, and `ui/` for the compiler's messages.

pub mod reference;

/// The programs of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
