//! Bodies of requests, as they come.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use tokio::time::timeout;

use super::error::{Code, Outcome, Refusal};
use super::multipart::LARGEST;
use super::store::Writer;

/// How long a client may send nothing.
const PATIENCE: Duration = Duration::from_secs(60);

/// The longest body that says what to do, in bytes.
const LONGEST: usize = 2 << 20;

/// The next piece; `None` at the end.
pub(super) async fn next(body: &mut Incoming) -> Outcome<Option<Bytes>> {
    let incomplete = || Refusal::new(Code::IncompleteBody, "The body is shorter than it should be.");
    loop {
        let Some(frame) = timeout(PATIENCE, body.frame()).await.map_err(|_| incomplete())? else { return Ok(None) };
        if let Ok(bytes) = frame.map_err(|_| incomplete())?.into_data() {
            return Ok(Some(bytes));
        }
    }
}

/// Writes all of it.
pub(super) async fn store(body: &mut Incoming, writer: &mut Writer) -> Outcome<()> {
    while let Some(bytes) = next(body).await? {
        check_size(writer.size() + bytes.len() as u64, LARGEST)?;
        writer.write(&bytes).await?;
    }
    Ok(())
}

/// All of a short one.
pub(super) async fn short(body: &mut Incoming) -> Outcome<Vec<u8>> {
    let mut text = Vec::new();
    while let Some(bytes) = next(body).await? {
        check_size((text.len() + bytes.len()) as u64, LONGEST as u64)?;
        text.extend_from_slice(&bytes);
    }
    Ok(text)
}

pub(super) fn check_size(size: u64, most: u64) -> Outcome<()> {
    if size > most {
        return Err(Refusal::new(
            Code::EntityTooLarge,
            "Your proposed upload exceeds the maximum allowed object size.",
        ));
    }
    Ok(())
}
