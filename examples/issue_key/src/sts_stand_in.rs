//! A stand-in for STS on this machine, for demonstrations and tests. Nothing outside takes the keys that it makes.
//!
//! It is written from the documentation of `GetFederationToken` (1312/48195) and of signatures (1150/49447), and shares no
//! code with what calls it but the reader of policies. It checks the signature of what arrives, decodes the policy once,
//! refuses with the documented codes inside a status of 200, and remembers which key and which policy a token
//! has, so that what takes the keys can check their signatures and decide.
//!
//! Where it is not STS:
//!
//! - it knows one key pair and no rights, so it grants what the account may not have, on any bucket;
//! - its longest policy has 2,048 characters: no document says what that of STS is;
//! - it parses policies as strictly as [`Document`](cos_policy::Document) does;
//! - of the actions it has `GetFederationToken` alone.

mod answer;
mod call;
mod session;
mod signature;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::uri::{Authority, Scheme};
use axum::routing::post;
use cos_policy::sts::{Endpoint, PermanentKey};
use serde_json::Value;
use tokio::net::TcpListener;

use crate::random;
use answer::{Refusal, Temporary};
use call::Call;
pub use session::Session;

/// It listens on the loopback address until its runtime ends; a clone is the same one.
#[derive(Clone)]
pub struct StsStandIn {
    endpoint: Endpoint,
    key: PermanentKey,
    book: Arc<Book>,
}

/// The key that it knows, and what it issued, by token.
struct Book {
    id: String,
    secret: String,
    issued: Mutex<BTreeMap<String, Session>>,
}

impl StsStandIn {
    /// Starts one, with a key pair that nobody else has.
    ///
    /// # Errors
    ///
    /// Those of the socket, and of the system's generator.
    pub async fn start() -> io::Result<Self> {
        let (id, secret) = (format!("AKIDstandin{}", random::id()?), random::id()?);
        let key = PermanentKey::new(id.as_str(), secret.as_str()).map_err(io::Error::other)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let host = Authority::try_from(listener.local_addr()?.to_string()).map_err(io::Error::other)?;
        let book = Arc::new(Book { id, secret, issued: Mutex::default() });
        let router = Router::new().route("/", post(answer)).with_state(Arc::clone(&book));
        tokio::spawn(async { axum::serve(listener, router).await });
        Ok(Self { endpoint: Endpoint::at(Scheme::HTTP, host), key, book })
    }

    /// Where it is asked.
    #[must_use]
    pub const fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The key to sign with.
    #[must_use]
    pub const fn key(&self) -> &PermanentKey {
        &self.key
    }

    /// The key of a token: `None` if it was not issued here. One that has expired is still there, as who takes it has to say
    /// why it is refused.
    #[must_use]
    pub fn look_up(&self, token: &str) -> Option<Session> {
        self.book.issued().get(token).cloned()
    }

    /// How many keys it has issued.
    #[must_use]
    pub fn count(&self) -> usize {
        self.book.issued().len()
    }
}

impl Book {
    /// Makes a key for a call that is in order.
    fn issue(&self, headers: &HeaderMap, body: &[u8], now: u64) -> Result<Temporary, Refusal> {
        signature::verify(headers, body, &self.id, &self.secret, now)?;
        let Call { policy, seconds } = Call::read(headers, body)?;
        let temporary = Temporary::until(now + seconds)?;
        let Temporary { token, id, secret, .. } = &temporary;
        let until = UNIX_EPOCH + Duration::from_secs(now + seconds);
        let session = Session { id: id.clone(), secret: secret.clone(), policy, until };
        self.issued().insert(token.clone(), session);
        Ok(temporary)
    }

    fn issued(&self) -> MutexGuard<'_, BTreeMap<String, Session>> {
        self.issued.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn answer(State(book): State<Arc<Book>>, headers: HeaderMap, body: Bytes) -> Json<Value> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    Json(answer::json(book.issue(&headers, &body, now)))
}

/// Without the secret and the tokens.
impl fmt::Debug for StsStandIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StsStandIn").field("endpoint", &self.endpoint).field("issued", &self.count()).finish()
    }
}
