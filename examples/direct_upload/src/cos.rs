//! A stand-in for COS on this machine, for demonstrations and tests.
//!
//! It answers on the loopback address as the documents of COS say: `PUT`, `GET` with ranges, `HEAD` and `DELETE Object`, copies,
//! `DELETE Multiple Objects`, `GET` and `HEAD Bucket`, the calls of multipart uploads, `POST Object`, and the questions that
//! browsers ask before. It checks the signature of a request (436/7778, 436/14690), looks its token up, finds out from the
//! bytes what is to be done on what, and decides. Nothing of that is the library's: the checks are written from the
//! documents, and the verdict is that of the reference evaluator of the tests. [`Document::decide`] runs beside it; where the
//! two differ the answer is an `InternalError` and [`Cos::differences`] says so.
//!
//! What no document settles is refused with `AccessDenied`, and the log says why.
//!
//! [`Document::decide`]: cos_policy::Document::decide
//!
//! # Where it is not COS
//!
//! - It takes temporary keys alone, and knows no rights but those of their policies: what the caller has is not intersected.
//! - A host that is a bare address, or `localhost`, counts as a domain of its own that is bound to the first bucket.
//! - There are no versions, tags, grants, ACLs or locks: an ACL is taken and does nothing, the others are refused with
//!   `NotImplemented`.
//! - A `Content-Length` that is sent twice with one value counts as sent once: HTTP lets a library merge them (RFC 9110, 8.6).
//! - An object has at most 5 GiB, also a multipart one. All keys of a bucket are in memory, their objects are not.
//! - Signatures are judged by this clock without tolerance, as no document has one.
//! - Objects are encrypted on the disk in any case. The key of `SSE-COS`, and of `SSE-KMS`, which is recorded as such, lies
//!   beside them in the file `master.key`. A customer's key is accepted without TLS, and not for multipart uploads.
//! - The ETag of a multipart object is the MD5 of those of its parts and their number: no document says what COS computes.

mod answer;
mod body;
mod buckets;
mod call;
mod checks;
mod cors;
mod date;
mod digest;
mod error;
mod form;
mod gate;
mod headers;
mod host;
mod liar;
mod listing;
mod multipart;
mod objects;
mod parts;
mod percent;
mod post;
mod range;
mod server;
mod sessions;
mod signature;
mod sse;
mod store;
mod tls;
mod vault;
mod verdict;
mod wire;
mod world;
mod xml;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use cos_policy::Bucket;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, spawn_blocking};
use tokio_rustls::TlsAcceptor;

pub use cors::CorsRule;
pub use gate::Gate;
pub use sessions::Sessions;
pub use tls::Tls;

use verdict::Judge;
use world::{Shelf, World};

/// One that runs, until it is dropped.
pub struct Cos {
    address: SocketAddr,
    is_secure: bool,
    world: Arc<World>,
    task: JoinHandle<()>,
}

/// What there is before it runs.
#[must_use = "nothing listens before `.start()`"]
pub struct Builder {
    sessions: Box<dyn Sessions>,
    buckets: Vec<Bucket>,
    directory: Option<PathBuf>,
    gate: Gate,
    cors: CorsRule,
    tls: Option<Tls>,
    port: u16,
}

impl Cos {
    /// Begins with what knows the keys.
    pub fn builder(sessions: impl Sessions + 'static) -> Builder {
        Builder {
            sessions: Box::new(sessions),
            buckets: Vec::new(),
            directory: None,
            gate: Gate::Honest,
            cors: CorsRule::default(),
            tls: None,
            port: 0,
        }
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:<port>`, or `https`: the first bucket.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme(), self.address)
    }

    /// `http://<bucket>.cos.<region>.localhost:<port>`, or `https`.
    #[must_use]
    pub fn url_of(&self, bucket: &Bucket) -> String {
        let port = self.address.port();
        format!("{}://{}.cos.{}.localhost:{port}", self.scheme(), bucket.name(), bucket.region())
    }

    /// Where [`Document::decide`](cos_policy::Document::decide) decided otherwise than the reference: each is a mistake of one of
    /// the two. With a gate that lies they are not compared.
    #[must_use]
    pub fn differences(&self) -> Vec<String> {
        self.world.judge.differences()
    }

    const fn scheme(&self) -> &'static str {
        if self.is_secure { "https" } else { "http" }
    }
}

impl Builder {
    /// Adds a bucket; there must be one.
    pub fn bucket(mut self, bucket: Bucket) -> Self {
        self.buckets.push(bucket);
        self
    }

    /// Where objects are kept; it must be said.
    pub fn directory(mut self, directory: impl Into<PathBuf>) -> Self {
        self.directory = Some(directory.into());
        self
    }

    /// How it judges; honestly, if it is not said.
    pub fn gate(mut self, gate: Gate) -> Self {
        self.gate = gate;
        self
    }

    /// What pages of other origins may do; nothing, if it is not said.
    pub fn cors(mut self, rule: CorsRule) -> Self {
        self.cors = rule;
        self
    }

    /// Listens with TLS.
    pub fn tls(mut self, tls: Tls) -> Self {
        self.tls = Some(tls);
        self
    }

    /// The port; any that is free, if it is not said.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Opens the directory, and listens on the loopback address.
    ///
    /// # Errors
    ///
    /// Those of the disk and of the socket, of the certificates, and that no bucket or no directory is given.
    pub async fn start(self) -> io::Result<Cos> {
        let missing = |what: &'static str| io::Error::new(io::ErrorKind::InvalidInput, what);
        let directory = self.directory.ok_or_else(|| missing("no directory"))?;
        if self.buckets.is_empty() {
            return Err(missing("no bucket"));
        }
        let acceptor =
            self.tls.map(|tls| Ok::<_, io::Error>(TlsAcceptor::from(Arc::new(tls.config()?)))).transpose()?;
        let buckets = self.buckets;
        let shelves =
            spawn_blocking(move || Shelf::open_all(&directory, buckets)).await.map_err(io::Error::other)??;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).await?;
        let address = listener.local_addr()?;
        let world = World { sessions: self.sessions, shelves, judge: Judge::new(self.gate), cors: self.cors };
        let (world, is_secure) = (Arc::new(world), acceptor.is_some());
        let task = tokio::spawn(server::run(listener, acceptor, Arc::clone(&world)));
        Ok(Cos { address, is_secure, world, task })
    }
}

/// Connections that are open go on.
impl Drop for Cos {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl fmt::Debug for Cos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cos").field("url", &self.url()).finish_non_exhaustive()
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("buckets", &self.buckets).field("gate", &self.gate).finish_non_exhaustive()
    }
}
