use std::fmt;

use serde::{Serialize, Serializer};

use crate::action::Actions;
use crate::analysis::{Finding, Mismatch, Rule, Scenarios};
use crate::document::Document;
use crate::effect::{Allow, Deny};

pub mod builder;
mod draft;
mod finished;
mod grant;
mod guard;
pub(crate) mod in_place;
pub(crate) mod scenarios;
mod statement;
mod text;

use builder::{Deniable, PolicyBuilder, StatementBuilder, WantsResource, WantsStatement};
use draft::Draft;
use finished::Finished;
use guard::Guard;
pub use statement::Statement;

/// A policy for a temporary key: what whoever holds the key may do, at most.
///
/// ```json
/// {"version":"2.0","statement":[{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:..."]}]}
/// ```
///
/// Written with [`policy!`](crate::policy!) or [`builder`](Self::builder), and never empty. It can be extended: after
/// `.allow(..).on(..).build()` it is a `Policy` again, so a loop keeps its type. Two policies are equal when they have
/// the same text; the reasons given by [`deliberately`](crate::deliberately) do not count.
///
/// The key can do what the policy allows *and* the caller of STS may do (436/68283): a policy only ever cuts.
#[derive(Clone, Debug)]
pub struct Policy {
    // INVARIANT: canonical text, with a statement that no guard made.
    finished: Finished,
}

