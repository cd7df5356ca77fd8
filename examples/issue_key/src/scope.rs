use std::time::SystemTime;

use cos_policy::condition::MediaType;
use cos_policy::sts::{Ruling, Scope};
use cos_policy::upload::{Extensions, UploadKey};
use cos_policy::{Bucket, MIB, Policy, policy};

use crate::place::{Folder, UserId};
use crate::refusal::Refusal;

/// The upload of one picture.
#[derive(Debug)]
pub(crate) struct Upload {
    pub(crate) bucket: Bucket,
    // INVARIANT: `key` is in it.
    folder: Folder,
    pub(crate) key: UploadKey,
    content_type: MediaType,
}

impl Upload {
    /// The server chooses the key; of the file's name it takes the extension alone.
    pub(crate) fn new(bucket: &Bucket, folder: Folder, file_name: &str, now: SystemTime) -> Result<Self, Refusal> {
        let extension = Extensions::IMAGES.of_name(file_name)?;
        let content_type = extension.media_type().ok_or(Refusal::Broken)?;
        let key = UploadKey::choose(&folder, now, &extension)?;
        Ok(Self { bucket: bucket.clone(), folder, key, content_type })
    }
}

impl Scope for Upload {
    fn bound(&self) -> Policy {
        let Self { bucket, key, content_type: picture, .. } = self;
        let upload = policy! {
            in bucket;
            allow PutObject on bucket.at(key) when content_length <= 5 * MIB, content_type == picture.clone();
        };
        upload.private_acl()
    }
}

/// The page of the files of one user.
#[derive(Debug)]
pub(crate) struct FilesPage {
    pub(crate) bucket: Bucket,
    pub(crate) folder: Folder,
}

impl Scope for FilesPage {
    fn bound(&self) -> Policy {
        let Self { bucket, folder } = self;
        policy! { in bucket; allow GetBucket, GetObject on bucket.at(folder); }
    }
}

/// What is about the folder of one user.
pub trait OfFolder {
    /// The folder.
    fn folder(&self) -> &Folder;
}

impl OfFolder for Upload {
    fn folder(&self) -> &Folder {
        &self.folder
    }
}

impl OfFolder for FilesPage {
    fn folder(&self) -> &Folder {
        &self.folder
    }
}

/// The authorizer: a folder is for its user alone.
pub(crate) fn own_folder(requester: &UserId, scope: &impl OfFolder) -> Ruling {
    if *requester == scope.folder().user { Ruling::Grant } else { Ruling::Refuse }
}
