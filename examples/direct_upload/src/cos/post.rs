//! `POST Object`: a form with the key, its signature and, behind all that, the file (436/14690).

use std::time::SystemTime;

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use http_body_util::BodyDataStream;
use hyper::body::Incoming;
use multer::{Constraints, Field, Multipart, SizeLimit};

use super::answer::{Answer, empty, set, xml};
use super::body::check_size;
use super::checks;
use super::digest;
use super::error::{Code, Outcome, Refusal};
use super::form::{Fields, Lengths};
use super::gate::Gate;
use super::headers::only;
use super::objects::{draft, keep, mark};
use super::percent;
use super::sse;
use super::store::{Draft, Meta, Writer};
use super::verdict::Policy;
use super::wire::{Wire, check_key};
use super::world::{Shelf, World};
use super::xml::{document, element, parent};

/// The most bytes of the fields together.
const LONGEST_FIELDS: usize = 64 * 1024;

pub(super) async fn serve(world: &World, shelf: &Shelf, wire: &Wire, body: Incoming) -> Outcome<Answer> {
    if wire.headers.contains_key("authorization") || wire.headers.contains_key("x-cos-security-token") {
        return Err(Refusal::unknown("a form with a signature in a header"));
    }
    let mut form = form(&wire.headers, body)?;
    let (fields, mut file) = fields(&mut form).await?;
    let named = fields.get("key").filter(|key| !key.is_empty()).ok_or_else(malformed)?.to_owned();
    let key = named.replace("${filename}", file.file_name().unwrap_or_default());
    check_key(&key)?;
    let now = SystemTime::now();
    let (session, lengths) = fields.authenticate(&key, &wire.bucket, &*world.sessions, now)?;
    let judged = if world.judge.gate == Gate::FormKeyBeforeFilename { &named } else { &key };
    judge(world, wire, &fields, judged, &session.policy)?;

    let key = world.stored_key(key);
    let headers = as_headers(&fields)?;
    let demanded = digest::demanded(&headers)?;
    let (sse, customer) = sse::of_upload(&headers)?;
    let mut writer = shelf.store.writer(Draft { sse, ..draft(&headers, &key)? }, customer.as_ref())?;
    store(&mut file, lengths, &mut writer).await?;
    drop(file);
    if form.next_field().await.map_err(|_| malformed())?.is_some() {
        return Err(Refusal::unknown("a field behind the file"));
    }
    let meta = keep(shelf, writer.finish(None).await?, demanded).await?;
    answer(&fields, wire, &meta)
}

fn form(headers: &HeaderMap, body: Incoming) -> Outcome<Multipart<'static>> {
    let boundary =
        only(headers, "content-type")?.and_then(|text| multer::parse_boundary(text).ok()).ok_or_else(malformed)?;
    let most = super::multipart::LARGEST + LONGEST_FIELDS as u64;
    let constraints = Constraints::new().size_limit(SizeLimit::new().whole_stream(most));
    let pieces = BodyDataStream::new(body);
    Ok(Multipart::with_constraints(pieces, boundary, constraints))
}

/// Those in front of the file, and the file.
async fn fields(form: &mut Multipart<'static>) -> Outcome<(Fields, Field<'static>)> {
    let (mut fields, mut size) = (Fields::default(), 0);
    while let Some(mut field) = form.next_field().await.map_err(|_| malformed())? {
        let name = field.name().ok_or_else(malformed)?.to_owned();
        if name.eq_ignore_ascii_case("file") {
            return Ok((fields, field));
        }
        let mut value = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(|_| malformed())? {
            size += piece.len();
            check_size(size as u64, LONGEST_FIELDS as u64)?;
            value.extend_from_slice(&piece);
        }
        fields.add(name, String::from_utf8(value).map_err(|_| malformed())?)?;
    }
    Err(malformed())
}

/// Both readings of the context must be allowed, that of the headers and that of the fields.
fn judge(world: &World, wire: &Wire, fields: &Fields, key: &str, policy: &str) -> Outcome<()> {
    let gate = world.judge.gate;
    let context = checks::context(wire, gate)?;
    let with_fields = checks::with_fields(&context, |name| fields.get(name).map(str::to_owned));
    let check = checks::form(&wire.bucket, key, &[context, with_fields], gate);
    world.judge.judge(&Policy::read(policy)?, &[check])
}

/// What says of an object what headers say elsewhere.
fn as_headers(fields: &Fields) -> Outcome<HeaderMap> {
    let mut headers = HeaderMap::new();
    for (name, value) in fields.iter() {
        let name = name.to_ascii_lowercase();
        if name.starts_with("x-cos-")
            || name.starts_with("content-")
            || matches!(name.as_str(), "cache-control" | "expires")
        {
            let name = HeaderName::try_from(name).map_err(|_| malformed())?;
            headers.insert(name, HeaderValue::from_str(value).map_err(|_| malformed())?);
        }
    }
    Ok(headers)
}

async fn store(file: &mut Field<'static>, Lengths { least, most }: Lengths, writer: &mut Writer) -> Outcome<()> {
    while let Some(piece) = file.chunk().await.map_err(|_| malformed())? {
        check_size(writer.size() + piece.len() as u64, most)?;
        writer.write(&piece).await?;
    }
    if writer.size() < least {
        return Err(Refusal::new(
            Code::EntityTooSmall,
            "Your proposed upload is smaller than the minimum allowed size.",
        ));
    }
    Ok(())
}

fn answer(fields: &Fields, wire: &Wire, meta: &Meta) -> Outcome<Answer> {
    let (key, bucket) = (&meta.draft.key, wire.bucket.name());
    let mut answer = match (fields.get("success_action_redirect"), fields.get("success_action_status")) {
        (Some(url), _) => {
            let joint = if url.contains('?') { '&' } else { '?' };
            let etag = percent::encode(&format!("\"{}\"", meta.etag));
            let mut answer = empty(StatusCode::SEE_OTHER);
            set(
                &mut answer,
                "location",
                &format!("{url}{joint}bucket={bucket}&key={}&etag={etag}", percent::encode(key)),
            );
            answer
        }
        (None, Some("200")) => empty(StatusCode::OK),
        (None, Some("201")) => {
            let root = parent(
                "PostResponse",
                &[
                    element("Location", format!("http://{}/{}", wire.bucket.domain(), percent::encode(key))),
                    element("Bucket", bucket),
                    element("Key", key),
                    element("ETag", format!("\"{}\"", meta.etag)),
                ],
            );
            xml(StatusCode::CREATED, document(&root))
        }
        _ => empty(StatusCode::NO_CONTENT),
    };
    mark(&mut answer, meta);
    Ok(answer)
}

fn malformed() -> Refusal {
    Refusal::new(Code::MalformedPost, "The body of your POST request is not well-formed multipart/form-data.")
}
