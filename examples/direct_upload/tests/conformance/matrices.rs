//! Each cell of the matrix of each policy of the examples is played.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use cos_policy::analysis::{Cell, Row};
use cos_policy::{Document, Matrix};
use direct_upload::cos::{Cos, Gate};
use issue_key::sts_stand_in::Session;
use tokio::net::TcpStream;
use tracing_subscriber::fmt::MakeWriter;

use crate::case::Request;
use crate::examples::policies;
use crate::form::Form;
use crate::request::{HOST, Key, encode, exchange};
use crate::secure::Secure;
use crate::world::{ADMIN, buckets, everything};

/// What a request of a cell has besides its action and its key.
#[derive(Clone, Copy, Default)]
struct Setting {
    headers: &'static [&'static str],
    is_large: bool,
    is_secure: bool,
}

const PLAIN: Setting = Setting { headers: &[], is_large: false, is_secure: false };

/// What is inside a condition, and what is not.
fn settings(condition: &str) -> (Vec<Setting>, Vec<Setting>) {
    let with = |headers| Setting { headers, ..PLAIN };
    let large = |headers| Setting { headers, is_large: true, ..PLAIN };
    match condition {
        "https" => (vec![Setting { is_secure: true, ..PLAIN }], vec![PLAIN]),
        "<= 5 MiB and image/*" => (
            vec![with(&["content-type: image/png"])],
            vec![PLAIN, with(&["content-type: text/html"]), large(&["content-type: image/png"])],
        ),
        "<= 5 MiB and image/jpeg and (x-cos-acl private or absent)" => (
            vec![with(&["content-type: image/jpeg"]), with(&["content-type: image/jpeg", "x-cos-acl: private"])],
            vec![
                PLAIN,
                with(&["content-type: image/png"]),
                with(&["content-type: image/jpeg", "x-cos-acl: public-read"]),
                large(&["content-type: image/jpeg"]),
            ],
        ),
        other => panic!("nobody says what is inside {other}"),
    }
}

#[tokio::test]
async fn each_cell_is_answered_as_it_says() {
    let (mut played, mut without_a_call) = (0, BTreeSet::new());
    for (name, policy) in policies().await {
        let world = World::new(&policy).await;
        let matrix = Matrix::of(&Document::parse(&policy).unwrap());
        assert!(!matrix.is_undecided() && matrix.merged() == 0, "{name} leaves rows out");
        for row in matrix.rows() {
            for (column, cell) in matrix.columns().iter().zip(row.cells()) {
                if world.play(&name, row, column.name(), cell).await {
                    played += 1;
                } else {
                    without_a_call.insert(column.name().to_owned());
                }
            }
        }
        assert_eq!(world.differences(), Vec::<String>::new(), "{name}");
    }
    println!("{played} cells were played, and the stand-in has no call for {without_a_call:?}");
    assert_eq!((played, without_a_call), (34, BTreeSet::new()));
}

/// One without TLS, and one with it, on a disk of each.
struct World {
    plain: Cos,
    tls: Cos,
    secure: Secure,
    _directories: [tempfile::TempDir; 2],
}

const NAME: &str = "policy";

impl World {
    async fn new(policy: &str) -> Self {
        let until = SystemTime::now() + Duration::from_secs(900);
        let session = |name: &str, policy: String| {
            let Key { id, secret, token } = Key::of(name);
            (token, Session { id, secret, policy, until })
        };
        let sessions = [session(NAME, policy.to_owned()), session(ADMIN, everything())];
        let directories = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let builder = |at: usize| {
            let builder = Cos::builder(sessions.clone().into_iter().collect::<std::collections::BTreeMap<_, _>>());
            let builder = builder.directory(directories[at].path()).gate(Gate::Honest);
            buckets().into_iter().fold(builder, |builder, bucket| builder.bucket(bucket))
        };
        let secure = Secure::new();
        let (plain, tls) = (builder(0).start().await.unwrap(), builder(1).tls(secure.tls()).start().await.unwrap());
        Self { plain, tls, secure, _directories: directories }
    }

