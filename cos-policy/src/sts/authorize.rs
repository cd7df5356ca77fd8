use std::fmt;
use std::time::SystemTime;

use crate::analysis::{Unsettled, Verdict, Witness, implies};
use crate::policy::Policy;
use crate::sealed::Sealed;

use super::ttl::{Api, Federation, Ttl};

/// What somebody asks for, such as the upload of one file: it says itself what a key for it may do at most.
///
/// ```
/// use cos_policy::sts::Scope;
/// use cos_policy::{Bucket, KeyScope, Policy, Segment, policy};
///
/// #[derive(KeyScope)]
/// #[key("files/{user}/*")]
/// struct OwnFiles {
///     user: Segment,
/// }
///
/// /// The page of one's own files.
/// struct FilesPage {
///     bucket: Bucket,
///     own: OwnFiles,
/// }
///
/// impl Scope for FilesPage {
///     fn bound(&self) -> Policy {
///         let Self { bucket, own } = self;
///         policy! { in bucket; allow GetBucket, GetObject, PutObject on bucket.at(own); }
///     }
/// }
/// ```
pub trait Scope {
    /// The policy of a key for it.
    fn bound(&self) -> Policy;
}

/// Whether a key is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "what is ruled decides whether a key is made"]
pub enum Ruling {
    /// The requester gets a key for the scope.
    Grant,
    /// The requester does not.
    Refuse,
}

/// Who may ask for what. A function of the two is one.
///
/// It sees who asks and what for, and nothing of policies. What it needs of a database or a session is looked up before,
/// and is a part of the two.
pub trait Authorizer<R, S> {
    /// Whether the requester gets a key for the scope.
    fn rule(&self, requester: &R, scope: &S) -> Ruling;
}

impl<R, S, F: Fn(&R, &S) -> Ruling> Authorizer<R, S> for F {
    fn rule(&self, requester: &R, scope: &S) -> Ruling {
        self(requester, scope)
    }
}

/// Asks whether a requester gets a key for a scope, and computes the key's policy from that same scope.
///
/// ```
/// use std::time::SystemTime;
/// use cos_policy::sts::{Federation, Ruling, Scope, Ttl, authorize};
/// # use cos_policy::{Bucket, Policy, Region, Segment, policy};
/// # #[derive(Debug)]
/// # struct FilesPage { bucket: Bucket, of: Segment }
/// # impl Scope for FilesPage {
/// #     fn bound(&self) -> Policy {
/// #         let Self { bucket, of } = self;
/// #         policy! { in bucket; allow GetBucket, GetObject, PutObject on "files/{of}/*"; }
/// #     }
/// # }
///
/// let own_files = |requester: &Segment, page: &FilesPage| match *requester == page.of {
///     true => Ruling::Grant,
///     false => Ruling::Refuse,
/// };
/// # let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let (alice, bob) = (Segment::parse("alice")?, Segment::parse("bob")?);
/// let page = FilesPage { bucket, of: alice.clone() };
/// let refused = authorize(&own_files, bob, page, Ttl::<Federation>::default(), SystemTime::now());
/// let page = refused.unwrap_err().into_scope();
///
/// let granted = authorize(&own_files, alice, page, Ttl::<Federation>::default(), SystemTime::now())?;
/// assert!(granted.policy().as_json().contains("files/alice/*"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`Refused`], with the requester and the scope.
pub fn authorize<R, S: Scope, A: Api>(
    authorizer: &impl Authorizer<R, S>,
    requester: R,
    scope: S,
    ttl: Ttl<A>,
    now: SystemTime,
) -> Result<Granted<R, S, A>, Refused<R, S>> {
    match authorizer.rule(&requester, &scope) {
        Ruling::Grant => {
            let policy = scope.bound();
            Ok(Granted { requester, scope, policy, ttl, from: now })
        }
        Ruling::Refuse => Err(Refused { requester, scope }),
    }
}

