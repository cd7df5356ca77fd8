use std::fmt;

/// One entry of the catalogue: what Tencent's documents say about an action.
#[derive(Debug, PartialEq, Eq)]
pub struct ActionInfo {
    pub(super) name: &'static str,
    /// `"name/cos:<name>"`, as it stands in a list of a policy.
    pub(super) item: &'static str,
    pub(super) level: Level,
    pub(super) access: Access,
    pub(super) takeover: bool,
    pub(super) evidence: Evidence,
    pub(super) condition_keys: &'static [&'static str],
    pub(super) source: &'static str,
    pub(super) summary: &'static str,
}

impl ActionInfo {
    /// The name without its prefix, such as `PutObject`. Case matters.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The spelling of a policy, `name/cos:PutObject`.
    pub(crate) fn spelled(&self) -> &'static str {
        self.item.get(1..self.item.len() - 1).unwrap_or_default()
    }

    pub(crate) const fn item(&self) -> &'static str {
        self.item
    }

    /// What the action acts on.
    #[must_use]
    pub const fn level(&self) -> Level {
        self.level
    }

    /// What kind of access it gives.
    #[must_use]
    pub const fn access(&self) -> Access {
        self.access
    }

    /// Whether the action can take over the bucket or its data: permission management, bucket deletion,
    /// configuration writes and jobs. Such an action is granted [`deliberately`](crate::deliberately) only.
    #[must_use]
    pub const fn is_takeover(&self) -> bool {
        self.takeover
    }

    /// How well the name is attested.
    #[must_use]
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// Whether a document or an SDK of Tencent has the name, undisputed.
    pub(crate) const fn is_assured(&self) -> bool {
        matches!(self.evidence, Evidence::Documented | Evidence::Sdk)
    }

    /// The condition keys its requests may carry, besides those that every request carries
    /// (`cos:secure-transport`, `cos:tls-version`, `cos:host`, `qcs:ip`, `vpc:requester_vpc`, `qcs:resource_tag`).
    #[must_use]
    pub const fn condition_keys(&self) -> &'static [&'static str] {
        self.condition_keys
    }

    /// The document that names the action, as product/number.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// One sentence on what the action does.
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        self.summary
    }
}

impl fmt::Display for ActionInfo {
    /// The spelling of a policy, `name/cos:PutObject`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.spelled())
    }
}

/// What an action acts on, and so which resource it is granted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Level {
    /// The account; its resource is `*`.
    Service,
    /// A bucket; its resource is `<bucket>/` or `<bucket>/*`.
    Bucket,
    /// A listing of a bucket, whose resource is `<bucket>/` and the `prefix` parameter. The word is ours: documents
    /// count these among bucket or object actions.
    Listing,
    /// An object; its resource is `<bucket>/<key>`.
    Object,
    /// A vector bucket, whose resources start with `qcs::cosvector:`. Known to the catalogue, not grantable.
    Vector,
}

impl Level {
    /// In lower case, such as `bucket`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Bucket => "bucket",
            Self::Listing => "listing",
            Self::Object => "object",
            Self::Vector => "vector",
        }
    }
}

/// What kind of access an action gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Access {
    /// Reads data or settings.
    Read,
    /// Reads names.
    List,
    /// Creates or changes data.
    Write,
    /// Deletes data.
    Delete,
    /// Changes the settings of a bucket.
    Configuration,
    /// Changes who may do what.
    Permission,
}

impl Access {
    /// In lower case, such as `read`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::List => "list",
            Self::Write => "write",
            Self::Delete => "delete",
            Self::Configuration => "configuration",
            Self::Permission => "permission",
        }
    }
}

/// How well a name is attested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// A document of Tencent's names it.
    Documented,
    /// The call is documented, the name stands in an official SDK.
    Sdk,
    /// The name is formed by analogy.
    Inferred,
    /// Only third parties use it.
    ThirdParty,
    /// Sources contradict each other.
    Disputed,
}

impl Evidence {
    /// In lower case, such as `documented`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Sdk => "sdk",
            Self::Inferred => "inferred",
            Self::ThirdParty => "third-party",
            Self::Disputed => "disputed",
        }
    }
}
