//! Values from the bytes of a fuzzer, with version 1 of [`::arbitrary`].
//!
//! Every value type with an `Arbitrary` of proptest, in the [module `proptest`](crate#features), has one here that yields
//! the same values and the same ones frequently. Bytes are taken from the front, mostly one for a choice, so that a change
//! of a late byte leaves the early part of a value alone. Bytes that are used up count as zero, and zeros are the simplest
//! value: any bytes make one.
//!
//! The body of a fuzz target, such as `libfuzzer_sys::fuzz_target!` takes it:
//!
//! ```
//! use cos_policy::{Document, Request};
//!
//! fn target((document, request): (Document, Request)) {
//!     let again = Document::parse(&document.to_json()).unwrap();
//!     assert_eq!(again.decide(&request).outcome(), document.decide(&request).outcome());
//! }
//!
//! // What the fuzzer does with its bytes.
//! use arbitrary::{Arbitrary, Unstructured};
//! target(Arbitrary::arbitrary_take_rest(Unstructured::new(b"any bytes"))?);
//! # Ok::<(), arbitrary::Error>(())
//! ```
//!
//! A document and a request are about the same few words, so that each request meets each document.

mod choice;
mod condition;
mod policy;
mod request;
mod resource;
