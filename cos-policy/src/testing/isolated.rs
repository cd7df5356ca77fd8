use std::fmt::Write;
use std::marker::PhantomData;

use crate::analysis::{Mismatch, Scenarios};
use crate::policy::Policy;

use super::candidates;
use super::holder::{self, Holder};
use super::run::{Broken, assert_holds};

/// Looks at a function that writes policies: are different holders kept apart?
///
/// ```should_panic
/// use cos_policy::testing::isolated;
/// use cos_policy::{Bucket, Policy, Region, Segment, policy, scenarios};
///
/// /// Merged into one statement, so that everybody writes everywhere.
/// fn files(bucket: &Bucket, user: &Segment) -> Policy {
///     policy! { in bucket; allow GetObject, PutObject on "app/files/*", "app/files/{user}/*"; }
/// }
///
/// # let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
/// isolated(|user: &Segment| files(&bucket, user)).sharing(&scenarios! {
///     in bucket;
///                      GetObject;
///     "app/files/*" => yes;
/// });
/// // two holders are not isolated
/// //   one    Segment(alice)
/// //   other  Segment(bob)
/// //
/// // the two share more than is intended
/// // granted by both beyond the intention
/// //   app/files/*  PutObject  app/files/a  one: allowed by statement[0]; other: allowed by statement[0]
/// ```
///
/// It is about requests that both may make: where one may only write what the other may only read, neither makes a request
/// of the other. That no place of one is a place of the other, whatever is done there, [`assert_isolated!`] proves of
/// derived scopes.
///
/// [`assert_isolated!`]: crate::assert_isolated
pub const fn isolated<H: Holder, F: Fn(&H) -> Policy>(policy: F) -> Isolated<H, F> {
    Isolated { policy, holders: PhantomData }
}

/// A function that writes policies; made by [`isolated`].
#[derive(Clone, Copy, Debug)]
#[must_use = "nothing is looked at before it is said what holders share"]
pub struct Isolated<H, F> {
    policy: F,
    holders: PhantomData<fn(&H)>,
}

impl<H: Holder, F: Fn(&H) -> Policy> Isolated<H, F> {
    /// Panics unless whatever two different holders may both do is *yes* in a table.
    ///
    /// The table is the same for all: it says what is everybody's. A row that decides nothing breaks the property as well.
    ///
    /// # Panics
    ///
    /// With two holders, and a request by which one of them reaches what is the other's, or what is nobody's.
    #[track_caller]
    pub fn sharing(self, sharing: &Scenarios) {
        self.sharing_between(|_, _| Some(sharing.clone()));
    }

    /// Panics unless whatever two different holders may both do is *yes* in the table of these two; `None` where they share
    /// nothing.
    ///
    /// ```
    /// use cos_policy::testing::isolated;
    /// use cos_policy::{Bucket, Policy, Region, Segment, policy, scenarios};
    ///
    /// fn files(bucket: &Bucket, (tenant, user): &(u64, Segment)) -> Policy {
    ///     policy! {
    ///         in bucket;
    ///         allow GetObject on "{tenant}/*";
    ///         allow PutObject on "{tenant}/{user}/*";
    ///     }
    /// }
    ///
    /// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    /// isolated(|holder| files(&bucket, holder)).sharing_between(|(tenant, _), (other, _)| {
    ///     let sharing = scenarios! {
    ///         in bucket;
    ///                         GetObject;
    ///         "{tenant}/*" => yes;
    ///     };
    ///     (tenant == other).then_some(sharing)
    /// });
    /// # Ok::<(), cos_policy::BucketError>(())
    /// ```
    ///
    /// # Panics
    ///
    /// As [`sharing`](Self::sharing) does.
    #[track_caller]
    pub fn sharing_between(self, sharing: impl Fn(&H, &H) -> Option<Scenarios>) {
        let policy = &self.policy;
        let broken = |(one, other): &(H, H)| {
            let sharing = sharing(one, other).unwrap_or_else(Scenarios::new);
            let mismatch = policy(one).document().shares_at_most(&policy(other).document(), &sharing).err()?;
            Some(Broken(told(one, other, &mismatch)))
        };
        assert_holds(candidates::pairs(policy), holder::two(), broken);
    }

    /// Panics if there is anything that two different holders may both do.
    ///
    /// # Panics
    ///
    /// As [`sharing`](Self::sharing) does.
    #[track_caller]
    pub fn sharing_nothing(self) {
        self.sharing_between(|_, _| None);
    }
}

fn told<H: Holder>(one: &H, other: &H, mismatch: &Mismatch) -> String {
    let mut text = String::from("two holders are not isolated\n");
    // Writing to a string cannot fail.
    _ = write!(text, "  one    {one:?}\n  other  {other:?}\n\n{mismatch}");
    if let Some(change) = mismatch.beyond().first() {
        _ = write!(text, "\n\nfor example\n  {}", change.witness().request());
    }
    text
}
