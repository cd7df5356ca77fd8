use crate::analysis::{ContextValue, Request};
use crate::resource::Bucket;

/// What one request may differ in from another.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Action(String),
    Bucket(Bucket),
    Key(String),
    Place(Bucket, String),
    Value(String, ContextValue),
    Absent(String),
    Principal(String),
}

impl Change {
    pub(super) fn apply(request: Request, change: Self) -> Request {
        let bucket = request.bucket_of().cloned();
        let key = request.key().to_owned();
        match change {
            Self::Action(action) => rebuilt(&request, &action, bucket.as_ref(), &key, |_| true),
            Self::Bucket(bucket) => rebuilt(&request, request.action(), Some(&bucket), &key, |_| true),
            Self::Key(key) => rebuilt(&request, request.action(), bucket.as_ref(), &key, |_| true),
            Self::Place(bucket, key) => rebuilt(&request, request.action(), Some(&bucket), &key, |_| true),
            Self::Absent(name) => rebuilt(&request, request.action(), bucket.as_ref(), &key, |key| key != name),
            Self::Value(name, value) => with(request, &name, value),
            Self::Principal(principal) => request.by(principal),
        }
    }
}

/// The request with other parts, and what its context keeps.
fn rebuilt(
    request: &Request,
    action: &str,
    bucket: Option<&Bucket>,
    key: &str,
    keeps: impl Fn(&str) -> bool,
) -> Request {
    let start = bucket.map_or_else(|| Request::account(action), |bucket| Request::object(action, bucket, key));
    // The prefix of a listing is its key.
    let is_prefix = |name: &str| name == "cos:prefix" && (request.is_listing() || start.is_listing());
    let kept = request.context().filter(|(name, _)| keeps(name) && !is_prefix(name));
    let rebuilt = kept.fold(start.clone(), |request, (name, value)| request.with(name, value.clone()));
    request.principal().into_iter().fold(rebuilt, Request::by)
}

/// A TLS version comes with secure transport, and a listing of the account has no prefix.
fn with(request: Request, name: &str, value: ContextValue) -> Request {
    match name {
        "cos:prefix" if request.is_listing() && request.bucket_of().is_none() => request,
        "cos:tls-version" => request.with("cos:secure-transport", true).with(name, value),
        "cos:secure-transport" if value == ContextValue::from(false) => {
            Change::apply(request, Change::Absent("cos:tls-version".to_owned())).with(name, value)
        }
        _ => request.with(name, value),
    }
}
