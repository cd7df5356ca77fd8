//! An evaluator of policies, slow and obvious, written from the documents alone: it knows nothing of the library. It
//! takes a policy and a request as JSON.

mod conditions;
mod decimals;
mod globs;
pub mod percent;
mod truth;

use serde_json::Value;

use truth::{Truth, all, any};

use Truth::{False, True, Unsettled};

/// What a policy says to a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// `allow`, `explicit_deny`, `implicit_deny` or `unknown`.
    pub decision: &'static str,
    /// Those that decided, counted from 0.
    pub statements: Vec<usize>,
    /// What nobody documents, of each statement in doubt.
    pub doubts: Vec<&'static str>,
}

/// Decides. The policy is one that the library parses, and the request is
///
/// ```text
/// {"action": "PutObject", "region": "ap-guangzhou", "bucket": "examplebucket-1250000000", "key": "a/b.jpg",
///  "context": {"cos:content-type": "image/jpeg"}, "principal": "qcs::cam::uin/1:uin/2"}
/// ```
///
/// where all but the action may be missing, and the region belongs to the bucket. The key of a listing is its prefix; when
/// the context has `cos:prefix`, that is it, decoded.
///
/// # Panics
///
/// If the request has another shape, or a prefix that is no UTF-8 when it is decoded.
#[must_use]
pub fn decide(policy: &Value, request: &Value) -> Verdict {
    let request = Asked::read(request);
    let statements = list(member(policy, "statement").unwrap());
    let truths: Vec<Truth> = statements.iter().map(|statement| holds(policy, statement, &request)).collect();
    let with_effect = |effect: &str, truth: fn(&Truth) -> bool| -> Vec<usize> {
        let concerned =
            |index: &usize| member(statements[*index], "effect").unwrap() == effect && truth(&truths[*index]);
        (0..statements.len()).filter(concerned).collect()
    };
    let (denies, allows) = (with_effect("deny", Truth::is_true), with_effect("allow", Truth::is_true));
    let (maybe_denies, maybe_allows) =
        (with_effect("deny", Truth::is_unsettled), with_effect("allow", Truth::is_unsettled));

    let (decision, statements) = if !denies.is_empty() {
        ("explicit_deny", denies)
    } else if allows.is_empty() && maybe_allows.is_empty() {
        ("implicit_deny", Vec::new())
    } else if !allows.is_empty() && maybe_denies.is_empty() {
        ("allow", allows)
    } else {
        let mut doubtful = [maybe_denies, maybe_allows].concat();
        doubtful.sort_unstable();
        ("unknown", doubtful)
    };
    let doubts = truths.iter().filter_map(|truth| if let Unsettled(doubt) = truth { Some(*doubt) } else { None });
    Verdict { decision, statements, doubts: doubts.collect() }
}

fn holds(policy: &Value, statement: &Value, request: &Asked) -> Truth {
    let principal = member(statement, "principal").or_else(|| member(policy, "principal"));
    all([
        principal.map_or(True, |principal| any(names(principal).map(|name| is_principal(name, request)))),
        any(texts(member(statement, "action").unwrap()).map(|pattern| is_action(pattern, &request.action))),
        any(texts(member(statement, "resource").unwrap()).map(|pattern| is_resource(pattern, request))),
        member(statement, "condition").map_or(True, |condition| conditions::hold(condition, request)),
    ])
}

// What is asked.

struct Asked<'v> {
    action: String,
    place: Option<Place>,
    context: Vec<(&'v str, &'v Value)>,
    principal: Option<&'v str>,
}

struct Place {
    region: String,
    bucket: String,
    appid: String,
    key: String,
}

const LISTINGS: [&str; 4] = [
    "name/cos:GetBucket",
    "name/cos:GetBucketObjectVersions",
    "name/cos:ListLiveChannels",
    "name/cos:ListMultipartUploads",
];

