use crate::analysis::{ContextValue, Request};
use crate::resource::{Bucket, Region};

use super::document::PRINCIPAL;
use super::shape::Piece::OneOf;
use super::shape::Shape;

/// Those that documents name, others of the catalogue, and names that no list has.
pub(crate) const ACTIONS: Shape = &[
    (
        4,
        &[OneOf(&[
            "name/cos:GetObject",
            "name/cos:PutObject",
            "name/cos:DeleteObject",
            "name/cos:GetBucket",
            "name/cos:HeadBucket",
            "name/cos:GetService",
        ])],
    ),
    (1, &[OneOf(&["name/cos:HeadObject", "name/cos:PutBucketPolicy", "name/cos:GetBucketObjectVersions"])]),
    (1, &[OneOf(&["name/cos:GetFrob", "name/cos:FrobObject", "name/cvm:RunInstances"])]),
];

/// A region and the full name of a bucket in it.
type BucketName = (Region, &'static str);

/// Mostly the bucket of the documents; their other one, and those that careless code takes for the first.
pub(crate) const BUCKETS: &[BucketName] = &[
    (Region::AP_GUANGZHOU, "examplebucket-1250000000"),
    (Region::AP_GUANGZHOU, "examplebucket-1250000000"),
    (Region::AP_GUANGZHOU, "examplebucket-1250000000"),
    (Region::AP_GUANGZHOU, "examplebucket-1250000000"),
    (Region::AP_GUANGZHOU, "examplebucket-1250000000"),
    (Region::AP_GUANGZHOU, "examplebucket-1250000000"),
    (Region::AP_GUANGZHOU, "examplebucket-1250000000"),
    (Region::AP_GUANGZHOU, "examplebucket-1250000000"),
    (Region::AP_GUANGZHOU, "other-1250000000"),
    (Region::AP_GUANGZHOU, "examplebucket-1250000009"),
    (Region::AP_SHANGHAI, "examplebucket-1250000000"),
];

/// In the folders of documents, on their edges and beside them; empty for the bucket itself.
pub(crate) const KEYS: Shape = &[
    (3, &[OneOf(&["a/", "b/", "a/b/"]), OneOf(&["a", "b", "a.jpg", "x/c"])]),
    (1, &[OneOf(&["a", "a/", "a/b", "a/b/", "a2", "a.jpg", "x", "A/a"])]),
    (1, &[OneOf(&[""])]),
    (1, &[OneOf(&["a/../b/x", "a//b", "a/*", "*", "a%2Fb", "100000000001/x", "${uin}/x"])]),
];

pub(crate) const ADDRESSES: &[&str] =
    &["10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0", "192.0.2.1", "2001:db8::1", "::ffff:10.0.0.1"];

pub(crate) const TLS_VERSIONS: &[f64] = &[1.0, 1.1, 1.2, 1.3];

pub(crate) const PRINCIPALS: &[Option<&str>] =
    &[None, None, Some(PRINCIPAL), Some("qcs::cam::uin/100000000009:uin/100000000009")];

/// The source address, whether the transport is secure, and the version of TLS if it is.
pub(crate) type Connection = (&'static str, bool, Option<f64>);

/// A condition key and a value.
pub(crate) type Fact = (&'static str, ContextValue);

/// The keys that a request may leave out, with values on both sides of what documents compare with.
pub(crate) fn facts() -> Vec<(&'static str, Vec<ContextValue>)> {
    vec![
        ("cos:content-length", [0_u64, 5, 6, 10, 11, 1 << 40].map(ContextValue::from).into()),
        ("cos:content-type", texts(&["image/png", "image/gif", "image/svg+xml", "text/html", "IMAGE/PNG", "image"])),
        ("cos:x-cos-acl", texts(&["private", "public-read", "PRIVATE"])),
        ("cos:x-cos-storage-class", texts(&["STANDARD", "ARCHIVE", "standard"])),
        ("cos:prefix", texts(&["a%2F", "a%2Fb%2F", "a/b/", "a", "b%2F"])),
        ("cos:versionid", texts(&["null", "MTg0NDUxNTc1NjIzMTQ1"])),
        ("qcs:request_tag", vec![["team&red"].into(), ["team&blue"].into(), ["team&blue", "team&red"].into()]),
    ]
}

fn texts(texts: &[&str]) -> Vec<ContextValue> {
    texts.iter().copied().map(ContextValue::from).collect()
}

/// The request, if it can be; a prefix of a listing of the account, which cannot, is left out.
pub(crate) fn request(
    action: &str,
    place: Option<(BucketName, String)>,
    (address, is_secure, version): Connection,
    headers: Vec<Fact>,
    principal: Option<&str>,
) -> Request {
    let place = place.and_then(|((region, name), key)| Some((Bucket::new(region, name).ok()?, key)));
    let start = match place {
        Some((bucket, key)) => Request::object(action, &bucket, &key),
        None => Request::account(action),
    };
    let has_no_prefix = start.is_listing() && start.bucket_of().is_none();
    let start = start.with("qcs:ip", address).with("cos:secure-transport", is_secure);
    let start =
        version.into_iter().filter(|_| is_secure).fold(start, |it, version| it.with("cos:tls-version", version));
    let headers = headers.into_iter().filter(|(name, _)| !(has_no_prefix && *name == "cos:prefix"));
    let request = headers.fold(start, |request, (name, value)| request.with(name, value));
    principal.into_iter().fold(request, Request::by)
}
