//! From a call to the checks that it needs: action, resource and context. Written from the documents, apart from the library.

use std::fmt;

use cos_policy::Bucket;
use http::HeaderMap;
use serde_json::{Map, Value, json};

use super::call::Call;
use super::error::{Outcome, Refusal};
use super::gate::Gate;
use super::percent;
use super::wire::Wire;

/// Something that must be allowed.
#[derive(Clone, Debug)]
pub(super) struct Check {
    /// In the JSON of the reference: one, or several where documents contradict each other. They must agree.
    pub(super) readings: Vec<Value>,
}

/// Values by condition key.
pub(super) type Context = Map<String, Value>;

/// The checks of a call but for those of many deletions and of forms, which are in the body.
///
/// # Errors
///
/// The context cannot be told.
pub(super) fn of(call: &Call, wire: &Wire, key: &str, gate: Gate) -> Outcome<Vec<Check>> {
    let context = context(wire, gate)?;
    let on = |action: &str| Check::of(&[action], &wire.bucket, key, &context, gate);
    Ok(match call {
        Call::GetBucket => vec![Check::listing("GetBucket", wire, &context, gate)?],
        Call::ListMultipartUploads => vec![Check::listing("ListMultipartUploads", wire, &context, gate)?],
        Call::HeadBucket => vec![on("HeadBucket")],
        Call::Options => vec![on("OptionsObject")],
        Call::GetObject => vec![on("GetObject")],
        Call::HeadObject => vec![on(if gate == Gate::HeadAsGet { "GetObject" } else { "HeadObject" })],
        Call::PutObject => vec![on("PutObject")],
        Call::DeleteObject => vec![on("DeleteObject")],
        Call::Initiate => vec![on("InitiateMultipartUpload")],
        Call::UploadPart(_) => vec![on("UploadPart")],
        Call::Complete(_) => vec![on("CompleteMultipartUpload")],
        Call::Abort(_) => vec![on("AbortMultipartUpload")],
        Call::ListParts(_) => vec![on("ListParts")],
        Call::CopyObject(source) | Call::CopyPart(_, source) => {
            let other = if matches!(call, Call::CopyObject(_)) { "PutObjectCopy" } else { "UploadPartCopy" };
            let target = Check::of(&["PutObject", other], &wire.bucket, key, &context, gate);
            let source = Check::of(&["GetObject"], &source.bucket, &source.key, &context, gate);
            if gate == Gate::CopyOneCheck { vec![target] } else { vec![source, target] }
        }
        Call::DeleteMultiple | Call::PostObject => Vec::new(),
    })
}

/// That of a key among many to delete (436/8289).
pub(super) fn deletion(bucket: &Bucket, key: &str, context: &Context, gate: Gate) -> Check {
    Check::of(&["DeleteObject"], bucket, key, context, gate)
}

/// That of a form. Documents give the keys of its context as headers (436/71306), and a browser can put them in fields only:
/// both readings must agree.
pub(super) fn form(bucket: &Bucket, key: &str, contexts: &[Context], gate: Gate) -> Check {
    let action = if gate == Gate::FormAsPut { "PutObject" } else { "PostObject" };
    let readings = contexts.iter().flat_map(|context| Check::of(&[action], bucket, key, context, gate).readings);
    Check { readings: readings.collect() }
}

impl Check {
    fn of(actions: &[&str], bucket: &Bucket, key: &str, context: &Context, gate: Gate) -> Self {
        let key = checked(key, gate);
        let reading = |action: &&str| {
            json!({
                "action": action, "region": bucket.region().as_str(), "bucket": bucket.name(),
                "key": key, "context": context,
            })
        };
        Self { readings: actions.iter().map(reading).collect() }
    }

    /// The key of a listing is its prefix, which is in the context.
    fn listing(action: &str, wire: &Wire, context: &Context, gate: Gate) -> Outcome<Self> {
        let mut context = context.clone();
        if gate == Gate::ListingAsBucket {
            context.remove("cos:prefix");
        }
        let mut check = Self::of(&[action], &wire.bucket, "", &context, gate);
        for reading in check.readings.iter_mut().filter_map(Value::as_object_mut) {
            reading.remove("key");
        }
        Ok(check)
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.readings.iter().try_for_each(|reading| write!(f, "{reading}"))
    }
}