impl<'v> Asked<'v> {
    fn read(request: &'v Value) -> Self {
        let text = |name: &str| request.get(name).map(|value| value.as_str().unwrap().to_owned());
        let action = text("action").unwrap();
        let action = match action.strip_prefix("name/").unwrap_or(&action) {
            bare if bare.contains(':') => format!("name/{bare}"),
            bare => format!("name/cos:{bare}"),
        };
        let context: Vec<(&str, &Value)> = request
            .get("context")
            .map(|context| context.as_object().unwrap().iter().map(|(key, value)| (key.as_str(), value)).collect())
            .unwrap_or_default();
        let prefix = context.iter().find(|(key, _)| *key == "cos:prefix").map(|(_, value)| value.as_str().unwrap());
        let key = match prefix {
            Some(prefix) if LISTINGS.contains(&action.as_str()) => String::from_utf8(percent::decode(prefix)).unwrap(),
            _ => text("key").unwrap_or_default(),
        };
        let place = text("bucket").map(|bucket| Place {
            region: text("region").unwrap(),
            appid: bucket.rsplit_once('-').unwrap().1.to_owned(),
            bucket,
            key,
        });
        Self { action, place, context, principal: request.get("principal").map(|name| name.as_str().unwrap()) }
    }

    /// A value of the context; `None` when it is absent.
    fn value(&self, key: &str, empty_is_absent: bool) -> Option<Value> {
        let listing = self.place.as_ref().filter(|_| LISTINGS.contains(&self.action.as_str()));
        if let ("cos:prefix", Some(place)) = (key, listing) {
            let prefix = percent::encode(place.key.as_bytes());
            return (!prefix.is_empty()).then_some(Value::String(prefix));
        }
        let (_, value) = self.context.iter().find(|(name, _)| *name == key)?;
        let empty = **value == Value::String(String::new()) || **value == Value::Array(Vec::new());
        (!(empty && empty_is_absent)).then(|| (*value).clone())
    }
}

// Who.

const PUBLIC: [&str; 3] = ["*", "qcs::cam::anonymous:anonymous", "qcs::cam::anyone:anyone"];

