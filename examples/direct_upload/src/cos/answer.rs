use std::io;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue};
use http::{Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Channel, Full};

use super::error::Refusal;
use super::store::{Reader, blocking};
use super::xml::{document, element, parent};

pub(super) type Body = UnsyncBoxBody<Bytes, io::Error>;
pub(super) type Answer = Response<Body>;

pub(super) fn empty(status: StatusCode) -> Answer {
    with_body(status, full(Bytes::new()))
}

pub(super) fn xml(status: StatusCode, text: String) -> Answer {
    let mut answer = with_body(status, full(text.into()));
    answer.headers_mut().insert("content-type", HeaderValue::from_static("application/xml"));
    answer
}

pub(super) fn with_body(status: StatusCode, body: Body) -> Answer {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    answer
}

/// Adds a header; a value that is no header value is left out.
pub(super) fn set(answer: &mut Answer, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(value)) {
        answer.headers_mut().insert(name, value);
    }
}

/// An error as 436/7730 shows it.
pub(super) fn refused(refusal: &Refusal, resource: &str, request_id: &str) -> Answer {
    let root = parent(
        "Error",
        &[
            element("Code", refusal.code.name()),
            element("Message", &refusal.message),
            element("Resource", resource),
            element("RequestId", request_id),
            element("TraceId", request_id),
        ],
    );
    xml(refusal.code.status(), document(&root))
}

pub(super) fn full(bytes: Bytes) -> Body {
    Full::new(bytes).map_err(|never| match never {}).boxed_unsync()
}

/// Reads as fast as the client takes it, a few chunks ahead.
pub(super) fn streamed(mut reader: Reader) -> Body {
    let (mut sender, body) = Channel::<Bytes, io::Error>::new(2);
    tokio::spawn(async move {
        loop {
            match blocking(move || reader.next().map(|piece| (reader, piece))).await {
                Ok((_, None)) => return,
                Ok((rest, Some(piece))) => {
                    reader = rest;
                    if sender.send_data(piece.into()).await.is_err() {
                        return;
                    }
                }
                Err(error) => {
                    tracing::error!(%error, "an object cannot be read");
                    return sender.abort(error);
                }
            }
        }
    });
    body.boxed_unsync()
}
