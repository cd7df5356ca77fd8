use std::fmt;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; often what was meant.
    Note,
    /// Wider than it needs to be, or without the effect it seems to have.
    Warning,
    /// Open, or certainly not what was meant.
    Error,
}

impl Severity {
    /// `note`, `warning` or `error`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

macro_rules! rules {
    ($($rule:ident $id:ident $severity:ident $source:literal
        $title:literal
        $why:literal
        $remedy:literal)*) => {
        /// A hazard that [`lint`](crate::Document::lint) looks for. Each has a page in [`rules`](mod@rules).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(
                #[doc = $title]
                #[doc = ""]
                #[doc = concat!("[`", stringify!($id), "`](rules::", stringify!($id), ")")]
                $rule,
            )*
        }

        impl Rule {
            /// Every rule, in the order of the pages.
            pub const ALL: &[Self] = &[$(Self::$rule),*];

            /// The name, such as `whole_bucket`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$rule => stringify!($id),)* }
            }

            /// How bad its findings are.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$rule => Severity::$severity,)* }
            }

            /// What it looks for, in one sentence.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$rule => $title,)* }
            }

            /// Why that is a hazard.
            #[must_use]
            pub const fn why(self) -> &'static str {
                match self { $(Self::$rule => $why,)* }
            }

            /// What to do instead.
            #[must_use]
            pub const fn remedy(self) -> &'static str {
                match self { $(Self::$rule => $remedy,)* }
            }

            /// The documents behind it.
            #[must_use]
            pub const fn source(self) -> &'static str {
                match self { $(Self::$rule => $source,)* }
            }
        }

        /// A page for each rule, from the table that the findings come from.
        pub mod rules {
            $(
                #[doc = $title]
                #[doc = ""]
                #[doc = concat!("Severity: ", stringify!($severity), ". Source: ", $source, ".")]
                #[doc = ""]
                #[doc = "# Why"]
                #[doc = ""]
                #[doc = $why]
                #[doc = ""]
                #[doc = "# Remedy"]
                #[doc = ""]
                #[doc = $remedy]
                pub mod $id {}
            )*
        }
    };
}

