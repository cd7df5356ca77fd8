use cos_policy::Bucket;
use http::Method;

use super::error::{Code, Outcome, Refusal};
use super::headers::only;
use super::multipart::MOST_PARTS;
use super::percent;
use super::wire::{Wire, check_key};

/// A call of the API that the stand-in has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// `GET /`
    GetBucket,
    /// `HEAD /`
    HeadBucket,
    /// `GET /?uploads`
    ListMultipartUploads,
    /// `POST /?delete`
    DeleteMultiple,
    /// `POST /`
    PostObject,
    /// `OPTIONS`, of a browser or signed.
    Options,
    GetObject,
    HeadObject,
    PutObject,
    /// `PUT` with `x-cos-copy-source`
    CopyObject(Source),
    DeleteObject,
    /// `POST ?uploads`
    Initiate,
    /// `PUT ?partNumber=&uploadId=`
    UploadPart(Part),
    /// The same with `x-cos-copy-source`.
    CopyPart(Part, Source),
    /// `POST ?uploadId=`
    Complete(String),
    /// `DELETE ?uploadId=`
    Abort(String),
    /// `GET ?uploadId=`
    ListParts(String),
}

/// What a copy reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) bucket: Bucket,
    pub(super) key: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) upload: String,
    pub(super) number: u16,
}

impl Call {
    /// What a request calls, about a key or, if that is empty, the bucket.
    ///
    /// # Errors
    ///
    /// `MethodNotAllowed`, and `NotImplemented` for a call that the stand-in does not have.
    pub(super) fn of(wire: &Wire, key: &str, buckets: &[&Bucket]) -> Outcome<Self> {
        if key.is_empty() { Self::of_bucket(wire) } else { Self::of_object(wire, buckets) }
    }

    /// # Errors
    ///
    /// `NotImplemented` for a parameter that the call does not have here.
    pub(super) fn check_parameters(&self, wire: &Wire) -> Outcome<()> {
        let is_known = |name: &str| is_common(name) || self.parameters().contains(&name);
        if wire.query.pairs().all(|(name, _)| is_known(name)) {
            return Ok(());
        }
        Err(not_implemented("The parameter is not one that the stand-in knows."))
    }

    fn of_bucket(wire: &Wire) -> Outcome<Self> {
        match (&wire.method, wire.query.has("uploads"), wire.query.has("delete")) {
            (&Method::GET, false, false) => Ok(Self::GetBucket),
            (&Method::GET, true, false) => Ok(Self::ListMultipartUploads),
            (&Method::HEAD, false, false) => Ok(Self::HeadBucket),
            (&Method::POST, false, false) => Ok(Self::PostObject),
            (&Method::POST, false, true) => Ok(Self::DeleteMultiple),
            (&Method::OPTIONS, ..) => Ok(Self::Options),
            _ => Err(Refusal::new(Code::MethodNotAllowed, "The method is not allowed on a bucket here.")),
        }
    }

    fn of_object(wire: &Wire, buckets: &[&Bucket]) -> Outcome<Self> {
        let upload = wire.query.value("uploadId")?;
        let part = wire.query.value("partNumber")?;
        let source = source(wire, buckets)?;
        match (&wire.method, wire.query.has("uploads"), upload, part, source) {
            (&Method::GET, false, None, None, None) => Ok(Self::GetObject),
            (&Method::GET, false, Some(upload), None, None) => Ok(Self::ListParts(upload)),
            (&Method::HEAD, false, None, None, None) => Ok(Self::HeadObject),
            (&Method::PUT, false, None, None, None) => Ok(Self::PutObject),
            (&Method::PUT, false, None, None, Some(source)) => Ok(Self::CopyObject(source)),
            (&Method::PUT, false, Some(upload), Some(part), source) => {
                let part = Part { upload, number: part_number(&part)? };
                Ok(source.map_or_else(|| Self::UploadPart(part.clone()), |source| Self::CopyPart(part.clone(), source)))
            }
            (&Method::DELETE, false, None, None, None) => Ok(Self::DeleteObject),
            (&Method::DELETE, false, Some(upload), None, None) => Ok(Self::Abort(upload)),
            (&Method::POST, true, None, None, None) => Ok(Self::Initiate),
            (&Method::POST, false, Some(upload), None, None) => Ok(Self::Complete(upload)),
            (&Method::OPTIONS, ..) => Ok(Self::Options),
            _ => Err(not_implemented("The stand-in does not have the call.")),
        }
    }

    /// Those that are its own, besides those of the signature and of the answer.
    const fn parameters(&self) -> &'static [&'static str] {
        match self {
            Self::GetBucket => &["prefix", "delimiter", "marker", "max-keys", "encoding-type"],
            Self::ListMultipartUploads => {
                &["uploads", "prefix", "delimiter", "key-marker", "upload-id-marker", "max-uploads", "encoding-type"]
            }
            Self::DeleteMultiple => &["delete"],
            Self::GetObject => &[
                "versionid",
                "response-content-type",
                "response-content-language",
                "response-expires",
                "response-cache-control",
                "response-content-disposition",
                "response-content-encoding",
            ],
            Self::HeadObject | Self::DeleteObject => &["versionid"],
            Self::Initiate => &["uploads"],
            Self::UploadPart(_) | Self::CopyPart(..) => &["partNumber", "uploadId"],
            Self::Complete(_) | Self::Abort(_) => &["uploadId"],
            Self::ListParts(_) => &["uploadId", "part-number-marker", "max-parts", "encoding-type"],
            Self::HeadBucket | Self::PostObject | Self::Options | Self::PutObject | Self::CopyObject(_) => &[],
        }
    }
}

fn is_common(name: &str) -> bool {
    name == "x-cos-security-token" || name.starts_with("q-")
}

fn part_number(text: &str) -> Outcome<u16> {
    let number = text.parse().ok().filter(|number| (1..=MOST_PARTS).contains(number));
    number.ok_or_else(|| Refusal::argument("Part number must be an integer between 1 and 10000."))
}

/// `<bucket>.cos.<region>.myqcloud.com/<key>`, the key encoded once (436/10881).
fn source(wire: &Wire, buckets: &[&Bucket]) -> Outcome<Option<Source>> {
    let Some(text) = only(&wire.headers, "x-cos-copy-source")? else { return Ok(None) };
    let invalid = || Refusal::new(Code::InvalidCopySource, "The copy source is invalid.");
    if text.contains('?') {
        return Err(not_implemented("The stand-in has no versions to copy."));
    }
    let (host, key) = text.trim_start_matches('/').split_once('/').ok_or_else(invalid)?;
    let key = percent::decode(key)?;
    check_key(&key)?;
    let is_its = |bucket: &&&Bucket| {
        let virtual_host = format!("{}.cos.{}.", bucket.name(), bucket.region());
        host.strip_prefix(&virtual_host).is_some_and(|domain| domain == "myqcloud.com" || is_local(domain))
    };
    let bucket = buckets.iter().find(is_its).map(|bucket| (*bucket).clone()).ok_or_else(invalid)?;
    if key.is_empty() { Err(invalid()) } else { Ok(Some(Source { bucket, key })) }
}

/// `localhost`, with any port.
fn is_local(domain: &str) -> bool {
    domain.split(':').next() == Some("localhost")
}

pub(super) fn not_implemented(message: &'static str) -> Refusal {
    Refusal::new(Code::NotImplemented, message)
}
