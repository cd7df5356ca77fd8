//! The calls of multipart uploads.

use http::StatusCode;
use hyper::body::Incoming;

use super::answer::{Answer, empty, xml};
use super::body;
use super::call::{Part, Source, not_implemented};
use super::date;
use super::digest;
use super::error::{Code, Outcome, Refusal};
use super::headers::only;
use super::listing::{Listing, number};
use super::multipart::Upload;
use super::objects::{draft, find_source, mark, pour, stored};
use super::range;
use super::sse::{self, Sse};
use super::store::{Draft, Writer};
use super::wire::Wire;
use super::world::Shelf;
use super::xml::{document, element, elements, parent};

/// `Initiate Multipart Upload`. The key of a customer would be needed to complete it as well: it is not implemented.
pub(super) async fn initiate(shelf: &Shelf, wire: &Wire, key: &str) -> Outcome<Answer> {
    let (sse, _) = sse::of_upload(&wire.headers)?;
    if matches!(sse, Sse::Customer(_)) {
        return Err(not_implemented("The stand-in has no multipart uploads with a customer's key."));
    }
    let upload = shelf.uploads.begin(Draft { sse, ..draft(&wire.headers, key)? }).await?;
    let root = parent(
        "InitiateMultipartUploadResult",
        &[element("Bucket", wire.bucket.name()), element("Key", key), element("UploadId", &upload.id)],
    );
    Ok(xml(StatusCode::OK, document(&root)))
}

/// `Upload Part`
pub(super) async fn put(shelf: &Shelf, wire: &Wire, key: &str, part: &Part, body: &mut Incoming) -> Outcome<Answer> {
    let demanded = digest::demanded(&wire.headers)?;
    let upload = shelf.uploads.find(&part.upload, key)?;
    let mut writer = part_writer(shelf, &upload)?;
    body::store(body, &mut writer).await?;
    let finished = writer.finish(None).await?;
    digest::compare(demanded, finished.meta.md5)?;
    Ok(stored(&shelf.uploads.keep(&upload, part.number, finished).await?))
}

/// `Upload Part - Copy`
pub(super) async fn copy(
    shelf: &Shelf,
    from: &Shelf,
    wire: &Wire,
    key: &str,
    part: &Part,
    source: &Source,
) -> Outcome<Answer> {
    let upload = shelf.uploads.find(&part.upload, key)?;
    let found = find_source(from, source).await?;
    let range = range::read(only(&wire.headers, "x-cos-copy-source-range")?, found.meta.size)?;
    let mut writer = part_writer(shelf, &upload)?;
    pour(from, wire, found, range, &mut writer).await?;
    let meta = shelf.uploads.keep(&upload, part.number, writer.finish(None).await?).await?;
    let root = parent(
        "CopyPartResult",
        &[element("ETag", format!("\"{}\"", meta.etag)), element("LastModified", date::iso_8601(meta.modified()))],
    );
    let mut answer = xml(StatusCode::OK, document(&root));
    mark(&mut answer, &meta);
    Ok(answer)
}

fn part_writer(shelf: &Shelf, upload: &Upload) -> Outcome<Writer> {
    let draft = Draft { key: upload.draft.key.clone(), sse: upload.draft.sse.clone(), ..Draft::default() };
    Ok(shelf.store.writer(draft, None)?)
}

/// `Complete Multipart Upload`
pub(super) async fn complete(shelf: &Shelf, wire: &Wire, key: &str, id: &str, body: &mut Incoming) -> Outcome<Answer> {
    let upload = shelf.uploads.find(id, key)?;
    let named = named_parts(&body::short(body).await?)?;
    let meta = shelf.uploads.complete(&upload, &named, None).await?;
    let root = parent(
        "CompleteMultipartUploadResult",
        &[
            element("Location", format!("{}/{key}", wire.bucket.domain())),
            element("Bucket", wire.bucket.name()),
            element("Key", key),
            element("ETag", format!("\"{}\"", meta.etag)),
        ],
    );
    let mut answer = xml(StatusCode::OK, document(&root));
    mark(&mut answer, &meta);
    Ok(answer)
}

