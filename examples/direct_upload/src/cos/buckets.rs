//! The calls about a bucket: listing, and the deletion of many.

use http::StatusCode;
use hyper::body::Incoming;

use super::answer::{Answer, xml};
use super::body;
use super::checks::{Context, deletion};
use super::digest;
use super::error::{Code, Outcome, Refusal};
use super::listing::Listing;
use super::verdict::{Judge, Policy};
use super::wire::{Wire, check_key};
use super::world::Shelf;
use super::xml::{document, element, elements, parent};

/// `GET Bucket (List Objects)`
pub(super) fn list(shelf: &Shelf, wire: &Wire) -> Outcome<Answer> {
    let listing = Listing::read(&wire.query, "marker", "max-keys")?;
    let page = listing.page(&shelf.store.index());
    Ok(xml(StatusCode::OK, listing.xml(wire.bucket.name(), &page)))
}

/// The most keys of one call (436/8289).
const MOST_KEYS: usize = 1_000;

/// `DELETE Multiple Objects`: each key is judged, and answered, apart (436/8289).
pub(super) async fn delete(
    shelf: &Shelf,
    wire: &Wire,
    judge: &Judge,
    policy: &Policy,
    context: &Context,
    body: &mut Incoming,
) -> Outcome<Answer> {
    let text = body::short(body).await?;
    digest::compare(digest::demanded(&wire.headers)?, digest::md5(&text))?;
    let Order { quiet, keys } = Order::read(&text)?;
    let mut children = Vec::new();
    let mut first = None;
    for key in keys {
        let outcome = match (super::gate::Gate::DeleteFirstOnly == judge.gate, &first) {
            (true, Some(allowed)) if *allowed => Ok(()),
            (true, Some(_)) => Err(Refusal::denied()),
            _ => judge.judge(policy, &[deletion(&wire.bucket, &key, context, judge.gate)]),
        };
        first.get_or_insert(outcome.is_ok());
        match outcome {
            Ok(()) => {
                shelf.store.remove(&key).await?;
                children.extend((!quiet).then(|| parent("Deleted", &[element("Key", &key)])));
            }
            Err(refusal) if refusal.code == Code::InternalError => return Err(refusal),
            Err(refusal) => children.push(parent(
                "Error",
                &[element("Key", &key), element("Code", refusal.code.name()), element("Message", &refusal.message)],
            )),
        }
    }
    Ok(xml(StatusCode::OK, document(&parent("DeleteResult", &children))))
}

/// What the body demands.
struct Order {
    /// Whether only what fails is answered.
    quiet: bool,
    keys: Vec<String>,
}

impl Order {
    fn read(text: &[u8]) -> Outcome<Self> {
        let malformed = || Refusal::new(Code::MalformedXml, "The XML you provided was not well-formed.");
        let mut order = Self { quiet: false, keys: Vec::new() };
        let mut key = None;
        for (path, text) in elements(text)? {
            match path.as_str() {
                "Delete/Quiet" => order.quiet = text.trim() == "true",
                "Delete/Object/Key" if key.is_none() => key = Some(text),
                "Delete/Object/VersionId" => return Err(Refusal::unknown("the deletion of a version among many")),
                "Delete/Object" => order.keys.push(key.take().filter(|key| !key.is_empty()).ok_or_else(malformed)?),
                "Delete" => {}
                _ => return Err(malformed()),
            }
        }
        if order.keys.is_empty() || order.keys.len() > MOST_KEYS {
            return Err(malformed());
        }
        order.keys.iter().try_for_each(|key| check_key(key))?;
        Ok(order)
    }
}
