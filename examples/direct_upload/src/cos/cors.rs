use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::{Method, StatusCode};

use super::answer::{Answer, empty};
use super::error::{Code, Outcome, Refusal};

/// What other origins may do in a browser: one rule for all buckets, as `PUT Bucket cors` sets it (436/8279).
#[derive(Clone, Debug, Default)]
pub struct CorsRule {
    /// `https://my.website`, or `*`.
    pub origins: Vec<String>,
    /// In small letters; `*` is every one.
    pub headers: Vec<String>,
    /// What a page may read of an answer.
    pub expose: Vec<String>,
    /// For how many seconds a browser may remember this.
    pub max_age: u32,
}

/// Those that a rule can allow.
const METHODS: [Method; 5] = [Method::GET, Method::PUT, Method::HEAD, Method::POST, Method::DELETE];

impl CorsRule {
    /// A rule for what an upload needs, from these origins.
    #[must_use]
    pub fn upload_from(origins: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            origins: origins.into_iter().map(Into::into).collect(),
            headers: vec!["*".to_owned()],
            expose: ["ETag", "x-cos-hash-crc64ecma", "x-cos-request-id"].map(str::to_owned).to_vec(),
            max_age: 600,
        }
    }

    /// The answer to the question of a browser (436/8288).
    ///
    /// # Errors
    ///
    /// `AccessForbidden` if the rule does not allow it.
    pub(super) fn preflight(&self, headers: &HeaderMap) -> Outcome<Answer> {
        let forbidden = || Refusal::new(Code::AccessForbidden, "CORSResponse: This CORS request is not allowed.");
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let origin = text("origin").filter(|origin| self.has(origin)).ok_or_else(forbidden)?;
        let method = text("access-control-request-method").ok_or_else(forbidden)?;
        if !METHODS.iter().any(|allowed| allowed.as_str() == method) {
            return Err(forbidden());
        }
        let asked = text("access-control-request-headers").unwrap_or_default();
        let mut names = asked.split(',').map(|name| name.trim().to_ascii_lowercase()).filter(|name| !name.is_empty());
        if !names.all(|name| self.headers.iter().any(|allowed| allowed == "*" || *allowed == name)) {
            return Err(forbidden());
        }
        let mut answer = empty(StatusCode::OK);
        let methods = METHODS.map(|method| method.to_string()).join(",");
        set(answer.headers_mut(), "access-control-allow-methods", &methods);
        set(answer.headers_mut(), "access-control-allow-headers", asked);
        set(answer.headers_mut(), "access-control-max-age", &self.max_age.to_string());
        self.mark(Some(origin), answer.headers_mut());
        Ok(answer)
    }

    /// Lets the page of an origin read an answer, if the rule has it.
    pub(super) fn mark(&self, origin: Option<&str>, headers: &mut HeaderMap) {
        let Some(origin) = origin.filter(|origin| self.has(origin)) else { return };
        set(headers, "access-control-allow-origin", origin);
        set(headers, "access-control-expose-headers", &self.expose.join(","));
        set(headers, "vary", "Origin");
    }

    fn has(&self, origin: &str) -> bool {
        self.origins.iter().any(|allowed| allowed == "*" || allowed == origin)
    }
}

/// A value that is no header value is left out.
fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let (false, Ok(value)) = (value.is_empty(), HeaderValue::from_str(value)) {
        headers.insert(HeaderName::from_static(name), value);
    }
}
