use std::time::SystemTime;

use cos_policy::Bucket;
use cos_policy::sts::client::Client;
use cos_policy::sts::{FederationToken, Issued, PermanentKey, Scope, Ttl, authorize};

use crate::place::UserId;
use crate::refusal::Refusal;
use crate::scope::{OfFolder, own_folder};
use crate::session::Sessions;

/// Who is logged in, and what makes keys.
#[derive(Debug)]
pub struct Service {
    sts: Client<UserId>,
    key: PermanentKey,
    pub(crate) bucket: Bucket,
    pub(crate) sessions: Sessions,
}

impl Service {
    /// With a client of STS, the key that signs for it, and the bucket of the files.
    #[must_use]
    pub fn new(sts: Client<UserId>, key: PermanentKey, bucket: Bucket) -> Self {
        Self { sts, key, bucket, sessions: Sessions::default() }
    }

    /// The bucket of the files.
    #[must_use]
    pub const fn bucket(&self) -> &Bucket {
        &self.bucket
    }

    /// A key for what somebody asks for, if it is theirs. Who asks is decided anew each time; a key that is alive may be given
    /// again to the one whose it is.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotTheirs`] for the folder of somebody else, [`Refusal::Sts`] where STS makes no key.
    pub async fn issue<S>(&self, requester: UserId, scope: S) -> Result<Issued<UserId, S>, Refusal>
    where
        S: Scope + OfFolder,
    {
        let granted = authorize(&own_folder, requester, scope, Ttl::default(), SystemTime::now())?;
        Ok(self.sts.federation_token(FederationToken::new(granted), &self.key).await?)
    }
}