fn is_principal(name: &str, request: &Asked) -> Truth {
    if PUBLIC.contains(&name) {
        return True;
    }
    let Some(asking) = request.principal else { return Unsettled("a principal that the request does not have") };
    let root = |name: &str| match account(name) {
        Some((owner, "root")) => format!("qcs::cam::uin/{owner}:uin/{owner}"),
        _ => name.to_owned(),
    };
    if root(name) == root(asking) {
        return True;
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match account(name) {
        Some((owner, "root")) if digits(owner) => False,
        Some((owner, user)) if digits(owner) && user.strip_prefix("uin/").is_some_and(digits) => False,
        _ => Unsettled("a principal that is no account"),
    }
}

/// `qcs::cam::uin/<owner>:<user>`
fn account(name: &str) -> Option<(&str, &str)> {
    name.strip_prefix("qcs::cam::uin/")?.split_once(':')
}

// What is done.

fn is_action(pattern: &str, action: &str) -> Truth {
    if pattern == "*" || pattern == "*:*" {
        return True;
    }
    let bare = pattern.strip_prefix("name/").unwrap_or(pattern);
    if bare.starts_with("permid/") {
        return Unsettled("a feature set");
    }
    if bare.contains('?') {
        return Unsettled("a question mark in an action");
    }
    let (service, _) = bare.split_once(':').unwrap_or((bare, ""));
    if service.contains('*') {
        return Unsettled("a star in the service of an action");
    }
    let full = if bare.contains(':') { format!("name/{bare}") } else { pattern.to_owned() };
    globs::matches(&globs::with_stars(&full), action).into()
}

// On what.

fn is_resource(pattern: &str, request: &Asked) -> Truth {
    if pattern == "*" {
        return True;
    }
    let segments: Vec<&str> = pattern.splitn(6, ':').collect();
    let [_, project, service, region, owner, path] = segments[..] else { return Unsettled("no six segments") };
    let Some(place) = &request.place else {
        let everything = path == "*" && ["cos", "*", ""].contains(&service);
        return if everything { Unsettled("a resource for a request about the account") } else { False };
    };
    all([
        if project.is_empty() { True } else { Unsettled("a project") },
        segment(service, "cos", "a star in a service"),
        segment(region, &place.region, "a star in a region"),
        match owner {
            _ if owner.starts_with("uin/") => Unsettled("a resource of an uin"),
            _ => segment(owner, &format!("uid/{}", place.appid), "a star in an account"),
        },
        is_path(path, owner, place),
    ])
}

fn segment(pattern: &str, text: &str, doubt: &'static str) -> Truth {
    match pattern {
        "" | "*" => True,
        _ if pattern.contains(['*', '?']) || pattern.contains("${") => {
            unsettled_if(globs::matches(&globs::widened(pattern), text), doubt)
        }
        _ => (pattern == text).into(),
    }
}

fn is_path(pattern: &str, owner: &str, place: &Place) -> Truth {
    let path = format!("{}/{}", place.bucket, place.key);
    if let Some(parts) = pattern.strip_prefix("prefix//") {
        let parts: Vec<&str> = parts.splitn(3, '/').collect();
        return match parts[..] {
            [appid, bucket, key] if is_number(appid) && is_bucket(bucket) => {
                is_plain_path(&format!("{bucket}-{appid}/{key}"), &path)
            }
            _ => Unsettled("an older resource with other parts"),
        };
    }
    any([
        unsettled_if(is_one_slash_path(pattern, &path), "an older resource with one slash"),
        is_plain_path(pattern, &path),
        unsettled_if(is_domain_path(pattern, &path), "a resource by its domain"),
        unsettled_if(is_short_path(pattern, owner, &path), "a bucket without its APPID"),
    ])
}

/// `prefix/<appid>/<bucket>/<key>`, as 598/10606 prints it
fn is_one_slash_path(pattern: &str, path: &str) -> bool {
    let Some([appid, bucket, key]) = pattern.strip_prefix("prefix/").and_then(three_parts) else { return false };
    let has_appid = bucket.rsplit_once('-').is_some_and(|(_, end)| is_number(end));
    is_number(appid)
        && is_bucket(bucket)
        && !has_appid
        && is_plain_path(&format!("{bucket}-{appid}/{key}"), path) != False
}

fn three_parts(text: &str) -> Option<[&str; 3]> {
    text.splitn(3, '/').collect::<Vec<_>>().try_into().ok()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_bucket(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// `<bucket>-<appid>/<key>`, with or without a star at its end, or with wildcards that nobody documents.
fn is_plain_path(pattern: &str, path: &str) -> Truth {
    let is_literal = |text: &str| !text.contains(['*', '?']) && !text.contains("${");
    match pattern.strip_suffix('*') {
        _ if is_literal(pattern) => (pattern == path).into(),
        Some(prefix) if is_literal(prefix) => path.starts_with(prefix).into(),
        _ => {
            let doubt = match pattern {
                _ if pattern.contains("${") => "a variable in a resource",
                _ if pattern.contains('?') => "a question mark in a resource",
                _ => "a star within a resource",
            };
            unsettled_if(globs::matches(&globs::widened(pattern), path), doubt)
        }
    }
}

/// `<bucket>-<appid>.cos.<region>.myqcloud.com/<key>`, also without `.cos`
fn is_domain_path(pattern: &str, path: &str) -> bool {
    let Some((host, key)) = pattern.split_once('/') else { return false };
    let Some((bucket, _region)) = host.strip_suffix(".myqcloud.com").and_then(|host| host.split_once('.')) else {
        return false;
    };
    is_plain_path(&format!("{bucket}/{key}"), path) != False
}

/// `<bucket>/<key>`, in an account that is `uid/<appid>`
fn is_short_path(pattern: &str, owner: &str, path: &str) -> bool {
    let (Some(appid), Some((bucket, key))) = (owner.strip_prefix("uid/"), pattern.split_once('/')) else {
        return false;
    };
    let has_appid = bucket.rsplit_once('-').is_some_and(|(_, end)| is_number(end));
    is_number(appid)
        && is_bucket(bucket)
        && !has_appid
        && is_plain_path(&format!("{bucket}-{appid}/{key}"), path) != False
}

fn unsettled_if(matches: bool, doubt: &'static str) -> Truth {
    if matches { Unsettled(doubt) } else { False }
}

// JSON.

/// An element; bucket policies write its name with a capital.
fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let capitalised = name[..1].to_uppercase() + &name[1..];
    value.get(name).or_else(|| value.get(capitalised))
}

/// A list, or one that stands without brackets.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        value => vec![value],
    }
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    list(value).into_iter().map(|value| value.as_str().unwrap())
}

/// `"*"` or `{"qcs": [..]}`
fn names(principal: &Value) -> impl Iterator<Item = &str> {
    texts(member(principal, "qcs").unwrap_or(principal))
}
