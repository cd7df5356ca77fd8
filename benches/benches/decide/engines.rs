//! Ways to decide the ten requests by one policy of three statements and four globs.

use std::hint::black_box;

use cos_policy::{Bucket, Document, Region, Request, Segment, policy};
use regex::Regex;
use wildmatch::WildMatch;

use crate::cases::{BUCKET, CASES, Case, LIMIT, OTHER_BUCKET, Place, USER, bucket};

/// One way to decide, with the policy and the requests made beforehand.
pub trait Engine {
    fn allows(&self, at: usize) -> bool;

    /// All ten. Each engine has a copy of this loop of its own.
    fn allowed(&self) -> usize {
        (0..CASES.len()).filter(|at| self.allows(black_box(*at))).count()
    }
}

pub struct Ours {
    document: Document,
    requests: Vec<Request>,
}

impl Ours {
    pub fn new() -> Self {
        let bucket = bucket(BUCKET);
        let user = Segment::parse(USER).expect("the name is a segment");
        let policy = policy! {
            in bucket;
            allow GetBucket, GetObject    on "app/files/*";
            allow PutObject, DeleteObject on "app/files/{user}/*";
            allow PutObject               on "app/avatar/{user}/*"
                when content_length <= LIMIT, content_type like "image/*";
        };
        Self { document: policy.document(), requests: CASES.iter().map(Case::request).collect() }
    }
}

impl Engine for Ours {
    fn allows(&self, at: usize) -> bool {
        self.document.decide(&self.requests[at]).is_allow()
    }
}

/// A request as a server might hold it, with the resource as text for those that compare that.
pub struct Plain {
    action: String,
    /// Region, bucket and key; none for the account.
    target: Option<(String, String, String)>,
    resource: String,
    content_length: Option<u64>,
    content_type: Option<String>,
}

impl Plain {
    pub fn new(case: &Case) -> Self {
        let target = match case.place {
            Place::Account => None,
            Place::Object(bucket, key) | Place::Listing(bucket, key) => {
                Some((Region::AP_GUANGZHOU.to_string(), bucket.to_owned(), key.to_owned()))
            }
        };
        Self {
            action: format!("name/cos:{}", case.action),
            target,
            resource: case.request().resource().to_owned(),
            content_length: case.content_length,
            content_type: case.content_type.map(str::to_owned),
        }
    }
}

/// The request made of what the server holds, each time.
pub struct Built<'a> {
    document: &'a Document,
    bucket: Bucket,
    other: Bucket,
    plain: &'a [Plain],
}

impl<'a> Built<'a> {
    pub fn new(ours: &'a Ours, plain: &'a [Plain]) -> Self {
        Self { document: &ours.document, bucket: bucket(BUCKET), other: bucket(OTHER_BUCKET), plain }
    }
}

impl Engine for Built<'_> {
    fn allows(&self, at: usize) -> bool {
        let plain = &self.plain[at];
        let mut request = match &plain.target {
            None => Request::account(&plain.action),
            // A server knows the buckets it works with.
            Some((_, name, key)) => {
                let bucket = if *name == self.bucket.name() { &self.bucket } else { &self.other };
                Request::object(&plain.action, bucket, key)
            }
        };
        if let Some(length) = plain.content_length {
            request = request.with("cos:content-length", length);
        }
        if let Some(content_type) = &plain.content_type {
            request = request.with("cos:content-type", content_type.as_str());
        }
        self.document.decide(&request).is_allow()
    }
}

/// Code for this policy alone.
pub struct ByHand<'a> {
    region: String,
    bucket: String,
    own_files: String,
    own_avatar: String,
    limit: u64,
    plain: &'a [Plain],
}

impl<'a> ByHand<'a> {
    pub fn new(plain: &'a [Plain]) -> Self {
        Self {
            region: Region::AP_GUANGZHOU.to_string(),
            bucket: BUCKET.to_owned(),
            own_files: format!("app/files/{USER}/"),
            own_avatar: format!("app/avatar/{USER}/"),
            limit: LIMIT,
            plain,
        }
    }
}

impl Engine for ByHand<'_> {
    fn allows(&self, at: usize) -> bool {
        let request = &self.plain[at];
        let Some((region, bucket, key)) = &request.target else { return false };
        if *region != self.region || *bucket != self.bucket {
            return false;
        }
        match request.action.as_str() {
            "name/cos:GetBucket" | "name/cos:GetObject" => key.starts_with("app/files/"),
            "name/cos:DeleteObject" => key.starts_with(&self.own_files),
            "name/cos:PutObject" => {
                key.starts_with(&self.own_files)
                    || key.starts_with(&self.own_avatar)
                        && request.content_length.is_some_and(|length| length <= self.limit)
                        && request.content_type.as_ref().is_some_and(|media| media.starts_with("image/"))
            }
            _ => false,
        }
    }
}

