//! A client that makes the calls, and reuses a key that is still alive (feature `reqwest`).
//!
//! ```no_run
//! use std::time::{Duration, SystemTime};
//! use cos_policy::sts::client::Client;
//! use cos_policy::sts::{Federation, FederationToken, PermanentKey, Ruling, Scope, Ttl, authorize};
//! # use cos_policy::{Bucket, Policy, Region, Segment, policy};
//! # struct FilesPage { bucket: Bucket, of: Segment }
//! # impl Scope for FilesPage {
//! #     fn bound(&self) -> Policy {
//! #         let Self { bucket, of } = self;
//! #         policy! { in bucket; allow GetBucket, GetObject, PutObject on "files/{of}/*"; }
//! #     }
//! # }
//! # async fn handle(key: PermanentKey, requester: Segment, page: FilesPage) -> Result<(), Box<dyn std::error::Error>> {
//! # let own_files = |_: &Segment, _: &FilesPage| Ruling::Grant;
//!
//! // Once: it holds the connections and the keys.
//! let client = Client::builder().timeout(Duration::from_secs(3)).retries(2).build()?;
//!
//! // For each request of a browser: who asks is decided anew, whether or not STS has to be asked.
//! let granted = authorize(&own_files, requester, page, Ttl::<Federation>::default(), SystemTime::now())?;
//! let issued = client.federation_token(FederationToken::new(granted), &key).await?;
//! let bucket = issued.scope().bucket.clone();
//! let reply = serde_json::to_string(&issued.into_reply(&bucket))?;
//! # Ok(())
//! # }
//! ```
//!
//! # Reuse
//!
//! STS takes 600 requests a second, and its documentation asks to reuse a key during its life (1312/48195). A key is used
//! again
//!
//! - for a requester equal to the one it was made for, and by the same call: API, endpoint, region, name or role with its
//!   session and external id, signing key, and policy, byte by byte;
//! - after a grant of its own, which is consumed;
//! - while it and the grant both have 120 s left, and never under a grant that ends before the key. So that grants of one
//!   moment share a key, one is asked for that ends 5 s before its grant, if that has 120 s left.
//!
//! Of those that ask for the same at the same time, one calls, and the others wait for its key. If the call fails, or the task
//! that makes it is dropped, the next one calls: an error is for whoever made the call. Keys are kept up to a
//! [number](ClientBuilder::capacity); those that have expired go first, then the least recently used. Nothing is kept of
//! the secret that signs but its SHA-256.

mod answer;
mod backoff;
mod builder;
mod err;
mod keys;
mod question;

use std::fmt;
use std::hash::Hash;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

pub use builder::ClientBuilder;
pub use err::{ClientError, Transport};

use super::call::{AssumeRole, FederationToken};
use super::endpoint::Endpoint;
use super::key::PermanentKey;
use super::response::{Answer, Issued};
use super::temporary::Signer;
use keys::{Keys, Span};
use question::{Call, Question};

/// Asks STS for keys on behalf of requesters of a type `R`, and reuses them; see the [module](self).
///
/// It is to be made once and shared. Futures that are dropped leave nothing behind.
pub struct Client<R> {
    http: reqwest::Client,
    endpoint: Option<Endpoint>,
    retries: u32,
    within: Duration,
    clock: fn() -> SystemTime,
    keys: Keys<R>,
}

impl<R> Client<R> {
    /// One with other settings than the default ones.
    pub fn builder() -> ClientBuilder<R> {
        ClientBuilder::new()
    }
}

impl<R: Clone + Eq + Hash> Client<R> {
    /// A key by `GetFederationToken`.
    ///
    /// # Errors
    ///
    /// [`ClientError`] if no key is at hand and none is to be had.
    ///
    /// # Panics
    ///
    /// Outside of a runtime of tokio with its IO and its time.
    pub async fn federation_token<S>(
        &self,
        call: FederationToken<R, S>,
        key: &PermanentKey,
    ) -> Result<Issued<R, S>, ClientError> {
        self.issue(call, key.into()).await
    }

    /// A key by `AssumeRole`.
    ///
    /// # Errors
    ///
    /// [`ClientError`] if no key is at hand and none is to be had.
    ///
    /// # Panics
    ///
    /// Outside of a runtime of tokio with its IO and its time.
    pub async fn assume_role<'k, S>(
        &self,
        call: AssumeRole<R, S>,
        key: impl Into<Signer<'k>>,
    ) -> Result<Issued<R, S>, ClientError> {
        self.issue(call, key.into()).await
    }

    async fn issue<C: Call<R>>(&self, mut call: C, key: Signer<'_>) -> Result<Issued<R, C::Scope>, ClientError> {
        if let Some(endpoint) = &self.endpoint {
            call.place().endpoint.get_or_insert_with(|| endpoint.clone());
        }
        let span = self.span(&call);
        call.check(key, span.from)?;
        let question = call.question(key);
        let answer = match self.keys.find(&question, span) {
            Some(answer) => answer,
            // In a box, so that the future of a key that is at hand stays small.
            None => Box::pin(self.in_time(self.share(&call, &question, key))).await?,
        };
        Ok(answer.issue(call.into_granted()))
    }

    /// What is left of a grant.
    fn span<C: Call<R>>(&self, call: &C) -> Span {
        Span { from: (self.clock)(), until: call.granted().deadline() }
    }

    async fn in_time<T>(&self, answer: impl Future<Output = Result<T, ClientError>>) -> Result<T, ClientError> {
        let timed = tokio::time::timeout(self.within, answer).await;
        timed.unwrap_or(Err(ClientError::Transport(Transport::TimedOut)))
    }

    /// The answer that somebody else got, or one's own.
    async fn share<C: Call<R>>(
        &self,
        call: &C,
        question: &Question<'_, R>,
        key: Signer<'_>,
    ) -> Result<Arc<Answer>, ClientError> {
        if !self.span(call).is_long() {
            return self.ask(call, key).await.map(Arc::new);
        }
        let place = self.keys.queue(question);
        let _turn = place.turn().await;
        if let Some(answer) = self.keys.find(question, self.span(call)) {
            return Ok(answer);
        }
        let answer = Arc::new(self.ask(call, key).await?);
        place.keep(&answer, (self.clock)());
        Ok(answer)
    }

    /// Signs anew each time, since a signature has the time in it.
    async fn ask<C: Call<R>>(&self, call: &C, key: Signer<'_>) -> Result<Answer, ClientError> {
        let mut retry = 0;
        loop {
            let request = call.request(key, self.span(call))?;
            match answer::ask(&self.http, request).await {
                Err(error) if error.is_retryable() && retry < self.retries => {
                    tokio::time::sleep(backoff::delay(retry)).await;
                    retry += 1;
                }
                answered => return answered,
            }
        }
    }
}

impl<R> fmt::Debug for Client<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}
