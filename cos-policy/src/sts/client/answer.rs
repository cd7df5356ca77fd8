use zeroize::Zeroizing;

use crate::sts::response::Answer;

use super::err::{ClientError, Transport};

/// A token has at most 4,096 bytes, an id and a secret 1,024 each (1150/49457).
const MOST: usize = 16 * 1024;

/// Sends a request once, and reads the answer.
pub(super) async fn ask(http: &reqwest::Client, request: http::Request<Vec<u8>>) -> Result<Answer, ClientError> {
    let response = send(http, request).await?;
    Ok(Answer::read(&response)?)
}

async fn send(
    http: &reqwest::Client,
    request: http::Request<Vec<u8>>,
) -> Result<http::Response<Zeroizing<Vec<u8>>>, Transport> {
    let mut response = http.execute(request.try_into()?).await?;
    // It has its full size from the start, so that no copy of a secret is left where it was smaller.
    let mut body = Zeroizing::new(Vec::with_capacity(MOST));
    while let Some(chunk) = response.chunk().await? {
        if chunk.len() > MOST - body.len() {
            return Err(Transport::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    let mut answer = http::Response::new(body);
    *answer.status_mut() = response.status();
    Ok(answer)
}