/// Code for any policy of this kind: statements as data, texts compared as texts.
pub struct Rules<'a> {
    rules: Vec<Rule>,
    plain: &'a [Plain],
}

struct Rule {
    actions: Vec<String>,
    /// What the resource starts with.
    prefix: String,
    limit: Option<u64>,
    /// What the content type starts with.
    media: Option<String>,
}

/// The statements in short: actions, folder, whether there is a condition.
fn statements() -> [(&'static [&'static str], String, bool); 3] {
    let root = format!("qcs::cos:{}:uid/1250000000:{BUCKET}", Region::AP_GUANGZHOU);
    [
        (&["name/cos:GetBucket", "name/cos:GetObject"], format!("{root}/app/files/"), false),
        (&["name/cos:DeleteObject", "name/cos:PutObject"], format!("{root}/app/files/{USER}/"), false),
        (&["name/cos:PutObject"], format!("{root}/app/avatar/{USER}/"), true),
    ]
}

impl<'a> Rules<'a> {
    pub fn new(plain: &'a [Plain]) -> Self {
        let rules = statements().map(|(actions, prefix, conditions)| Rule {
            actions: actions.iter().map(|action| (*action).to_owned()).collect(),
            prefix,
            limit: conditions.then_some(LIMIT),
            media: conditions.then(|| "image/".to_owned()),
        });
        Self { rules: rules.into(), plain }
    }
}

impl Engine for Rules<'_> {
    fn allows(&self, at: usize) -> bool {
        let request = &self.plain[at];
        self.rules.iter().any(|rule| {
            rule.actions.contains(&request.action)
                && request.resource.starts_with(&rule.prefix)
                && rule.limit.is_none_or(|limit| request.content_length.is_some_and(|length| length <= limit))
                && (rule.media.as_ref())
                    .is_none_or(|media| request.content_type.as_ref().is_some_and(|given| given.starts_with(media)))
        })
    }
}

/// Of the actions, the resource, and the condition on length and content type.
type Patterns<A, P> = (A, P, Option<(u64, P)>);

/// A compiled expression for the actions, the resource and the content type of each statement.
pub struct Regexes<'a> {
    statements: [Patterns<Regex, Regex>; 3],
    plain: &'a [Plain],
}

impl<'a> Regexes<'a> {
    pub fn new(plain: &'a [Plain]) -> Self {
        let statements = statements().map(|(actions, prefix, conditions)| {
            let actions = actions.join("|");
            let conditions = conditions.then(|| (LIMIT, regex_of("image/*")));
            let actions = Regex::new(&format!("^(?:{actions})$")).expect("the expression is one");
            (actions, regex_of(&format!("{prefix}*")), conditions)
        });
        Self { statements, plain }
    }
}

pub fn regex_of(glob: &str) -> Regex {
    let pieces: Vec<_> = glob.split('*').map(regex::escape).collect();
    Regex::new(&format!("(?s)^{}$", pieces.join(".*"))).expect("the expression is one")
}

impl Engine for Regexes<'_> {
    fn allows(&self, at: usize) -> bool {
        let request = &self.plain[at];
        self.statements.iter().any(|(actions, resource, conditions)| {
            actions.is_match(&request.action)
                && resource.is_match(&request.resource)
                && conditions.as_ref().is_none_or(|(limit, media)| {
                    request.content_length.is_some_and(|length| length <= *limit)
                        && request.content_type.as_ref().is_some_and(|given| media.is_match(given))
                })
        })
    }
}

/// The same with wildcard patterns, one for each action.
pub struct Wildcards<'a> {
    statements: [Patterns<Vec<WildMatch>, WildMatch>; 3],
    plain: &'a [Plain],
}

impl<'a> Wildcards<'a> {
    pub fn new(plain: &'a [Plain]) -> Self {
        let statements = statements().map(|(actions, prefix, conditions)| {
            let actions = actions.iter().map(|action| WildMatch::new(action)).collect();
            let conditions = conditions.then(|| (LIMIT, WildMatch::new("image/*")));
            (actions, WildMatch::new(&format!("{prefix}*")), conditions)
        });
        Self { statements, plain }
    }
}

impl Engine for Wildcards<'_> {
    fn allows(&self, at: usize) -> bool {
        let request = &self.plain[at];
        self.statements.iter().any(|(actions, resource, conditions)| {
            actions.iter().any(|action| action.matches(&request.action))
                && resource.matches(&request.resource)
                && conditions.as_ref().is_none_or(|(limit, media)| {
                    request.content_length.is_some_and(|length| length <= *limit)
                        && request.content_type.as_ref().is_some_and(|given| media.matches(given))
                })
        })
    }
}
