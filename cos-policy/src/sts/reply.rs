use std::time::SystemTime;

use serde::{Serialize, Serializer};

use crate::clock::{iso_8601, unix_seconds};
use crate::resource::Bucket;

use super::response::Issued;
use super::secret::Secret;
use super::temporary::TemporaryKey;

/// What a browser is told, as the official JavaScript SDK (`cos-js-sdk-v5`) takes it from Tencent's own samples: the key with
/// its token, when it starts and ends, and where to upload.
///
/// It is the one thing that serialises a secret. Send it by HTTPS to the requester alone, as `Cache-Control: no-store`.
///
/// ```json
/// {"credentials":{"tmpSecretId":"..","tmpSecretKey":"..","sessionToken":".."},"startTime":1700000000,
///  "expiredTime":1700000900,"expiration":"2023-11-14T22:28:20Z","requestId":"..","bucket":"..","region":"..","key":".."}
/// ```
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    credentials: Credentials,
    start_time: u64,
    expired_time: u64,
    expiration: String,
    request_id: String,
    bucket: String,
    region: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
}

/// The same for the callback of `getAuthorization`, which takes it unchanged: `callback(await response.json())`.
///
/// `ScopeLimit` has the SDK ask again for each key, since one temporary key is for one scope.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct FlatReply {
    tmp_secret_id: String,
    tmp_secret_key: Exposed,
    security_token: Exposed,
    start_time: u64,
    expired_time: u64,
    scope_limit: bool,
    bucket: String,
    region: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Credentials {
    tmp_secret_id: String,
    tmp_secret_key: Exposed,
    session_token: Exposed,
}

/// A secret where it is meant to be read.
#[derive(Debug)]
struct Exposed(Secret);

impl Serialize for Exposed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.expose())
    }
}

macro_rules! replies {
    ($($reply:ident)*) => {$(
        impl $reply {
            /// And the key of the object to upload, such as an [`UploadKey`](crate::upload::UploadKey).
            #[must_use]
            pub fn with_key(mut self, key: &(impl AsRef<str> + ?Sized)) -> Self {
                self.key = Some(key.as_ref().to_owned());
                self
            }
        }
    )*};
}

replies! { Reply FlatReply }

impl<R, S> Issued<R, S> {
    /// What the browser is told whose key it is.
    #[must_use]
    pub fn into_reply(self, bucket: &Bucket) -> Reply {
        let (start_time, expired_time) = (seconds(self.starts()), seconds(self.expires()));
        let (expiration, request_id) = (iso_8601(expired_time) + "Z", self.request_id().to_owned());
        let (tmp_secret_id, tmp_secret_key, session_token) = exposed(&self.into_key());
        Reply {
            credentials: Credentials { tmp_secret_id, tmp_secret_key, session_token },
            start_time,
            expired_time,
            expiration,
            request_id,
            bucket: bucket.name().to_owned(),
            region: bucket.region().to_string(),
            key: None,
        }
    }

    /// The same in the form that the SDK's callback takes unchanged.
    #[must_use]
    pub fn into_flat_reply(self, bucket: &Bucket) -> FlatReply {
        let (start_time, expired_time) = (seconds(self.starts()), seconds(self.expires()));
        let (tmp_secret_id, tmp_secret_key, security_token) = exposed(&self.into_key());
        FlatReply {
            tmp_secret_id,
            tmp_secret_key,
            security_token,
            start_time,
            expired_time,
            scope_limit: true,
            bucket: bucket.name().to_owned(),
            region: bucket.region().to_string(),
            key: None,
        }
    }
}

fn exposed(key: &TemporaryKey) -> (String, Exposed, Exposed) {
    (key.id().to_owned(), Exposed(key.secret().clone()), Exposed(key.token().clone()))
}

/// Since 1970.
fn seconds(time: SystemTime) -> u64 {
    unix_seconds(time).unwrap_or_default()
}