/// That somebody gets a key for a scope, until a deadline. [`authorize`] alone makes one; a call to STS consumes it, so that
/// each key was decided on once.
#[derive(Debug)]
#[must_use = "a key is made of it by `FederationToken::new` or `AssumeRole::new`"]
pub struct Granted<R, S, A: Api = Federation> {
    requester: R,
    scope: S,
    policy: Policy,
    ttl: Ttl<A>,
    from: SystemTime,
}

impl<R, S: Scope, A: Api> Granted<R, S, A> {
    /// The same with a policy of one's own, which must stay within what the scope says.
    ///
    /// # Errors
    ///
    /// [`Wider`], with a request that the policy permits and the scope does not, if it does not provably stay within it.
    pub fn narrowed(self, policy: Policy) -> Result<Self, Wider> {
        match implies(&policy.document(), &self.scope.bound().document()) {
            Verdict::Holds => Ok(Self { policy, ..self }),
            Verdict::Fails(witness) => Err(Wider(Why::Permits(Box::new(witness)))),
            Verdict::Unknown(why) => Err(Wider(Why::Unknown(why))),
        }
    }
}

impl<R, S, A: Api> Granted<R, S, A> {
    /// Who asked.
    pub const fn requester(&self) -> &R {
        &self.requester
    }

    /// What for.
    pub const fn scope(&self) -> &S {
        &self.scope
    }

    /// What the key may do.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// When the key ends at the latest.
    #[must_use]
    pub fn deadline(&self) -> SystemTime {
        self.from.checked_add(self.ttl.duration()).unwrap_or(self.from)
    }

    /// Since when.
    pub(super) const fn from(&self) -> SystemTime {
        self.from
    }

    pub(super) const fn ttl(&self) -> Ttl<A> {
        self.ttl
    }

    pub(super) fn into_parts(self) -> (R, S) {
        (self.requester, self.scope)
    }
}

/// What a call to STS takes: what was [`Granted`] for its API, and nothing else.
#[diagnostic::on_unimplemented(
    message = "nobody granted this call a `{Self}`",
    label = "ask first: `authorize(&authorizer, requester, scope, ttl, now)?`",
    note = "`FederationToken` takes what was granted with `Ttl::root` or `Ttl::sub_account`, `AssumeRole` with `Ttl::role`"
)]
pub trait GrantedFor<A: Api>: Sealed {
    /// Who asked.
    type Requester;
    /// What for.
    type Scope;

    /// Itself.
    fn into_granted(self) -> Granted<Self::Requester, Self::Scope, A>;
}

impl<R, S, A: Api> Sealed for Granted<R, S, A> {}

impl<R, S, A: Api> GrantedFor<A> for Granted<R, S, A> {
    type Requester = R;
    type Scope = S;

    fn into_granted(self) -> Self {
        self
    }
}

/// Somebody does not get a key.
pub struct Refused<R, S> {
    requester: R,
    scope: S,
}

impl<R, S> Refused<R, S> {
    /// Who asked.
    pub const fn requester(&self) -> &R {
        &self.requester
    }

    /// What for.
    pub const fn scope(&self) -> &S {
        &self.scope
    }

    /// What was asked for, to be asked again.
    pub fn into_scope(self) -> S {
        self.scope
    }
}

impl<R, S> fmt::Display for Refused<R, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the requester does not get a key for this scope")
    }
}

impl<R, S> fmt::Debug for Refused<R, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Refused")
    }
}

impl<R, S> std::error::Error for Refused<R, S> {}

/// A policy does not provably stay within a scope.
#[derive(Clone, Debug)]
pub struct Wider(Why);

#[derive(Clone, Debug)]
enum Why {
    Permits(Box<Witness>),
    Unknown(Unsettled),
}

impl Wider {
    /// A request that the policy permits and the scope does not.
    #[must_use]
    pub fn witness(&self) -> Option<&Witness> {
        match &self.0 {
            Why::Permits(witness) => Some(witness),
            Why::Unknown(_) => None,
        }
    }
}

impl fmt::Display for Wider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Why::Permits(witness) => write!(f, "the policy permits what its scope does not: {}", witness.request()),
            Why::Unknown(why) => write!(f, "nobody can say whether the policy stays within its scope: {why}"),
        }
    }
}

impl std::error::Error for Wider {}