rules! {
    WildcardAction wildcard_action Error "598/10604, 436/40265"
        "An allow of every action."
        "`*` and `name/cos:*` grant reading, deleting and re-authorising whatever the resource reaches, and every action that COS adds later."
        "Name the actions, such as `name/cos:GetObject`."
    PartialWildcardAction partial_wildcard_action Warning "598/10604, 436/71306"
        "An allow of a pattern of actions."
        "`name/cos:Get*` stands for whatever matches now and later, the settings of the bucket among them."
        "Name the actions."
    UnknownAction unknown_action Error "436/31923"
        "An action that the catalogue does not have."
        "STS takes any name silently. An allow of a misspelt action grants nothing, and a deny of one stops nothing. Case matters."
        "Write the action as its API page names it."
    BareResource bare_resource Error "436/31923, 436/40265"
        "An allow on every resource."
        "`*` is every object of every bucket; `*` behind the account is every bucket of a region. Only service-level actions need it."
        "Name the bucket and the folder: `qcs::cos:<region>:uid/<APPID>:<bucket>-<APPID>/<folder>/*`."
    OpenSegment open_segment Warning "598/10606, 436/18023"
        "An empty or starred service, region or account."
        "Such a segment is unbounded. `uid/*` is accepted by STS and refused by COS according to reports."
        "Write the region, and `uid/` with the APPID of the bucket."
    WholeBucket whole_bucket Warning "436/40265, 436/32972"
        "An allow on everything in a bucket."
        "Whoever holds the key reaches the objects of all users, and with bucket-level actions the bucket itself."
        "Name a folder, one for each user where users must not meet."
    MergedStatement merged_statement Note "436/40265"
        "Grants that are merged into one wider grant."
        "A statement grants every one of its actions on every one of its resources. Listing or reading a shared folder beside writing to it, or a folder beside one inside it, grants pairs that were hardly meant."
        "Write a statement for each set of actions with the resources of their own."
    LevelMismatch level_mismatch Warning "436/31923, 598/57092"
        "An action on a resource that its requests never have."
        "Object actions need a key or a folder, listings a folder, bucket actions `<bucket>/` or `<bucket>/*`, service-level actions `*` alone. Anything else grants nothing, and denies nothing."
        "Give the action a statement of its own with a resource of its level."
    LoosePrefix loose_prefix Warning "436/14048"
        "A star that does not follow a slash."
        "`alice*` also reaches `alice2` and `alice-old/..`, and `photo.*` whatever follows the dot, slashes included."
        "End a folder with `/*`, and name an object in full."
    InapplicableCondition inapplicable_condition Warning "436/71306, 436/46205"
        "A condition on a key that the action's requests do not carry."
        "An ordinary client never sends the key. The allow fails for it, and the deny guards nothing; with `_if_exist` the allow has no limit, and the deny refuses every request."
        "Put the condition into a statement of the actions that carry its key."
    UnknownConditionKey unknown_condition_key Error "436/46205, qcloud-documents issue 14446"
        "A condition key that no document has."
        "STS takes any key. According to a report an allow on a misspelt key grants nothing; a deny, or an allow with `_if_exist`, loses its limit."
        "Write the key as the documents do, such as `cos:content-length`."
    OptionalLimit optional_limit Error "436/71306"
        "A limit that a client lifts by leaving the key out."
        "`_if_exist` holds for requests without the key. A chunked upload has no `Content-Length`, a request over the Internet no private network."
        "Drop `_if_exist` from the operator."
    AbsentKeyDeny absent_key_deny Error "436/71306"
        "A deny that a client passes by leaving the key out."
        "A plain operator, a negated one too, is false for a request without the key, so that nothing is denied. An ACL and a version that are not sent are values of their own, and no finding."
        "Allow the wanted values instead; or add `_if_exist`, which denies requests without the key as well."
    EncodedDeny encoded_deny Warning "436/46205"
        "A deny on the value of a query parameter."
        "Values are compared percent-encoded. Another spelling of the same value, such as `%2f` for `%2F`, may pass."
        "Deny everything but the wanted value (`string_not_equal_if_exist`), or allow the wanted value alone."
    ValueDenylist value_denylist Note "436/46205"
        "A deny list of types or ACLs."
        "Comparison is case-sensitive and a type may carry parameters, so that `Text/HTML` or `text/html; charset=utf-8` passes a deny of `text/html`."
        "Allow the wanted values instead."
    NegatedList negated_list Error "598/10608, 436/18023"
        "A list of values under a negated operator."
        "No document says whether one differing value is enough, in which case nearly every request meets the condition."
        "Allow the wanted values with the operator that is not negated; for none of some values, allow the rest and deny those with a list under that operator."
    ConjoinedDeny conjoined_deny Error "598/10608"
        "A deny with several condition keys."
        "All conditions of a statement must hold, so that only requests that meet every one of them are denied."
        "Write a deny for each key."
    PartialSizeLimit partial_size_limit Note "436/71306, 436/7750"
        "A size limit that does not bound the object."
        "The key sees the length of one request: of one part, of one append, of a whole form. Beside a limited `PutObject`, a multipart upload, an append or another `PutObject` without the limit is not bounded at all: one matching allow is enough."
        "Grant one limited `PutObject` alone where the size matters, or check objects after the upload."
    CopyBypass copy_bypass Note "436/31923, 436/10881"
        "A limited `PutObject`, which is also a server-side copy."
        "The request of a copy has no body: limits on size and type do not see the object that is copied."
        "Grant no `GetObject` beside it, and remember that a public object is a source for everybody."
    OpenAcl open_acl Note "436/71306"
        "A write that lets the client choose the ACL."
        "A client may send `x-cos-acl: public-read`, or `x-cos-grant-*` headers, with the upload."
        "Deny other values of `cos:x-cos-acl` than `private` (`Policy::private_acl`); no document has a key for the grant headers."
    UnencodedValue unencoded_value Warning "436/46205, 436/71307"
        "A value of a query parameter that is not percent-encoded."
        "Values of `cos:prefix`, `cos:response-content-type` and `cos:versionid` are compared percent-encoded, with upper-case digits. As it stands the value may never be met."
        "Percent-encode the value: `folder1%2F`."
    WildcardActionCondition wildcard_action_condition Warning "436/71306, 436/46205"
        "A condition on a wildcard action."
        "Requests of most actions do not carry the key: the allow fails for them, the deny with `_if_exist` blocks them."
        "Name the actions whose requests carry the key."
    Takeover takeover Warning "436/32972, 436/46205"
        "An allow of an action that can take over the bucket or its data."
        "Changing permissions or settings, deleting buckets and creating jobs reach further than the resource says: a lifecycle rule deletes, a replication rule reads."
        "Leave such actions to the backend."
    VersionAccess version_access Note "436/31551, 436/7743"
        "Access to old versions of objects."
        "Versions outlive overwriting and deletion, and a listing of versions names them."
        "Leave the listing of versions to the backend; allow reading with `cos:versionid` under `string_equal_if_exist` and an empty value, which is the latest version."
    Symlink symlink Note "436/111863"
        "An allow of creating symbolic links."
        "Reading a link reads its target: a link is an indirect read of another key."
        "Leave links to the backend."
    ListingDiscloses listing_discloses Note "436/30580, 436/7734"
        "A listing that shows the names in a denied folder."
        "A listing names every key below its prefix. A deny on a folder inside stops listings of that folder, not those above it."
        "Allow the listing of the folders that may be seen."
    ActiveContent active_content Note "436/71306"
        "A content type that browsers run."
        "`image/*` admits SVG, and SVG and HTML run scripts. The type is what the client claims."
        "List the types: `image/png`, `image/jpeg`."
    SessionPrincipal session_principal Warning "1312/48195, 1312/48197"
        "A principal."
        "The policy of a temporary key has none: it is about whoever holds the key. Only bucket policies have one."
        "Drop the principal, unless this is a bucket policy."
    ForeignAccount foreign_account Error "598/10606, 436/18023, 1312/48195"
        "An account that is not that of the bucket."
        "A bucket ends in the APPID of its account, and `uid/` is followed by the same number. Anything else is refused by STS or grants nothing."
        "Write `uid/<APPID>:<bucket>-<APPID>` with one APPID."
    LegacyResource legacy_resource Warning "598/10606, 436/18023"
        "A resource in a layout of former days."
        "`prefix//<APPID>/<bucket>/<key>` still works; the layout with a domain name stands in samples without a word on what it means."
        "Write `<bucket>-<APPID>/<key>`."
    Undocumented undocumented Warning "436/31923, 598/10604, 598/10606, 598/10608, 436/71306"
        "Something that no document settles."
        "It may grant more than it seems to, or nothing: a star inside a resource, `?`, `..`, an operator that COS does not list."
        "Use what documents promise: a star at the end of a resource, names without `.`, `..` and empty parts, the operators of 436/46205, values of the key's type."
    Unverified unverified Note "436/46205, 436/30580"
        "An action or condition key that no current document of COS attests."
        "Third parties report it to work, or sources contradict each other. Its effect is not assured."
        "Do not let the safety of the policy depend on it."
    UnknownRegion unknown_region Warning "436/6224"
        "A region that cannot be one."
        "Builders of other SDKs write `None` or `null` for a missing region: the statement then matches nothing."
        "Write the region of the bucket, such as `ap-guangzhou`."
    Oversized oversized Note "1312/48195, laravel-qcloud-federation-token"
        "A policy longer than STS is known to take."
        "STS has a limit that no document names; reports put it at about 1,000 characters."
        "Use fewer and wider folders, or a key for each task."
}
