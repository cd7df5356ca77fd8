//! Signs as 436/7778 says, and sends just the bytes of a case. It shares no code with what verifies.

use std::net::SocketAddr;
use std::time::{SystemTime, UNIX_EPOCH};

use sha1::{Digest, Sha1};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::case::Request;
use crate::form::BOUNDARY;

#[path = "../cos/signing.rs"]
mod signing;

use signing::listed;
pub(crate) use signing::{encode, hex, hmac};

pub(crate) const HOST: &str = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com";

/// A temporary key.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) token: String,
}

impl Key {
    /// That of the policy of a name.
    pub(crate) fn of(policy: &str) -> Self {
        Self {
            id: format!("AKID{policy}"),
            secret: format!("secret of {policy}"),
            token: format!("token+of/{policy}=="),
        }
    }
}

impl Request {
    /// What is sent, signed with a key.
    pub(crate) fn bytes(&self, key: &Key) -> Vec<u8> {
        let (method, target) = self.request.split_once(' ').unwrap();
        let host = self.host.as_deref().unwrap_or(HOST);
        let mut lines: Vec<String> = vec!["connection: close".to_owned(), format!("host: {host}")];
        lines.extend(self.headers.iter().cloned());
        let body = self.body(key);
        if self.form.is_some() {
            lines.push(format!("content-type: multipart/form-data; boundary={BOUNDARY}"));
        }
        if self.chunks.is_some() {
            lines.push("transfer-encoding: chunked".to_owned());
        } else if !self.without_length && (!body.is_empty() || matches!(method, "PUT" | "POST")) {
            lines.push(format!("content-length: {}", body.len()));
        }
        let target = if self.form.is_some() { target.to_owned() } else { self.sign(key, host, target, &mut lines) };
        let head = format!("{method} {target} HTTP/1.1\r\n{}\r\n\r\n", lines.join("\r\n"));
        [head.as_bytes(), &body].concat()
    }

    fn body(&self, key: &Key) -> Vec<u8> {
        if let Some(form) = &self.form {
            return form.body(key, self.signed.time.unwrap_or(SOON)).into_bytes();
        }
        match &self.chunks {
            Some(chunks) => {
                let chunk = |text: &String| format!("{:x}\r\n{text}\r\n", text.len());
                (chunks.iter().map(chunk).collect::<String>() + "0\r\n\r\n").into_bytes()
            }
            None => self.body.clone().unwrap_or_default().into_bytes(),
        }
    }

    /// Adds signature and token to the lines, or to the target that it returns.
    fn sign(&self, key: &Key, host: &str, target: &str, lines: &mut Vec<String>) -> String {
        let signed = &self.signed;
        let (place, authorization) = (signed.place.as_deref().unwrap_or("header"), self.authorization(key, host));
        let mut pairs = Vec::new();
        if matches!(place, "header" | "both") {
            lines.push(format!("authorization: {authorization}"));
        }
        if matches!(place, "query" | "both") {
            pairs.extend(authorization.split('&').map(|pair| {
                let (name, value) = pair.split_once('=').unwrap();
                format!("{name}={}", encode(value))
            }));
        }
        let token_place = signed.token_place.as_deref().unwrap_or(if place == "both" { "header" } else { place });
        if matches!(token_place, "header" | "both") {
            lines.push(format!("x-cos-security-token: {}", key.token));
        }
        if matches!(token_place, "query" | "both") {
            pairs.push(format!("x-cos-security-token={}", encode(&key.token)));
        }
        if pairs.is_empty() {
            return target.to_owned();
        }
        format!("{target}{}{}", if target.contains('?') { '&' } else { '?' }, pairs.join("&"))
    }

    /// Of the host, the header lines and all parameters.
    fn authorization(&self, key: &Key, host: &str) -> String {
        let signed = &self.signed;
        let time = key_time(signed.time.unwrap_or(SOON));
        let (method, target) = signed.request.as_ref().unwrap_or(&self.request).split_once(' ').unwrap();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let parameters = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (encode(&decode(name)).to_lowercase(), encode(&decode(value)))
        });
        let host = format!("host: {}", signed.host.as_deref().unwrap_or(host));
        let lines = signed.headers.as_ref().unwrap_or(&self.headers).iter().chain([&host]);
        let headers = lines.map(|line| {
            let (name, value) = line.split_once(':').unwrap();
            (encode(name).to_lowercase(), encode(value.trim()))
        });
        let ((parameter_list, parameters), (header_list, headers)) = (listed(parameters), listed(headers));
        let http = format!("{}\n{}\n{parameters}\n{headers}\n", method.to_lowercase(), decode(path));
        let signature = hmac(&hmac(&key.secret, &time), &format!("sha1\n{time}\n{}\n", hex(&Sha1::digest(http))));
        format!(
            "q-sign-algorithm=sha1&q-ak={}&q-sign-time={time}&q-key-time={time}&q-header-list={header_list}\
             &q-url-param-list={parameter_list}&q-signature={signature}",
            key.id
        )
    }
}

/// A minute ago, for clocks that differ, to ten minutes from now.
const SOON: (i64, i64) = (-60, 600);

pub(crate) fn key_time((begin, end): (i64, i64)) -> String {
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap();
    format!("{};{}", now + begin, now + end)
}

/// Decodes once; what is no percent-encoding stays.
fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        let decoded = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Answer {
    /// Of head and body, in bytes.
    pub(crate) fn size(&self) -> usize {
        self.head.len() + "\r\n\r\n".len() + self.body.len()
    }

    /// The value of a header that is there.
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(other, _)| other.eq_ignore_ascii_case(name)).unwrap().1
    }

    /// Status, and the code of an error that has a body.
    pub(crate) fn summary(&self) -> String {
        let code = self.body.split_once("<Code>").and_then(|(_, rest)| rest.split_once("</Code>"));
        match code {
            Some((code, _)) if self.status >= 300 => format!("{} {code}", self.status),
            _ => self.status.to_string(),
        }
    }
}

/// Sends bytes to an address, and reads until the other side closes.
pub(crate) async fn send(address: SocketAddr, bytes: &[u8]) -> std::io::Result<Answer> {
    exchange(TcpStream::connect(address).await?, bytes).await
}

pub(crate) async fn exchange(mut stream: impl AsyncRead + AsyncWrite + Unpin, bytes: &[u8]) -> std::io::Result<Answer> {
    // Who refuses early may close while the rest is on its way.
    let sent = stream.write_all(bytes).await;
    let mut text = Vec::new();
    let read = stream.read_to_end(&mut text).await;
    let text = String::from_utf8_lossy(&text).into_owned();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return Err(sent.err().or(read.err()).unwrap_or(std::io::ErrorKind::UnexpectedEof.into()));
    };
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
}

/// The example of 436/7778.
#[test]
fn the_signature_of_the_document() {
    let sign_key = hmac("BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz", "1557989151;1557996351");
    assert_eq!(sign_key, "eb2519b498b02ac213cb1f3d1a3d27a3b3c9bc5f");
}