/// Numbers and ETags, as the body lists them.
fn named_parts(text: &[u8]) -> Outcome<Vec<(u16, String)>> {
    let malformed = || Refusal::new(Code::MalformedXml, "The XML you provided was not well-formed.");
    let (mut parts, mut number, mut etag) = (Vec::new(), None, None);
    for (path, text) in elements(text)? {
        match path.as_str() {
            "CompleteMultipartUpload/Part/PartNumber" => number = text.trim().parse().ok(),
            "CompleteMultipartUpload/Part/ETag" => etag = Some(text.trim().to_owned()),
            "CompleteMultipartUpload/Part" => {
                parts.push(number.take().zip(etag.take()).ok_or_else(malformed)?);
            }
            "CompleteMultipartUpload" => {}
            _ => return Err(malformed()),
        }
    }
    Ok(parts)
}

/// `Abort Multipart Upload`
pub(super) async fn abort(shelf: &Shelf, key: &str, id: &str) -> Outcome<Answer> {
    shelf.uploads.abort(&*shelf.uploads.find(id, key)?).await?;
    Ok(empty(StatusCode::NO_CONTENT))
}

/// `List Parts`
pub(super) async fn list(shelf: &Shelf, wire: &Wire, key: &str, id: &str) -> Outcome<Answer> {
    let upload = shelf.uploads.find(id, key)?;
    let text = |name: &str| wire.query.value(name).map(Option::unwrap_or_default);
    let most = number(&text("max-parts")?)?;
    let marker: u16 = match text("part-number-marker")?.as_str() {
        "" => 0,
        marker => marker.parse().map_err(|_| Refusal::argument("The marker is no number."))?,
    };
    let all = upload.parts().await?;
    let rest: Vec<_> = all.iter().filter(|(number, _)| **number > marker).collect();
    let page = rest.get(..most.min(rest.len())).unwrap_or_default();
    let mut children = vec![
        element("Bucket", wire.bucket.name()),
        element("Key", key),
        element("UploadId", id),
        element("PartNumberMarker", marker.to_string()),
        element("MaxParts", most.to_string()),
        element("IsTruncated", (page.len() < rest.len()).to_string()),
    ];
    let next = page.last().filter(|_| page.len() < rest.len());
    children.extend(next.map(|(number, _)| element("NextPartNumberMarker", number.to_string())));
    children.extend(page.iter().map(|(number, meta)| {
        parent(
            "Part",
            &[
                element("PartNumber", number.to_string()),
                element("LastModified", date::iso_8601(meta.modified())),
                element("ETag", format!("\"{}\"", meta.etag)),
                element("Size", meta.size.to_string()),
            ],
        )
    }));
    Ok(xml(StatusCode::OK, document(&parent("ListPartsResult", &children))))
}

/// `List Multipart Uploads`
pub(super) fn list_uploads(shelf: &Shelf, wire: &Wire) -> Outcome<Answer> {
    let listing = Listing::read(&wire.query, "key-marker", "max-uploads")?;
    let id_marker = wire.query.value("upload-id-marker")?.unwrap_or_default();
    // A name of its own for each upload, so that several of one key are several entries.
    let name = |key: &str, id: &str| format!("{key}\0{id}");
    let uploads =
        shelf.uploads.list().into_iter().map(|upload| (name(&upload.draft.key, &upload.id), upload)).collect();
    let marker = match listing.marker.as_str() {
        "" => String::new(),
        marker if id_marker.is_empty() => name(marker, "\u{10ffff}"),
        marker => name(marker, &id_marker),
    };
    let page = Listing { marker, ..listing }.page(&uploads);
    let listing = Listing::read(&wire.query, "key-marker", "max-uploads")?;
    let mut children = vec![
        element("Bucket", wire.bucket.name()),
        element("Prefix", listing.name(&listing.prefix)),
        element("KeyMarker", listing.name(&listing.marker)),
        element("MaxUploads", listing.most.to_string()),
        element("IsTruncated", page.next.is_some().to_string()),
    ];
    if let Some(next) = &page.next {
        let (key, id) = next.split_once('\0').unwrap_or((next, ""));
        children.push(element("NextKeyMarker", listing.name(key)));
        children.push(element("NextUploadIdMarker", id));
    }
    children.extend(page.entries.iter().map(|(_, upload)| {
        parent(
            "Upload",
            &[
                element("Key", listing.name(&upload.draft.key)),
                element("UploadId", &upload.id),
                element("Initiated", date::iso_8601(upload.initiated)),
            ],
        )
    }));
    let folders = page.folders.iter();
    children.extend(folders.map(|folder| parent("CommonPrefixes", &[element("Prefix", listing.name(folder))])));
    Ok(xml(StatusCode::OK, document(&parent("ListMultipartUploadsResult", &children))))
}
