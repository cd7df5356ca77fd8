//! From a policy to a temporary key: who may ask, the request to STS, and its answer.

mod key;
mod secret;
mod temporary;
mod ttl;

pub use key::{KeyPairError, PermanentKey};
pub use secret::Secret;
pub use temporary::{Signer, TemporaryKey};
pub use ttl::{Federation, Role, Ttl, TtlError};
