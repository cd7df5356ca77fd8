use std::borrow::Cow;

use crate::sealed::Sealed;

/// Why something dangerous is meant.
pub(crate) type Reason = Cow<'static, str>;

/// Something dangerous on purpose, and why; made by [`deliberately`].
#[derive(Clone, Debug)]
pub struct Deliberate<T> {
    what: T,
    why: Reason,
}

/// Grants what is dangerous on purpose: the whole bucket, or an action that can take it over.
///
/// The reason stays with the [`Policy`](crate::Policy) for whoever reviews it ([`Policy::reasons`](crate::Policy::reasons));
/// it is not part of the JSON.
///
/// ```
/// use cos_policy::{action, deliberately, Bucket, Policy, Region};
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let policy = Policy::builder()
///     .allow(action::GetObject)
///     .on(deliberately(bucket.whole(), "the nightly backup reads everything"))
///     .build();
/// assert_eq!(policy.reasons().collect::<Vec<_>>(), ["the nightly backup reads everything"]);
/// # Ok::<(), cos_policy::BucketError>(())
/// ```
pub fn deliberately<T>(what: T, why: impl Into<Cow<'static, str>>) -> Deliberate<T> {
    Deliberate { what, why: why.into() }
}

impl<T> Deliberate<T> {
    pub(crate) fn into_parts(self) -> (T, Reason) {
        (self.what, self.why)
    }
}

impl<T> Sealed for Deliberate<T> {}
