//! The calls about one object.

use std::sync::Arc;

use http::{HeaderMap, HeaderValue, StatusCode};
use hyper::body::Incoming;

use super::answer::{Answer, empty, full, set, streamed, with_body, xml};
use super::body;
use super::call::{Source, not_implemented};
use super::date;
use super::digest;
use super::error::{Code, Outcome, Refusal};
use super::headers::only;
use super::range;
use super::sse;
use super::store::{Draft, Finished, Meta, Stored, blocking};
use super::vault::CHUNK;
use super::wire::Wire;
use super::world::Shelf;
use super::xml::{document, element, parent};

/// Headers that are kept with an object (436/7749).
const KEPT: [&str; 7] = [
    "content-type",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "expires",
    "x-cos-storage-class",
];

/// What the stand-in would have to do something about, and does not.
const UNSUPPORTED: [&str; 4] = ["x-cos-tagging", "x-cos-forbid-overwrite", "x-cos-grant-", "x-cos-object-lock-"];

/// What an upload says of its object.
///
/// # Errors
///
/// A header that the stand-in does not have, or one that is sent twice.
pub(super) fn draft(headers: &HeaderMap, key: &str) -> Outcome<Draft> {
    let mut draft = Draft { key: key.to_owned(), ..Draft::default() };
    for name in headers.keys().map(http::HeaderName::as_str) {
        if UNSUPPORTED.iter().any(|prefix| name.starts_with(prefix)) {
            return Err(not_implemented("A header you provided implies functionality that is not implemented."));
        }
        if KEPT.contains(&name) || name.starts_with("x-cos-meta-") {
            draft.headers.extend(only(headers, name)?.map(|value| (name.to_owned(), value.to_owned())));
        }
    }
    only(headers, "x-cos-acl")?;
    Ok(draft)
}

/// `PUT Object`
pub(super) async fn put(shelf: &Shelf, wire: &Wire, key: &str, body: &mut Incoming) -> Outcome<Answer> {
    let demanded = digest::demanded(&wire.headers)?;
    let (sse, customer) = sse::of_upload(&wire.headers)?;
    let draft = Draft { sse, ..draft(&wire.headers, key)? };
    let mut writer = shelf.store.writer(draft, customer.as_ref())?;
    body::store(body, &mut writer).await?;
    let meta = keep(shelf, writer.finish(None).await?, demanded).await?;
    Ok(stored(&meta))
}

/// Gives an object its name, if it is the one that was announced.
pub(super) async fn keep(shelf: &Shelf, finished: Finished, demanded: Option<[u8; 16]>) -> Outcome<Arc<Meta>> {
    digest::compare(demanded, finished.meta.md5)?;
    Ok(shelf.store.keep(finished).await?)
}

/// What an upload is answered with.
pub(super) fn stored(meta: &Meta) -> Answer {
    let mut answer = empty(StatusCode::OK);
    mark(&mut answer, meta);
    answer
}

/// The headers that say what was stored.
pub(super) fn mark(answer: &mut Answer, meta: &Meta) {
    set(answer, "etag", &format!("\"{}\"", meta.etag));
    set(answer, "x-cos-hash-crc64ecma", &meta.crc64.to_string());
    for (name, value) in meta.draft.sse.headers() {
        set(answer, name, &value);
    }
}

/// `GET Object`
pub(super) async fn get(shelf: &Shelf, wire: &Wire, key: &str) -> Outcome<Answer> {
    let stored = find(shelf, wire, key).await?;
    let customer = stored.meta.draft.sse.key_to_read(&wire.headers, false)?;
    let (range, mut answer) = head_of(wire, &stored.meta)?;
    for (name, _) in wire.query.pairs().filter(|(name, _)| name.starts_with("response-")) {
        override_header(&mut answer, wire, name)?;
    }
    let length = range.as_ref().map_or(stored.meta.size, |range| range.end() - range.start() + 1);
    let mut reader = shelf.store.reader(stored, customer.as_ref(), range)?;
    let body = if length <= CHUNK as u64 {
        let text = blocking(move || {
            let mut text = Vec::new();
            while let Some(piece) = reader.next()? {
                text.extend_from_slice(&piece);
            }
            Ok(text)
        });
        full(text.await?.into())
    } else {
        streamed(reader)
    };
    Ok(answer.map(|_| body))
}

/// `HEAD Object`
pub(super) async fn head(shelf: &Shelf, wire: &Wire, key: &str) -> Outcome<Answer> {
    let stored = find(shelf, wire, key).await?;
    stored.meta.draft.sse.key_to_read(&wire.headers, false)?;
    Ok(head_of(wire, &stored.meta)?.1)
}

