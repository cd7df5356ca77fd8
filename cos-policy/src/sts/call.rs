use std::fmt;
use std::time::{Duration, SystemTime};

use http::{HeaderName, HeaderValue, header};

use crate::clock::unix_seconds;
use crate::percent;
use crate::resource::Region;

use super::authorize::{Granted, GrantedFor};
use super::endpoint::Endpoint;
use super::key::PermanentKey;
use super::meter::{Length, Meter, Oversized};
use super::response::Pending;
use super::role::{RoleArn, SessionName};
use super::tc3::Tc3;
use super::temporary::Signer;
use super::ttl::{Api, Federation, Role, Ttl};

/// `GetFederationToken`: a temporary key for somebody without an account, signed with a permanent key (1312/48195).
///
/// ```
/// use std::time::SystemTime;
/// use cos_policy::sts::{FederationToken, Federation, PermanentKey, Ruling, Scope, Ttl, authorize};
/// # use cos_policy::{Bucket, Policy, Region, Segment, policy};
/// # struct FilesPage { bucket: Bucket, of: Segment }
/// # impl Scope for FilesPage {
/// #     fn bound(&self) -> Policy {
/// #         let Self { bucket, of } = self;
/// #         policy! { in bucket; allow GetBucket, GetObject, PutObject on "files/{of}/*"; }
/// #     }
/// # }
/// # let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// # let requester = Segment::parse("alice")?;
/// # let page = FilesPage { bucket, of: requester.clone() };
/// # let authorizer = |_: &Segment, _: &FilesPage| Ruling::Grant;
///
/// let key = PermanentKey::new("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")?;
/// let now = SystemTime::now();
/// let granted = authorize(&authorizer, requester, page, Ttl::<Federation>::default(), now)?;
/// let (request, pending) = FederationToken::new(granted).sign(&key, now)?;
///
/// assert_eq!(request.uri(), "https://sts.tencentcloudapi.com/");
/// // send it with any client of HTTP, and read the answer with `pending.read(&response)?`
/// # let _ = pending;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The policy travels percent-encoded, exactly once (RFC 3986).
#[derive(Debug)]
#[must_use = "nothing is asked before it is signed and sent"]
pub struct FederationToken<R, S> {
    pub(super) granted: Granted<R, S, Federation>,
    pub(super) name: String,
    pub(super) place: Place,
    meter: Meter,
}

/// `AssumeRole`: a temporary key of a role, signed with a permanent or a temporary key (1312/48197).
#[derive(Debug)]
#[must_use = "nothing is asked before it is signed and sent"]
pub struct AssumeRole<R, S> {
    pub(super) granted: Granted<R, S, Role>,
    pub(super) role: RoleArn,
    pub(super) session: SessionName,
    pub(super) external_id: Option<String>,
    pub(super) place: Place,
    meter: Meter,
}

/// A request to be sent, and what reads its answer.
pub type Signed<R, S, A> = (http::Request<Vec<u8>>, Pending<R, S, A>);

/// Where STS is asked, and for which region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The default one, unless it is said.
    pub(super) endpoint: Option<Endpoint>,
    pub(super) region: Region,
}

impl Default for Place {
    fn default() -> Self {
        Self { endpoint: None, region: Region::AP_GUANGZHOU }
    }
}

macro_rules! calls {
    ($($call:ident)*) => {$(
        impl<R, S> $call<R, S> {
            /// Asks another endpoint.
            pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
                self.place.endpoint = Some(endpoint);
                self
            }

            /// Asks for another region than `ap-guangzhou`; keys are the same for all.
            pub fn region(mut self, region: Region) -> Self {
                self.place.region = region;
                self
            }

            /// Measures the policy otherwise.
            pub const fn meter(mut self, meter: Meter) -> Self {
                self.meter = meter;
                self
            }

            /// How long the policy is.
            ///
            /// # Errors
            ///
            /// [`Oversized`] if it is longer than the meter allows.
            pub fn length(&self) -> Result<Length, Oversized> {
                self.meter.measure(self.granted.policy())
            }

            /// The members, the policy as it travels, and the seconds that its key lives, as JSON.
            fn body(&self, members: &[(&str, &str)], now: SystemTime, until: SystemTime) -> Result<Vec<u8>, CallError> {
                self.length()?;
                let left = left(self.granted.ttl(), now, until)?;
                Ok(body(members, self.granted.policy().as_json(), left))
            }
        }
    )*};
}

