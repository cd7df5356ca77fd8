use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Deserialize;

use super::authorize::Granted;
use super::code::ApiCode;
use super::secret::Secret;
use super::temporary::TemporaryKey;
use super::ttl::{Api, Federation};

/// A call that was made; it reads the answer.
#[derive(Debug)]
#[must_use = "the answer has the key"]
pub struct Pending<R, S, A: Api = Federation> {
    granted: Granted<R, S, A>,
}

/// A temporary key, whose it is and what for.
#[derive(Debug)]
pub struct Issued<R, S> {
    requester: R,
    scope: S,
    starts: SystemTime,
    answer: Arc<Answer>,
}

/// A key as STS gave it, and what Tencent's support asks for.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) key: TemporaryKey,
    request_id: String,
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(rename = "Response")]
    response: Body,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    error: Option<ErrorBody>,
    credentials: Option<Pair>,
    expired_time: Option<u64>,
    #[serde(default)]
    request_id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ErrorBody {
    code: String,
    message: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Pair {
    token: Secret,
    tmp_secret_id: String,
    tmp_secret_key: Secret,
}

impl<R, S, A: Api> Pending<R, S, A> {
    pub(super) const fn new(granted: Granted<R, S, A>) -> Self {
        Self { granted }
    }

    /// Reads the answer, in which an error may come with the status 200.
    ///
    /// # Errors
    ///
    /// [`StsError`]: what STS says, or that it does not answer as documented.
    pub fn read<B: AsRef<[u8]>>(self, response: &http::Response<B>) -> Result<Issued<R, S>, StsError> {
        Answer::read(response).map(|answer| Arc::new(answer).issue(self.granted))
    }
}

impl Answer {
    pub(super) fn read<B: AsRef<[u8]>>(response: &http::Response<B>) -> Result<Self, StsError> {
        let status = response.status().as_u16();
        let malformed = |why| StsError::Malformed { status, why };
        let envelope: Envelope =
            serde_json::from_slice(response.body().as_ref()).map_err(|_| malformed(Malformed::Json))?;
        let Body { error, credentials, expired_time, request_id } = envelope.response;
        if let Some(ErrorBody { code, message }) = error {
            return Err(StsError::Api { code: ApiCode::of(&code), message, request_id });
        }
        let pair = credentials.ok_or_else(|| malformed(Malformed::NoKey))?;
        let ends = expired_time.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
        let ends = ends.ok_or_else(|| malformed(Malformed::NoEnd))?;
        let Pair { token, tmp_secret_id, tmp_secret_key } = pair;
        let key = TemporaryKey::of(tmp_secret_id, tmp_secret_key, token, ends);
        let key = key.map_err(|_| malformed(Malformed::NoKey))?;
        Ok(Self { key, request_id })
    }

    /// To whom it was granted, and for no longer than that, whatever STS says.
    pub(super) fn issue<R, S, A: Api>(self: Arc<Self>, granted: Granted<R, S, A>) -> Issued<R, S> {
        let starts = granted.from();
        let answer = self.until(granted.deadline());
        let (requester, scope) = granted.into_parts();
        Issued { requester, scope, starts, answer }
    }

    fn until(self: Arc<Self>, end: SystemTime) -> Arc<Self> {
        if self.key.expires() <= end {
            return self;
        }
        let Self { key, request_id } = Self::clone(&self);
        Arc::new(Self { key: key.until(end), request_id })
    }
}

impl<R, S> Issued<R, S> {
    /// Whose key it is.
    pub const fn requester(&self) -> &R {
        &self.requester
    }

    /// What it is for.
    pub const fn scope(&self) -> &S {
        &self.scope
    }

    /// The SecretId.
    #[must_use]
    pub fn id(&self) -> &str {
        self.answer.key.id()
    }

    /// When the key ends.
    #[must_use]
    pub fn expires(&self) -> SystemTime {
        self.answer.key.expires()
    }

    /// The key, to be used here, such as for a [form](crate::form) that a browser posts. The browser then gets what was
    /// signed and not the key, with which it could sign something looser: of one key there is a form or a reply.
    #[must_use]
    pub fn into_key(self) -> TemporaryKey {
        self.answer.key.clone()
    }

    /// From when on it was granted, by the clock that the request was authorised with.
    #[must_use]
    pub const fn starts(&self) -> SystemTime {
        self.starts
    }

    /// What Tencent's support asks for.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.answer.request_id
    }
}

/// There is no key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StsError {
    /// STS says why.
    Api {
        /// The code.
        code: ApiCode,
        /// What it says beside it.
        message: String,
        /// What Tencent's support asks for.
        request_id: String,
    },
    /// The answer is not what is documented; it came from a proxy, perhaps.
    Malformed {
        /// The status of HTTP.
        status: u16,
        /// What is missing.
        why: Malformed,
    },
}

/// What an answer lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Malformed {
    /// It is not the JSON of an answer.
    Json,
    /// There is neither a key nor an error.
    NoKey,
    /// Nothing says when the key ends.
    NoEnd,
}

impl StsError {
    /// Whether the same call may succeed later: after an error inside STS, at the limit of requests, or where something
    /// between did not answer.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        match self {
            Self::Api { code, .. } => code.is_retryable(),
            Self::Malformed { status, .. } => *status == 429 || *status >= 500,
        }
    }
}

impl fmt::Display for StsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api { code, message, request_id } => {
                write!(f, "STS refuses: {code}: {message} (request {request_id})")
            }
            Self::Malformed { status, why } => {
                let what = match why {
                    Malformed::Json => "no answer of STS",
                    Malformed::NoKey => "neither a key nor an error",
                    Malformed::NoEnd => "a key without an end",
                };
                write!(f, "the answer, with the status {status}, is {what}")
            }
        }
    }
}

impl std::error::Error for StsError {}
