//! From a policy to a temporary key: who may ask, the request to STS, and its answer.

mod authorize;
mod call;
mod code;
mod endpoint;
mod key;
mod meter;
mod reply;
mod response;
mod role;
mod secret;
mod tc3;
mod temporary;
mod ttl;

pub use authorize::{Authorizer, Granted, Refused, Ruling, Scope, Wider, authorize};
pub use call::{AssumeRole, CallError, FederationToken};
pub use code::ApiCode;
pub use endpoint::Endpoint;
pub use key::{KeyPairError, PermanentKey};
pub use meter::{Length, Meter, Oversized};
pub use reply::{FlatReply, Reply};
pub use response::{Issued, Malformed, Pending, StsError};
pub use role::{RoleArn, RoleError, SessionName};
pub use secret::Secret;
pub use tc3::Tc3;
pub use temporary::{Signer, TemporaryKey};
pub use ttl::{Api, Federation, Role, Ttl, TtlError};

/// Encodes a text as the parameter `Policy` wants it: everything but ASCII letters, digits, `-`, `_`, `.` and `~`, in capitals
/// (RFC 3986). The calls of this module do it themselves, once.
///
/// ```
/// use cos_policy::sts::percent_encode;
///
/// assert_eq!(percent_encode("name/cos:GetObject a*"), "name%2Fcos%3AGetObject%20a%2A");
/// ```
#[must_use]
pub fn percent_encode(text: &str) -> String {
    crate::percent::encode(text)
}