calls! { FederationToken AssumeRole }

impl<R, S> FederationToken<R, S> {
    /// For what was granted.
    pub fn new(granted: impl GrantedFor<Federation, Requester = R, Scope = S>) -> Self {
        let granted = granted.into_granted();
        Self { granted, name: "cos-policy".to_owned(), place: Place::default(), meter: Meter::default() }
    }

    /// Calls the holder of the key otherwise than `cos-policy`, for logs: letters and hyphens, at most 64.
    ///
    /// # Errors
    ///
    /// [`CallError::Name`]: the documentation asks for English letters, and official clients send hyphens.
    pub fn name(mut self, name: &str) -> Result<Self, CallError> {
        let is_name = (1..=64).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
            && !name.starts_with('-');
        if !is_name {
            return Err(CallError::Name);
        }
        name.clone_into(&mut self.name);
        Ok(self)
    }

    /// What was granted.
    pub const fn granted(&self) -> &Granted<R, S, Federation> {
        &self.granted
    }

    /// The request, signed with a key of the account that has the bucket, and what reads its answer.
    ///
    /// # Errors
    ///
    /// [`CallError`] if the policy is too long, or too little is left of what was granted.
    pub fn sign(self, key: &PermanentKey, now: SystemTime) -> Result<Signed<R, S, Federation>, CallError> {
        let request = self.request(key.into(), now, self.granted.deadline())?;
        Ok((request, Pending::new(self.granted)))
    }

    /// For a key that ends then.
    pub(super) fn request(
        &self,
        key: Signer<'_>,
        now: SystemTime,
        until: SystemTime,
    ) -> Result<http::Request<Vec<u8>>, CallError> {
        let body = self.body(&[("Name", &self.name)], now, until)?;
        self.place.request("GetFederationToken", body, key, now)
    }
}

impl<R, S> AssumeRole<R, S> {
    /// For what was granted, as a role, in a session of some name.
    pub fn new(granted: impl GrantedFor<Role, Requester = R, Scope = S>, role: RoleArn, session: SessionName) -> Self {
        let granted = granted.into_granted();
        let (place, meter) = (Place::default(), Meter::default());
        Self { granted, role, session, external_id: None, place, meter }
    }

    /// With what the owner of the role asks to be told: 2 to 128 letters, digits and `_ + = , . @ : / -`.
    ///
    /// # Errors
    ///
    /// [`CallError::ExternalId`].
    pub fn external_id(mut self, id: &str) -> Result<Self, CallError> {
        let is_id = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@:/-".contains(&byte);
        if !(2..=128).contains(&id.len()) || !id.bytes().all(is_id) {
            return Err(CallError::ExternalId);
        }
        self.external_id = Some(id.to_owned());
        Ok(self)
    }

    /// What was granted.
    pub const fn granted(&self) -> &Granted<R, S, Role> {
        &self.granted
    }

    /// The request, and what reads its answer.
    ///
    /// # Errors
    ///
    /// [`CallError`] if the policy is too long, or too little is left of what was granted.
    pub fn sign<'k>(self, key: impl Into<Signer<'k>>, now: SystemTime) -> Result<Signed<R, S, Role>, CallError> {
        let request = self.request(key.into(), now, self.granted.deadline())?;
        Ok((request, Pending::new(self.granted)))
    }

    /// For a key that ends then.
    pub(super) fn request(
        &self,
        key: Signer<'_>,
        now: SystemTime,
        until: SystemTime,
    ) -> Result<http::Request<Vec<u8>>, CallError> {
        let (role, session) = (self.role.as_str(), self.session.as_str());
        let members = [("RoleArn", role), ("RoleSessionName", session)];
        let external_id = self.external_id.iter().map(|id| ("ExternalId", id.as_str()));
        let members: Vec<_> = members.into_iter().chain(external_id).collect();
        let body = self.body(&members, now, until)?;
        self.place.request("AssumeRole", body, key, now)
    }
}

/// The seconds that are left, at most as many as were granted.
fn left<A: Api>(ttl: Ttl<A>, now: SystemTime, until: SystemTime) -> Result<u64, CallError> {
    let left = until.duration_since(now).unwrap_or_default();
    let left = left.min(Duration::from_secs(u64::from(ttl.as_secs()))).as_secs();
    if left < 60 { Err(CallError::TooLate { left }) } else { Ok(left) }
}

