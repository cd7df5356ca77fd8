//! Strategies for property tests, with version 1 of [`::proptest`].
//!
//! | strategy | yields |
//! |---|---|
//! | [`segments`] | names that [`Segment::parse`](crate::Segment::parse) takes, of every length and character |
//! | [`hostile_text`] | texts that it refuses, for each of its reasons |
//! | [`twins`] | two names that careless code takes for one, or one for the start of the other |
//! | [`keys_near`] | keys in a folder, on its edges and around it |
//! | [`requests`] | requests of every class that a document tells apart, and on both sides of each of its boundaries |
//! | [`documents`] | documents of few statements with wildcards, conditions and denies |
//! | [`policies`] | policies of few statements, as the builder writes them |
//!
//! `any` yields values of each type that is read from text: [`Segment`](crate::Segment), [`Region`](crate::Region),
//! [`Bucket`](crate::Bucket), [`Key`](crate::Key), [`Folder`](crate::Folder), the checked values of
//! [conditions](crate::condition), [`Document`](crate::Document) and [`Request`](crate::Request); and of
//! [`Policy`](crate::Policy) and [`Statement`](crate::Statement). The `Arbitrary` of each says which values are frequent.
//! The feature `arbitrary` makes the same values from the bytes of a fuzzer.
//!
//! A policy that is written for one user must say nothing of another, even where their names resemble each other:
//!
//! ```
//! use cos_policy::analysis::{Verdict, disjoint};
//! use cos_policy::proptest::twins;
//! use cos_policy::{Bucket, Policy, Region, Segment, policy};
//! use proptest::prelude::*;
//!
//! fn own_files(bucket: &Bucket, user: &Segment) -> Policy {
//!     policy! { in bucket; allow GetObject, PutObject on "app/files/{user}/*"; }
//! }
//!
//! proptest!(|((one, other) in twins())| {
//!     let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
//!     let one = own_files(&bucket, &one).document();
//!     let other = own_files(&bucket, &other).document();
//!     prop_assert!(matches!(disjoint(&one, &other), Verdict::Holds));
//! });
//! ```

mod arbitrary;
mod document;
mod hostile;
mod key;
mod policy;
mod request;
mod segment;
mod text;
mod twins;

pub use document::documents;
pub use hostile::hostile_text;
pub use key::keys_near;
pub use policy::policies;
pub use request::requests;
pub use segment::segments;
pub use twins::twins;