/// The key as it is checked: as it is, but for a gate that lies.
fn checked(key: &str, gate: Gate) -> String {
    match gate {
        Gate::FoldBeforeCheck => folded(key),
        Gate::TrimDots => key.trim_end_matches('.').to_owned(),
        Gate::IgnoreCase => key.to_lowercase(),
        Gate::ComposeAccents => key.replace("e\u{301}", "\u{e9}"),
        _ => key.to_owned(),
    }
}

/// Without `.`, `..` and empty segments, as a file system reads a path.
pub(super) fn folded(key: &str) -> String {
    let mut segments = Vec::new();
    for segment in key.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    let end = if key.ends_with('/') && !segments.is_empty() { "/" } else { "" };
    segments.join("/") + end
}

/// The keys that a document of COS lists and a request can carry (436/71306), with the header that each is.
const HEADERS: [(&str, &str); 4] = [
    ("cos:content-length", "content-length"),
    ("cos:content-type", "content-type"),
    ("cos:x-cos-acl", "x-cos-acl"),
    ("cos:x-cos-storage-class", "x-cos-storage-class"),
];

/// Those that are parameters.
const PARAMETERS: [(&str, &str); 3] =
    [("cos:prefix", "prefix"), ("cos:response-content-type", "response-content-type"), ("cos:versionid", "versionid")];

pub(super) fn context(wire: &Wire, gate: Gate) -> Outcome<Context> {
    let mut context = Context::new();
    for (key, name) in HEADERS {
        context.extend(header(&wire.headers, name, gate)?.map(|value| (key.to_owned(), value.into())));
    }
    if gate == Gate::ChunkedIsZero && wire.is_chunked() {
        context.insert("cos:content-length".to_owned(), "0".into());
    }
    for (key, name) in PARAMETERS {
        let value = wire.query.raw(name).map(|raw| parameter(raw, gate)).transpose()?;
        context.extend(value.filter(|value| !value.is_empty()).map(|value| (key.to_owned(), value.into())));
    }
    context.insert("cos:secure-transport".to_owned(), wire.peer.tls.is_some().to_string().into());
    context.extend(wire.peer.tls.map(|version| ("cos:tls-version".to_owned(), version.into())));
    context.insert("qcs:ip".to_owned(), wire.peer.address.to_string().into());
    Ok(context)
}

/// The context of a form whose fields count as headers.
pub(super) fn with_fields(context: &Context, field: impl Fn(&str) -> Option<String>) -> Context {
    let mut context = context.clone();
    let acl = field("x-cos-acl").or_else(|| field("acl"));
    for (key, value) in [
        ("cos:content-type", field("content-type")),
        ("cos:x-cos-acl", acl),
        ("cos:x-cos-storage-class", field("x-cos-storage-class")),
    ] {
        context.remove(key);
        context.extend(value.filter(|value| !value.is_empty()).map(|value| (key.to_owned(), value.into())));
    }
    context
}

/// A header is present if it was sent once and is not empty.
fn header(headers: &HeaderMap, name: &str, gate: Gate) -> Outcome<Option<String>> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().filter(|_| values.next().is_none());
    let Some(value) = value else { return Ok(None) };
    let text = value.to_str().map_err(|_| Refusal::unknown("a header that is no ASCII"))?.trim();
    Ok(match gate {
        // What counts as a value for whoever decides.
        Gate::EmptyHeaderPresent if text.is_empty() => Some(" ".to_owned()),
        _ => (!text.is_empty()).then(|| text.to_owned()),
    })
}

/// In the one spelling, so that no other encoding of a value makes a difference.
fn parameter(raw: &str, gate: Gate) -> Outcome<String> {
    let canonical = percent::encode(&percent::decode(raw)?);
    // Whoever decides compares spellings as one, so that another one has to be another value.
    Ok(if gate == Gate::RawQuery && raw != canonical { percent::encode(&percent::encode(raw)) } else { canonical })
}
