use std::fmt;

/// Why nobody can say whether something matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Undocumented {
    /// An action pattern with `?`, without a service, or of the `permid` kind (436/18023).
    Action,
    /// A project in a resource.
    Project,
    /// A star inside a service, region or account.
    Scope,
    /// An account by `uin/`: one page lists it for COS, another does not (598/10606, 436/18023).
    Uin,
    /// A star that is not the last character of a resource, `?`, or a policy variable.
    ResourceWildcard,
    /// A resource in the layout of domain names, or in the `prefix//` layout without its parts (436/18023, 598/10606).
    Layout,
    /// A bucket without its APPID.
    ShortName,
    /// A service-level action on every resource of an account, instead of `*` (598/57092).
    AccountWide,
    /// A statement names a principal, and the request does not.
    Principal,
    /// A principal that is a group, a role or a pattern.
    PrincipalKind,
    /// A condition key that no current document lists.
    ConditionKey,
    /// An operator that the list of COS does not have (436/46205).
    Operator,
    /// A string operator on a number, and the like.
    Type,
    /// Several values under a negated operator.
    NegatedList,
    /// Tags without `for_any_value:` (598/10608).
    Quantifier,
    /// `for_all_value:` when the request has no value.
    EmptySet,
    /// A star inside a value, or `?`.
    ValueWildcard,
    /// A number in quotes.
    QuotedNumber,
    /// A value that is none of the operator's type, or a policy variable.
    Value,
    /// An IPv6 block.
    Ipv6,
    /// A query value that is not percent-encoded in the one canonical way (436/46205).
    Encoding,
}

impl fmt::Display for Undocumented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Action => "nobody documents what this action pattern matches",
            Self::Project => "nobody documents what a project does in a resource of COS",
            Self::Scope => "a star inside a service, region or account is not documented",
            Self::Uin => "documents contradict each other on `uin/` in a resource of COS",
            Self::ResourceWildcard => "only a star at the end of a resource is documented",
            Self::Layout => "this layout of a resource is not documented",
            Self::ShortName => "a bucket without its APPID is not documented",
            Self::AccountWide => "a service-level action is documented on `*` alone",
            Self::Principal => "the statement names a principal and the request does not",
            Self::PrincipalKind => "whether the request's principal is meant cannot be told",
            Self::ConditionKey => "no current document of COS lists this condition key",
            Self::Operator => "the list of COS does not have this operator",
            Self::Type => "this operator is not documented for this key",
            Self::NegatedList => "nobody documents what a list under a negated operator means",
            Self::Quantifier => "tags are documented with `for_any_value:` alone",
            Self::EmptySet => "nobody documents `for_all_value:` on a request without a value",
            Self::ValueWildcard => "a star inside a value, or `?`, is not documented",
            Self::QuotedNumber => "a number in quotes is not documented",
            Self::Value => "this value is none that the operator documents",
            Self::Ipv6 => "no document shows an IPv6 block",
            Self::Encoding => "values of query parameters are documented percent-encoded, with upper-case digits",
        })
    }
}
