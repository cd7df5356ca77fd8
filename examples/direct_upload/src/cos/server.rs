//! Connections, and what is done with a request.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use cos_policy::Bucket;
use http::{Method, Request};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;

use super::answer::{Answer, empty, full, refused, set};
use super::call::Call;
use super::digest::hex;
use super::error::Outcome;
use super::verdict::Policy;
use super::wire::{Peer, Wire};
use super::world::World;
use super::{buckets, checks, host, objects, parts, post, signature, tls};

/// The most connections at a time; others wait. Each takes less than a megabyte.
const MOST_CONNECTIONS: usize = 512;

/// How long a client may take for a handshake, or for the head of a request.
const PATIENCE: Duration = Duration::from_secs(15);

/// Takes connections for ever.
pub(super) async fn run(listener: TcpListener, acceptor: Option<TlsAcceptor>, world: Arc<World>) {
    let free = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let Ok(permit) = Arc::clone(&free).acquire_owned().await else { return };
        let (stream, peer) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection failed");
                sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let (world, acceptor) = (Arc::clone(&world), acceptor.clone());
        tokio::spawn(async move {
            connection(stream, peer, acceptor, world).await;
            drop(permit);
        });
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, acceptor: Option<TlsAcceptor>, world: Arc<World>) {
    // Answers are short, and their reader waits for them.
    let _ = stream.set_nodelay(true);
    let address = peer.ip();
    let Some(acceptor) = acceptor else {
        return requests(stream, Peer { address, tls: None }, world).await;
    };
    match timeout(PATIENCE, acceptor.accept(stream)).await {
        Ok(Ok(stream)) => {
            let tls = tls::version(stream.get_ref().1.protocol_version());
            requests(stream, Peer { address, tls }, world).await;
        }
        Ok(Err(error)) => tracing::info!(%error, "no handshake"),
        Err(_) => tracing::info!("no handshake in time"),
    }
}

async fn requests(stream: impl AsyncRead + AsyncWrite + Unpin, peer: Peer, world: Arc<World>) {
    let service = service_fn(|request| {
        let world = Arc::clone(&world);
        async move { Ok::<_, Infallible>(answer(&world, peer, request).await) }
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    if let Err(error) = builder.serve_connection(TokioIo::new(stream), service).await {
        tracing::debug!(%error, "a connection ended early");
    }
}

async fn answer(world: &World, peer: Peer, request: Request<Incoming>) -> Answer {
    let (is_head, path) = (request.method() == Method::HEAD, request.uri().path().to_owned());
    let origin = request.headers().get("origin").and_then(|origin| origin.to_str().ok()).map(str::to_owned);
    let id = request_id();
    let mut answer = match serve(world, peer, request).await {
        Ok(answer) => answer,
        Err(refusal) => {
            tracing::info!(code = refusal.code.name(), message = %refusal.message, "refused");
            let answer = refused(&refusal, &path, &id);
            if is_head { without_body(answer) } else { answer }
        }
    };
    set(&mut answer, "x-cos-request-id", &id);
    set(&mut answer, "server", "cos-stand-in");
    world.cors.mark(origin.as_deref(), answer.headers_mut());
    answer
}

async fn serve(world: &World, peer: Peer, request: Request<Incoming>) -> Outcome<Answer> {
    let (head, mut body) = request.into_parts();
    let buckets: Vec<&Bucket> = world.shelves.iter().map(|shelf| &shelf.bucket).collect();
    let bucket = host::bucket(&head, buckets.iter().copied())?;
    let gate = world.judge.gate;
    let wire = Wire::read(head, bucket, peer, gate)?;
    if wire.method == Method::OPTIONS && !wire.headers.contains_key("authorization") {
        return world.cors.preflight(&wire.headers);
    }
    let shelf = world.shelf(&wire.bucket)?;
    let key = wire.key(gate)?;
    let call = Call::of(&wire, &key, &buckets)?;
    if call == Call::PostObject {
        call.check_parameters(&wire)?;
        return post::serve(world, shelf, &wire, body).await;
    }
    let session = signature::authenticate(&wire, &*world.sessions, SystemTime::now())?;
    call.check_parameters(&wire)?;
    let policy = Policy::read(&session.policy)?;
    if call == Call::DeleteMultiple {
        let context = checks::context(&wire, gate)?;
        return buckets::delete(shelf, &wire, &world.judge, &policy, &context, &mut body).await;
    }
    world.judge.judge(&policy, &checks::of(&call, &wire, &key, gate)?)?;
    act(world, &wire, &world.stored_key(key), call, &mut body).await
}

/// Does what was allowed.
async fn act(world: &World, wire: &Wire, key: &str, call: Call, body: &mut Incoming) -> Outcome<Answer> {
    let shelf = world.shelf(&wire.bucket)?;
    match call {
        Call::GetBucket => buckets::list(shelf, wire),
        Call::HeadBucket => Ok(empty(http::StatusCode::OK)),
        Call::ListMultipartUploads => parts::list_uploads(shelf, wire),
        Call::Options => world.cors.preflight(&wire.headers),
        Call::GetObject => objects::get(shelf, wire, key).await,
        Call::HeadObject => objects::head(shelf, wire, key).await,
        Call::PutObject => objects::put(shelf, wire, key, body).await,
        Call::CopyObject(source) => objects::copy(shelf, world.shelf(&source.bucket)?, wire, key, &source).await,
        Call::DeleteObject => objects::delete(shelf, wire, key).await,
        Call::Initiate => parts::initiate(shelf, wire, key).await,
        Call::UploadPart(part) => parts::put(shelf, wire, key, &part, body).await,
        Call::CopyPart(part, source) => {
            parts::copy(shelf, world.shelf(&source.bucket)?, wire, key, &part, &source).await
        }
        Call::Complete(upload) => parts::complete(shelf, wire, key, &upload, body).await,
        Call::Abort(upload) => parts::abort(shelf, key, &upload).await,
        Call::ListParts(upload) => parts::list(shelf, wire, key, &upload).await,
        // They are judged by their bodies, and were served.
        Call::DeleteMultiple | Call::PostObject => Err(super::error::Refusal::denied()),
    }
}

/// An answer to `HEAD` has no body, also when it is an error.
fn without_body(answer: Answer) -> Answer {
    answer.map(|body| {
        drop(body.boxed_unsync());
        full(bytes::Bytes::new())
    })
}

fn request_id() -> String {
    let mut bytes = [0; 12];
    // An id that repeats harms nobody.
    let _ = getrandom::fill(&mut bytes);
    hex(&bytes)
}