impl Policy {
    /// Starts a policy.
    ///
    /// ```
    /// use cos_policy::condition::content_length;
    /// use cos_policy::{action, key, Bucket, Policy, Region, Segment, MIB};
    ///
    /// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    /// let user = Segment::parse("alice")?;
    ///
    /// let policy = Policy::builder()
    ///     .allow((action::GetBucket, action::GetObject))
    ///     .on(bucket.at(key!("app/files/*")))
    ///     .allow(action::PutObject)
    ///     .on(bucket.at(key!("app/files/{user}/*")))
    ///     .when(content_length().at_most(5 * MIB))
    ///     .build();
    /// assert_eq!(policy.into_iter().count(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn builder() -> PolicyBuilder<WantsStatement> {
        PolicyBuilder::new()
    }

    /// The policy of statements made elsewhere; `None` for no statement, which would be no policy.
    #[must_use]
    pub fn from_statements(statements: impl IntoIterator<Item = Statement>) -> Option<Self> {
        let mut draft = Draft::of_policy();
        draft.extend(statements);
        draft.has_statement().then(|| Self::of_draft(&mut draft))
    }

    /// Adds a statement that allows actions.
    #[must_use = "a statement needs a resource: call `.on(..)`"]
    pub fn allow<A: Actions>(self, actions: A) -> StatementBuilder<Self, Allow, A::List, WantsResource>
    where
        A::Known: crate::action::Ordinary,
    {
        PolicyBuilder::extending(self).allow(actions)
    }

    /// Adds a statement that denies actions.
    #[must_use = "a statement needs a resource: call `.on(..)`"]
    pub fn deny<A: Deniable>(self, actions: A) -> StatementBuilder<Self, Deny, A::List, WantsResource> {
        PolicyBuilder::extending(self).deny(actions)
    }

    /// Adds statements made elsewhere, such as those of another policy.
    #[must_use]
    pub fn with(self, statements: impl IntoIterator<Item = Statement>) -> Self {
        PolicyBuilder::extending(self).with(statements).build()
    }

    /// Keeps every object and bucket that the key writes private: adds one deny on `x-cos-acl` with another value than
    /// `private`, for all granted actions that carry the header.
    ///
    /// A request without the header passes, and the object inherits the ACL of its bucket. Neither the `x-cos-grant-*`
    /// headers nor an ACL in the body of `PutObjectACL` are covered. The deny follows the policy: statements added
    /// later are covered as well, and those of a policy that this one is added to.
    ///
    /// Source: 436/46205, 436/46206.
    #[must_use]
    pub fn private_acl(self) -> Self {
        self.guarded(Guard::PrivateAcl)
    }

    /// Refuses plain HTTP: adds one deny on `cos:secure-transport` `false` for everything the policy allows.
    ///
    /// A deny binds whatever is added later, and its key is in every request; 436/46206 shows this form beside the one
    /// with an allow, which is `secure_transport().is(true)` on a statement. The actions are those of the policy
    /// instead of the `*` of that page.
    #[must_use]
    pub fn https_only(self) -> Self {
        self.guarded(Guard::HttpsOnly)
    }

    /// Refuses the headers that grant others access, `x-cos-grant-*`: adds one deny for each of the four, for all
    /// granted actions that carry an ACL.
    ///
    /// Reported from the field to work, in no document.
    #[cfg(feature = "unverified-conditions")]
    #[cfg_attr(docsrs, doc(cfg(feature = "unverified-conditions")))]
    #[must_use]
    pub fn no_grant_headers(self) -> Self {
        self.guarded(Guard::NoGrantHeaders)
    }

    fn guarded(self, guard: Guard) -> Self {
        let mut draft = self.finished.reopen();
        draft.guard(guard);
        Self::of_draft(&mut draft)
    }

    #[inline]
    fn of_draft(draft: &mut Draft) -> Self {
        Self { finished: draft.finish() }
    }

    /// The policy as a document, which decides requests and reports hazards. Its canonical text is that of the policy;
    /// reasons stay behind.
    #[must_use]
    pub fn document(&self) -> Document {
        Document::of_canonical(self.finished.text())
    }

    /// Reports the hazards of the policy; places are those of its canonical text. What was granted
    /// [`deliberately`](crate::deliberately) is none: its reason travels with the policy.
    ///
    /// Whatever compiles has no finding above [`Severity::Note`](crate::analysis::Severity::Note).
    #[must_use]
    pub fn lint(&self) -> Vec<Finding> {
        const MEANT: [Rule; 2] = [Rule::WholeBucket, Rule::Takeover];
        let statements = self.clone().into_iter();
        let deliberate: Vec<bool> = statements.map(|statement| statement.reasons().next().is_some()).collect();
        let is_meant = |finding: &Finding| {
            let statement = finding.statement().and_then(|at| deliberate.get(at)).copied();
            MEANT.contains(&finding.rule()) && statement.unwrap_or_default()
        };
        self.document().lint().into_iter().filter(|finding| !is_meant(finding)).collect()
    }

    /// Whether the policy grants what is intended, no more and no less: for every request there can be, and not for samples.
    ///
    /// ```
    /// use cos_policy::{policy, scenarios, Bucket, Region, Segment};
    ///
    /// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    /// let user = Segment::parse("alice")?;
    /// let intended = scenarios! {
    ///     in bucket;
    ///                              GetBucket  GetObject  PutObject  DeleteObject;
    ///     "app/files/{user}/*" =>  yes        yes        yes        yes;
    ///     "app/files/*"        =>  yes        yes        no         no;
    /// };
    /// let policy = policy! {
    ///     in bucket;
    ///     allow GetBucket, GetObject    on "app/files/*";
    ///     allow PutObject, DeleteObject on "app/files/{user}/*";
    /// };
    /// policy.grants_exactly(&intended)?;
    ///
    /// let merged = policy! { in bucket; allow GetBucket, GetObject, PutObject, DeleteObject on "app/files/*"; };
    /// assert_eq!(
    ///     merged.grants_exactly(&intended).unwrap_err().to_string(),
    ///     "the policy does not grant what is intended
    /// granted beyond the intention
    ///   app/files/* otherwise  DeleteObject, PutObject  app/files/a  allowed by statement[0]",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists every difference, both ways, with an example each.
    pub fn grants_exactly(&self, intended: &Scenarios) -> Result<(), Mismatch> {
        self.document().grants_exactly(intended)
    }

    /// Whether the policy grants nothing beyond what is intended.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists what it grants beyond, with an example each.
    pub fn grants_at_most(&self, intended: &Scenarios) -> Result<(), Mismatch> {
        self.document().grants_at_most(intended)
    }

    /// Whether the policy grants all that is intended.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists what it does not grant, with an example each.
    pub fn grants_at_least(&self, intended: &Scenarios) -> Result<(), Mismatch> {
        self.document().grants_at_least(intended)
    }

    /// Why what is dangerous is meant, in the order of the statements.
    pub fn reasons(&self) -> impl Iterator<Item = &str> {
        self.finished.reasons()
    }

    /// The policy as STS takes it: canonical JSON, the same bytes for the same policy.
    ///
    /// Actions stand in catalogue order without duplicates, conditions by operator and key; there are no blanks. The
    /// text is ASCII and needs no escape.
    #[must_use]
    #[inline]
    pub fn as_json(&self) -> &str {
        self.finished.text()
    }

    /// The text of [`as_json`](Self::as_json), owned.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.as_json().to_owned()
    }
}

impl PartialEq for Policy {
    fn eq(&self, other: &Self) -> bool {
        self.as_json() == other.as_json()
    }
}

impl Eq for Policy {}

impl fmt::Display for Policy {
    /// The canonical JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_json())
    }
}

impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document().serialize(serializer)
    }
}

impl From<Policy> for String {
    /// The canonical JSON.
    fn from(policy: Policy) -> Self {
        policy.finished.into_text()
    }
}

impl IntoIterator for Policy {
    type Item = Statement;
    type IntoIter = std::vec::IntoIter<Statement>;

    /// The statements. Where the policy is private or HTTPS-only, a policy they are added to becomes so as a whole.
    fn into_iter(self) -> Self::IntoIter {
        self.finished.into_statements().into_iter()
    }
}