/// `DELETE Object`: what is not there is deleted as well (436/7743).
pub(super) async fn delete(shelf: &Shelf, wire: &Wire, key: &str) -> Outcome<Answer> {
    check_version(wire)?;
    shelf.store.remove(key).await?;
    Ok(empty(StatusCode::NO_CONTENT))
}

/// `PUT Object - Copy`: with new headers if it says so, with those of the source otherwise (436/10881).
pub(super) async fn copy(shelf: &Shelf, from: &Shelf, wire: &Wire, key: &str, source: &Source) -> Outcome<Answer> {
    let (sse, customer) = sse::of_upload(&wire.headers)?;
    let stored = find_source(from, source).await?;
    let own = draft(&wire.headers, key)?;
    let headers = match only(&wire.headers, "x-cos-metadata-directive")? {
        None | Some("Copy") => stored.meta.draft.headers.clone(),
        Some("Replaced") => own.headers,
        Some(_) => return Err(Refusal::argument("The metadata directive is Copy or Replaced.")),
    };
    let mut writer = shelf.store.writer(Draft { key: own.key, headers, sse }, customer.as_ref())?;
    pour(from, wire, stored, None, &mut writer).await?;
    let meta = keep(shelf, writer.finish(None).await?, None).await?;
    let root = parent(
        "CopyObjectResult",
        &[
            element("ETag", format!("\"{}\"", meta.etag)),
            element("CRC64", meta.crc64.to_string()),
            element("LastModified", date::iso_8601(meta.modified())),
        ],
    );
    let mut answer = xml(StatusCode::OK, document(&root));
    mark(&mut answer, &meta);
    Ok(answer)
}

pub(super) async fn find_source(from: &Shelf, source: &Source) -> Outcome<Stored> {
    let missing = || Refusal::new(Code::NoSuchCopySource, "The specified copy source does not exist.");
    from.store.find(&source.key).await?.ok_or_else(missing)
}

/// Reads what is copied, into what it is copied to.
pub(super) async fn pour(
    from: &Shelf,
    wire: &Wire,
    stored: Stored,
    range: Option<std::ops::RangeInclusive<u64>>,
    writer: &mut super::store::Writer,
) -> Outcome<()> {
    let customer = stored.meta.draft.sse.key_to_read(&wire.headers, true)?;
    let mut reader = from.store.reader(stored, customer.as_ref(), range)?;
    loop {
        let (rest, piece) = blocking(move || reader.next().map(|piece| (reader, piece))).await?;
        reader = rest;
        let Some(piece) = piece else { return Ok(()) };
        writer.write(&piece).await?;
    }
}

async fn find(shelf: &Shelf, wire: &Wire, key: &str) -> Outcome<Stored> {
    check_version(wire)?;
    let missing = || Refusal::new(Code::NoSuchKey, "The specified key does not exist.");
    shelf.store.find(key).await?.ok_or_else(missing)
}

/// There are no versions here.
fn check_version(wire: &Wire) -> Outcome<()> {
    match wire.query.raw("versionid") {
        None | Some("") => Ok(()),
        Some(_) => Err(Refusal::new(Code::NoSuchVersion, "The specified version does not exist.")),
    }
}

type Range = Option<std::ops::RangeInclusive<u64>>;

/// The range that is asked for, and the answer without its body.
fn head_of(wire: &Wire, meta: &Meta) -> Outcome<(Range, Answer)> {
    let range = range::read(only(&wire.headers, "range")?, meta.size)?;
    let status = if range.is_some() { StatusCode::PARTIAL_CONTENT } else { StatusCode::OK };
    let mut answer = with_body(status, full(bytes::Bytes::new()));
    let length = range.as_ref().map_or(meta.size, |range| range.end() - range.start() + 1);
    set(&mut answer, "content-length", &length.to_string());
    set(&mut answer, "content-type", "application/octet-stream");
    set(&mut answer, "accept-ranges", "bytes");
    set(&mut answer, "last-modified", &date::http(meta.modified()));
    if let Some(range) = &range {
        set(&mut answer, "content-range", &format!("bytes {}-{}/{}", range.start(), range.end(), meta.size));
    }
    for (name, value) in &meta.draft.headers {
        set(&mut answer, name, value);
    }
    mark(&mut answer, meta);
    Ok((range, answer))
}

/// `response-content-type` and its like replace a header of the answer (436/7753).
fn override_header(answer: &mut Answer, wire: &Wire, name: &str) -> Outcome<()> {
    let (Some(header), Some(value)) = (name.strip_prefix("response-"), wire.query.value(name)?) else { return Ok(()) };
    if HeaderValue::from_str(&value).is_err() {
        return Err(Refusal::argument("The value is no header."));
    }
    set(answer, header, &value);
    Ok(())
}
