use std::fmt::{self, Debug};
use std::marker::PhantomData;
use std::time::Duration;

use crate::sealed::Sealed;

/// How long a temporary key lives, in whole seconds: 900 unless it is said, at least 60.
///
/// What an API allows is a part of the type, so that a role's hours are not asked of `GetFederationToken`:
///
/// | made by | for | at most | source |
/// |---|---|---|---|
/// | [`Ttl::root`] | `GetFederationToken` with the key of a root account | 7,200 s | 1312/48195 |
/// | [`Ttl::sub_account`] | the same with the key of a sub-account | 129,600 s | 1312/48195 |
/// | [`Ttl::role`] | `AssumeRole` | 43,200 s | 1312/48197 |
///
/// No document says what the least is; official clients ask for another key when under 60 seconds are left, and so would
/// never stop asking.
///
/// ```
/// use std::time::Duration;
/// use cos_policy::sts::Ttl;
///
/// assert_eq!(Ttl::root(Duration::from_secs(1800))?.as_secs(), 1800);
/// assert_eq!(
///     Ttl::root(Duration::from_secs(7201)).unwrap_err().to_string(),
///     "7201 s are too long: the key of a root account lives 60 to 7200 s",
/// );
/// # Ok::<(), cos_policy::sts::TtlError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ttl<A: Api = Federation> {
    seconds: u32,
    api: PhantomData<A>,
}

/// `GetFederationToken`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Federation {}

/// `AssumeRole`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {}

/// An API of STS that makes keys: [`Federation`] or [`Role`].
pub trait Api: Sealed + Copy + Debug {}

impl Sealed for Federation {}
impl Sealed for Role {}
impl Api for Federation {}
impl Api for Role {}

const LEAST: u32 = 60;
const DEFAULT: u32 = 900;

impl Ttl<Federation> {
    /// For the key of a root account.
    ///
    /// # Errors
    ///
    /// [`TtlError`] below 60 and above 7,200 seconds.
    pub fn root(ttl: Duration) -> Result<Self, TtlError> {
        Self::new(ttl, 7_200, "the key of a root account")
    }

    /// For the key of a sub-account.
    ///
    /// # Errors
    ///
    /// [`TtlError`] below 60 and above 129,600 seconds.
    pub fn sub_account(ttl: Duration) -> Result<Self, TtlError> {
        Self::new(ttl, 129_600, "the key of a sub-account")
    }
}

impl Ttl<Role> {
    /// For a role.
    ///
    /// # Errors
    ///
    /// [`TtlError`] below 60 and above 43,200 seconds.
    pub fn role(ttl: Duration) -> Result<Self, TtlError> {
        Self::new(ttl, 43_200, "the key of a role")
    }
}

impl<A: Api> Ttl<A> {
    fn new(ttl: Duration, most: u32, what: &'static str) -> Result<Self, TtlError> {
        let seconds = u32::try_from(ttl.as_secs()).unwrap_or(u32::MAX);
        if (LEAST..=most).contains(&seconds) {
            Ok(Self { seconds, api: PhantomData })
        } else {
            Err(TtlError { seconds: ttl.as_secs(), most, what })
        }
    }

    /// In seconds.
    #[must_use]
    pub const fn as_secs(self) -> u32 {
        self.seconds
    }

    pub(super) const fn duration(self) -> Duration {
        Duration::from_secs(self.seconds as u64)
    }
}

/// 900 s, which every API allows.
impl<A: Api> Default for Ttl<A> {
    fn default() -> Self {
        Self { seconds: DEFAULT, api: PhantomData }
    }
}

/// A temporary key cannot live that long, or not that short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TtlError {
    seconds: u64,
    most: u32,
    what: &'static str,
}

impl fmt::Display for TtlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = if self.seconds < u64::from(LEAST) { "short" } else { "long" };
        write!(f, "{} s are too {how}: {} lives {LEAST} to {} s", self.seconds, self.what, self.most)
    }
}

impl std::error::Error for TtlError {}
