//! Properties of functions that write policies, for the tests of the crate that has them.
//!
//! A policy is a function of who asks. A test with two users says little of all others: of `bob` and `bob_m`, of the user
//! called `shared`. These say it of every holder of a key that a test can think of: names that resemble each other, names
//! that the policy itself speaks of, such as its other folders, and any name. For each the prover looks at every request
//! there can be.
//!
//! - [`grants_exactly_for_all`]: the policy of every holder is what is intended for that one.
//! - [`isolated`]: what two different holders may both do is meant to be shared.
//!
//! ```
//! use cos_policy::testing::{grants_exactly_for_all, isolated};
//! use cos_policy::{Bucket, Policy, Region, Segment, policy, scenarios};
//!
//! /// Everybody reads everybody's files; each user writes in a folder of his own.
//! fn files(bucket: &Bucket, user: &Segment) -> Policy {
//!     policy! {
//!         in bucket;
//!         allow GetBucket, GetObject on "app/files/*";
//!         allow PutObject            on "app/files/{user}/*";
//!     }
//! }
//!
//! let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
//! grants_exactly_for_all(
//!     |user: &Segment| files(&bucket, user),
//!     |user| {
//!         scenarios! {
//!             in bucket;
//!                                      GetBucket  GetObject  PutObject;
//!             "app/files/{user}/*" =>  yes        yes        yes;
//!             "app/files/*"        =>  yes        yes        no;
//!         }
//!     },
//! );
//! isolated(|user: &Segment| files(&bucket, user)).sharing(&scenarios! {
//!     in bucket;
//!                      GetBucket  GetObject;
//!     "app/files/*" => yes        yes;
//! });
//! # Ok::<(), cos_policy::BucketError>(())
//! ```
//!
//! Like other assertions they panic when the property does not hold, with the holders for whom it does not, as simple as
//! such can be, and with a request that shows it. `PROPTEST_CASES` is how many holders are drawn, 256 if it is not set.

mod candidates;
mod holder;
mod isolated;
mod run;

use std::fmt::Write;

use ::proptest::prelude::*;

use crate::analysis::Scenarios;
use crate::policy::Policy;

pub use holder::{Holder, Part};
pub use isolated::{Isolated, isolated};

use run::{Broken, assert_holds};

/// Panics unless the policy of every holder grants exactly what is intended for that one.
///
/// ```
/// use cos_policy::testing::grants_exactly_for_all;
/// use cos_policy::{Bucket, Policy, Region, Segment, policy, scenarios};
///
/// fn avatar(bucket: &Bucket, user: &Segment) -> Policy {
///     policy! { in bucket; allow PutObject on "app/avatar/{user}.jpg"; }
/// }
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// grants_exactly_for_all(
///     |user: &Segment| avatar(&bucket, user),
///     |user| {
///         scenarios! {
///             in bucket;
///                                         PutObject;
///             "app/avatar/{user}.jpg" =>  yes;
///         }
///     },
/// );
/// # Ok::<(), cos_policy::BucketError>(())
/// ```
///
/// # Panics
///
/// With a holder for whom it does not, and the [`Mismatch`](crate::analysis::Mismatch) with an example of every difference.
#[track_caller]
pub fn grants_exactly_for_all<H: Holder>(policy: impl Fn(&H) -> Policy, intended: impl Fn(&H) -> Scenarios) {
    let broken = |holder: &H| {
        let mismatch = policy(holder).grants_exactly(&intended(holder)).err()?;
        let mut text = String::from("a holder is not granted what is intended\n");
        // Writing to a string cannot fail.
        _ = write!(text, "  holder  {holder:?}\n\n{mismatch}");
        Some(Broken(text))
    };
    let named = candidates::pairs(&policy).into_iter().flat_map(|(one, other)| [one, other]);
    let any = prop_oneof![holder::one(), holder::two().prop_map(|(one, _)| one)];
    assert_holds(named, any, broken);
}