/// No value has a character that JSON escapes: they are checked, or encoded.
fn body(members: &[(&str, &str)], policy: &str, seconds: u64) -> Vec<u8> {
    let length = |(name, value): &(&str, &str)| name.len() + value.len() + 6;
    let mut text = Vec::with_capacity(64 + members.iter().map(length).sum::<usize>() + 2 * policy.len());
    text.push(b'{');
    for (name, value) in members {
        ["\"", name, "\":\"", value, "\","].iter().for_each(|part| text.extend_from_slice(part.as_bytes()));
    }
    text.extend_from_slice(b"\"Policy\":\"");
    percent::encode_to(&mut text, policy.as_bytes());
    text.extend_from_slice(b"\",\"DurationSeconds\":");
    text.extend_from_slice(seconds.to_string().as_bytes());
    text.push(b'}');
    text
}

impl Place {
    fn request(
        &self,
        action: &'static str,
        body: Vec<u8>,
        key: Signer<'_>,
        now: SystemTime,
    ) -> Result<http::Request<Vec<u8>>, CallError> {
        const CONTENT_TYPE: &str = "application/json; charset=utf-8";
        const ACTION: HeaderName = HeaderName::from_static("x-tc-action");
        const VERSION: HeaderName = HeaderName::from_static("x-tc-version");
        const TIMESTAMP: HeaderName = HeaderName::from_static("x-tc-timestamp");
        const REGION: HeaderName = HeaderName::from_static("x-tc-region");
        const TOKEN: HeaderName = HeaderName::from_static("x-tc-token");
        key.check(now)?;
        let endpoint = self.endpoint.clone().unwrap_or_default();
        let timestamp = unix_seconds(now).ok_or(CallError::Clock)?;
        let host = endpoint.host();
        let authorization = Tc3 {
            method: "POST",
            path: "/",
            query: "",
            headers: &[("content-type", CONTENT_TYPE), ("host", host), ("x-tc-action", action)],
            payload: &body,
            service: "sts",
            timestamp,
        }
        .authorization(key);
        let text = |text: &str| HeaderValue::from_str(text).map_err(|_| CallError::Http);
        let mut request = http::Request::new(body);
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = endpoint.uri().map_err(|_| CallError::Http)?;
        let mut headers = http::HeaderMap::with_capacity(8);
        headers.insert(header::HOST, text(host)?);
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE));
        headers.insert(ACTION, HeaderValue::from_static(action));
        headers.insert(VERSION, HeaderValue::from_static("2018-08-13"));
        headers.insert(TIMESTAMP, HeaderValue::from(timestamp));
        headers.insert(REGION, text(self.region.as_str())?);
        headers.insert(header::AUTHORIZATION, sensitive(authorization)?);
        if let Some(token) = key.token {
            headers.insert(TOKEN, sensitive(token.expose().to_owned())?);
        }
        *request.headers_mut() = headers;
        Ok(request)
    }
}

/// What no log shows.
fn sensitive(text: String) -> Result<HeaderValue, CallError> {
    let mut value = HeaderValue::try_from(text).map_err(|_| CallError::Http)?;
    value.set_sensitive(true);
    Ok(value)
}

/// A call cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallError {
    /// The name of the holder.
    Name,
    /// What the owner of a role asks to be told.
    ExternalId,
    /// The policy is too long.
    Oversized(Oversized),
    /// Less than 60 seconds are left of what was granted.
    TooLate {
        /// How many.
        left: u64,
    },
    /// The temporary key that signs has expired.
    ExpiredKey,
    /// The clock shows a time before 1970.
    Clock,
    /// A part cannot stand in a request of HTTP.
    Http,
}

impl From<Oversized> for CallError {
    fn from(oversized: Oversized) -> Self {
        Self::Oversized(oversized)
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => f.write_str("a holder is called by 1 to 64 English letters and hyphens, a letter first"),
            Self::ExternalId => f.write_str(
                "an external id has 2 to 128 letters, digits and `_`, `+`, `=`, `,`, `.`, `@`, `:`, `/`, `-`",
            ),
            Self::Oversized(oversized) => oversized.fmt(f),
            Self::TooLate { left } => {
                write!(f, "{left} s are left of what was granted, and a key lives 60 s at least: ask again")
            }
            Self::ExpiredKey => f.write_str("the temporary key that signs the call has expired"),
            Self::Clock => f.write_str("the clock shows a time before 1970"),
            Self::Http => f.write_str("a part of the request cannot be sent by HTTP"),
        }
    }
}

impl std::error::Error for CallError {}