    fn differences(&self) -> Vec<String> {
        [self.plain.differences(), self.tls.differences()].concat()
    }

    /// Whether the stand-in has such a call.
    async fn play(&self, name: &str, row: &Row, action: &str, cell: &Cell) -> bool {
        let (inside, outside) = match cell {
            Cell::Yes => (vec![PLAIN], Vec::new()),
            Cell::No | Cell::Inapplicable | Cell::Undecided(_) => (Vec::new(), vec![PLAIN]),
            Cell::When(condition) => settings(condition),
        };
        let (host, key) = place(row);
        let Some(request) = request(action, &key) else { return false };
        let request = Request { host: Some(host), ..request };
        for (setting, is_allowed) in
            inside.into_iter().map(|setting| (setting, true)).chain(outside.into_iter().map(|setting| (setting, false)))
        {
            let log = Log::default();
            let guard = tracing::subscriber::set_default(tracing_subscriber::fmt().with_writer(log.clone()).finish());
            let answer = self.answer(&request, &key, setting).await;
            drop(guard);
            let shown = format!("{name}: {action} on {} is {cell:?}, and answered {answer}", row.name());
            assert_eq!(answer.starts_with('2'), is_allowed, "{shown}");
            assert!(is_allowed || answer == "403 AccessDenied" || answer == "403", "{shown}");
            assert_eq!(log.has("no document says"), matches!(cell, Cell::Undecided(_)), "{shown}");
        }
        true
    }

    async fn answer(&self, request: &Request, key: &str, setting: Setting) -> String {
        if !key.is_empty() {
            let put = Request {
                request: format!("PUT /{}", encode(key)),
                host: request.host.clone(),
                body: Some("x".to_owned()),
                ..Request::default()
            };
            assert_eq!(self.send(&put, ADMIN, setting.is_secure).await, "200");
        }
        let mut request = request.clone();
        request.headers.extend(setting.headers.iter().map(|&line| line.to_owned()));
        if setting.is_large {
            request.body = Some("x".repeat(5 * 1024 * 1024 + 1));
        }
        self.send(&request, NAME, setting.is_secure).await
    }

    async fn send(&self, request: &Request, key: &str, is_secure: bool) -> String {
        let bytes = request.bytes(&Key::of(key));
        let answer = if is_secure {
            exchange(self.secure.connect(self.tls.address()).await, &bytes).await
        } else {
            exchange(TcpStream::connect(self.plain.address()).await.unwrap(), &bytes).await
        };
        answer.unwrap().summary()
    }
}

/// Host and key of a member of a row.
fn place(row: &Row) -> (String, String) {
    let is_its = row.bucket().is_some_and(|bucket| bucket.to_string() == "examplebucket-1250000000 in ap-guangzhou");
    let host = if is_its { HOST } else { "other-1250000000.cos.ap-guangzhou.myqcloud.com" };
    let name = row.name().to_string();
    let key = match (row.witness(), name.as_str()) {
        ("", "the bucket itself") => "",
        ("", "elsewhere") => "a",
        ("", name) => name,
        (witness, _) => witness,
    };
    (host.to_owned(), key.to_owned())
}

/// The call of an action, about a key.
fn request(action: &str, key: &str) -> Option<Request> {
    let path = encode(key);
    let (request, body) = match action {
        "GetBucket" => (format!("GET /?prefix={path}"), None),
        "ListMultipartUploads" => (format!("GET /?uploads&prefix={path}"), None),
        "GetObject" => (format!("GET /{path}"), None),
        "HeadObject" => (format!("HEAD /{path}"), None),
        "DeleteObject" => (format!("DELETE /{path}"), None),
        "InitiateMultipartUpload" => (format!("POST /{path}?uploads"), None),
        "PutObject" => (format!("PUT /{path}"), Some("x".to_owned())),
        "PostObject" => {
            return Some(Request { request: "POST /".to_owned(), form: Some(Form::of(key)), ..Request::default() });
        }
        _ => return None,
    };
    Some(Request { request, body, ..Request::default() })
}

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn has(&self, text: &str) -> bool {
        String::from_utf8_lossy(&self.0.lock().unwrap()).contains(text)
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
