//! A client that signs as 436/7778 says, and sends just the bytes that it is told to. It shares no code with what verifies.

use std::net::SocketAddr;
use std::time::{SystemTime, UNIX_EPOCH};

use sha1::{Digest, Sha1};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

#[path = "signing.rs"]
mod signing;

use signing::listed;
pub(crate) use signing::{encode, hex, hmac};

pub(crate) const ID: &str = "AKIDTMPEXAMPLE";
pub(crate) const SECRET: &str = "TmpSecretKeyExample0000000000000";
pub(crate) const TOKEN: &str = "TOKEN+/==";
pub(crate) const HOST: &str = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com";

/// A request, each part of which can be spoilt.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) method: &'static str,
    /// As it is sent, in percent-encoding.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// The names of the headers to sign; all parameters are.
    pub(crate) signed: Vec<&'static str>,
    pub(crate) id: &'static str,
    pub(crate) secret: &'static str,
    pub(crate) token: Option<&'static str>,
    /// From now, in seconds.
    pub(crate) time: (i64, i64),
    /// Whether the signature stands in the URL.
    pub(crate) in_query: bool,
    /// Whether the body is sent in chunks, without a length.
    pub(crate) chunked: bool,
    /// Replaces what is sent.
    pub(crate) authorization: Option<String>,
}

pub(crate) fn call(method: &'static str, target: impl Into<String>) -> Call {
    Call {
        method,
        target: target.into(),
        headers: vec![("host".to_owned(), HOST.to_owned())],
        body: Vec::new(),
        signed: vec!["host"],
        id: ID,
        secret: SECRET,
        token: Some(TOKEN),
        time: (-60, 600),
        in_query: false,
        chunked: false,
        authorization: None,
    }
}

impl Call {
    pub(crate) fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    pub(crate) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    pub(crate) async fn send(self, cos: &direct_upload::cos::Cos) -> Answer {
        self.send_to(cos.address()).await
    }

    pub(crate) async fn send_to(self, address: SocketAddr) -> Answer {
        self.try_send_to(address).await.unwrap()
    }

    pub(crate) async fn try_send_to(self, address: SocketAddr) -> std::io::Result<Answer> {
        exchange(TcpStream::connect(address).await?, &self.bytes()).await
    }

    /// What is sent.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut target = self.target.clone();
        let mut headers = self.headers.clone();
        let authorization = self.authorization.clone().unwrap_or_else(|| self.authorization());
        if self.in_query {
            let joint = if target.contains('?') { '&' } else { '?' };
            let pairs = authorization.split('&').map(|pair| {
                let (name, value) = pair.split_once('=').unwrap();
                format!("{name}={}", encode(value))
            });
            target = format!("{target}{joint}{}", pairs.collect::<Vec<_>>().join("&"));
            target.extend(self.token.map(|token| format!("&x-cos-security-token={}", encode(token))));
        } else if !authorization.is_empty() {
            headers.push(("authorization".to_owned(), authorization));
            headers.extend(self.token.map(|token| ("x-cos-security-token".to_owned(), token.to_owned())));
        }
        let mut bytes = format!("{} {target} HTTP/1.1\r\nconnection: close\r\n", self.method);
        for (name, value) in headers {
            bytes += &format!("{name}: {value}\r\n");
        }
        let body = match (self.chunked, self.body.as_slice()) {
            (true, body) => {
                bytes += "transfer-encoding: chunked\r\n";
                [format!("{:x}\r\n", body.len()).as_bytes(), body, b"\r\n0\r\n\r\n"].concat()
            }
            (false, []) if self.method == "GET" || self.method == "HEAD" => Vec::new(),
            (false, body) => {
                bytes += &format!("content-length: {}\r\n", body.len());
                body.to_vec()
            }
        };
        [bytes.as_bytes(), b"\r\n", &body].concat()
    }

    fn authorization(&self) -> String {
        let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap();
        let time = format!("{};{}", now + self.time.0, now + self.time.1);
        let (path, query) = self.target.split_once('?').unwrap_or((&self.target, ""));
        let parameters = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (encode(&decode(name)).to_lowercase(), encode(&decode(value)))
        });
        let headers = self.headers.iter().filter(|(name, _)| self.signed.contains(&name.as_str()));
        let headers = headers.map(|(name, value)| (encode(name).to_lowercase(), encode(value)));
        let ((parameter_list, parameters), (header_list, headers)) = (listed(parameters), listed(headers));
        let http = format!("{}\n{}\n{parameters}\n{headers}\n", self.method.to_lowercase(), decode(path));
        let text = format!("sha1\n{time}\n{}\n", hex(&Sha1::digest(http)));
        let signature = hmac(&hmac(self.secret, &time), &text);
        format!(
            "q-sign-algorithm=sha1&q-ak={}&q-sign-time={time}&q-key-time={time}&q-header-list={header_list}\
             &q-url-param-list={parameter_list}&q-signature={signature}",
            self.id
        )
    }
}

fn decode(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next().unwrap().as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).unwrap());
        bytes.extend_from_slice(&piece.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap()
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// What stands in the elements of a name.
    pub(crate) fn all(&self, element: &str) -> Vec<&str> {
        let (begin, end) = (format!("<{element}>"), format!("</{element}>"));
        self.text().split(&begin).skip(1).map(|rest| rest.split(&end).next().unwrap()).collect()
    }

    pub(crate) fn one(&self, element: &str) -> &str {
        let [text] = self.all(element)[..] else { panic!("not one {element} in {}", self.text()) };
        text
    }

    /// Status and code.
    pub(crate) fn error(&self) -> (u16, &str) {
        (self.status, self.one("Code"))
    }

    #[track_caller]
    pub(crate) fn served(self) -> Self {
        assert!((200..300).contains(&self.status), "{} {}", self.status, String::from_utf8_lossy(&self.body));
        self
    }
}

/// Sends bytes, and reads until the other side closes.
pub(crate) async fn exchange(mut stream: impl AsyncRead + AsyncWrite + Unpin, bytes: &[u8]) -> std::io::Result<Answer> {
    // Who refuses early may close while the rest is on its way.
    let sent = stream.write_all(bytes).await;
    let mut text = Vec::new();
    let read = stream.read_to_end(&mut text).await;
    let Some(at) = text.windows(4).position(|window| window == b"\r\n\r\n") else {
        return Err(sent.err().or(read.err()).unwrap_or(std::io::ErrorKind::UnexpectedEof.into()));
    };
    let head = String::from_utf8(text[..at].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Ok(Answer { status, head, body: text[at + 4..].to_vec() })
}
