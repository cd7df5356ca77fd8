use std::fmt;
use std::time::SystemTime;

use cos_policy::Document;
use cos_policy::document::ParseError;

/// A temporary key that was issued, and what it may do.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// The id that signatures name.
    pub id: String,
    /// What signatures are made with.
    pub secret: String,
    /// The text of the policy, as STS decoded it.
    pub policy: String,
    /// When it ends, by the clock of STS.
    pub until: SystemTime,
}

impl Session {
    /// Whether it has not ended.
    #[must_use]
    pub fn is_live(&self, now: SystemTime) -> bool {
        now < self.until
    }

    /// The policy.
    ///
    /// # Errors
    ///
    /// Those of [`Document::parse`], which STS itself has refused.
    pub fn document(&self) -> Result<Document, ParseError> {
        Document::parse(&self.policy)
    }
}

/// Without the secret.
impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, secret: _, policy, until } = self;
        f.debug_struct("Session").field("id", id).field("policy", policy).field("until", until).finish_non_exhaustive()
    }
}
