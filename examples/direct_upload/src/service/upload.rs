use std::time::SystemTime;

use cos_policy::condition::MediaType;
use cos_policy::sts::Scope;
use cos_policy::upload::{Extensions, UploadKey};
use cos_policy::{Bucket, MIB, Policy, policy};
use issue_key::{Folder, OfFolder, Refusal};

/// How an object is uploaded.
#[derive(Clone, Copy, Debug)]
pub(super) enum Style {
    /// A picture by one request.
    Picture,
    /// A picture or a film in parts, which can be resumed.
    Parts,
    /// A picture by a form that is signed here.
    Form,
}

/// The upload of one object, whose key the server chooses.
#[derive(Debug)]
pub(super) struct Upload {
    style: Style,
    bucket: Bucket,
    // INVARIANT: `key` is in it.
    folder: Folder,
    pub(super) key: UploadKey,
    pub(super) content_type: MediaType,
}

impl Upload {
    pub(super) fn choose(style: Style, bucket: &Bucket, folder: Folder, file_name: &str) -> Result<Self, Refusal> {
        let extension = style.extensions()?.of_name(file_name)?;
        let content_type = extension.media_type().ok_or(Refusal::Broken)?;
        let key = UploadKey::choose(&folder, SystemTime::now(), &extension)?;
        Ok(Self { style, bucket: bucket.clone(), folder, key, content_type })
    }

    fn picture(&self) -> Policy {
        let Self { bucket, key, content_type: picture, .. } = self;
        policy! {
            in bucket;
            allow PutObject on bucket.at(key) when content_length <= 5 * MIB, content_type == picture.clone();
        }
    }

    /// The actions of [`RESUMABLE_UPLOAD`](cos_policy::action::RESUMABLE_UPLOAD). The size of a part is limited; that of the
    /// object and its type cannot be.
    fn parts(&self) -> Policy {
        let Self { bucket, key, .. } = self;
        policy! {
            in bucket;
            allow UploadPart on bucket.at(key) when part_length <= 8 * MIB;
            allow InitiateMultipartUpload, CompleteMultipartUpload, ListParts, ListMultipartUploads, AbortMultipartUpload
                on bucket.at(key);
        }
    }

    /// The form says how long the file may be, and the key how long the form, which has a few fields more.
    fn form(&self) -> Policy {
        let Self { bucket, key, .. } = self;
        policy! { in bucket; allow PostObject on bucket.at(key) when form_length <= 6 * MIB; }
    }
}

impl Style {
    fn extensions(self) -> Result<Extensions, Refusal> {
        const LARGE: [&str; 8] = ["gif", "jpeg", "jpg", "mov", "mp4", "png", "webp", "zip"];
        match self {
            Self::Picture | Self::Form => Ok(Extensions::IMAGES),
            Self::Parts => Extensions::of(LARGE).map_err(|_| Refusal::Broken),
        }
    }
}

impl Scope for Upload {
    fn bound(&self) -> Policy {
        let policy = match self.style {
            Style::Picture => self.picture(),
            Style::Parts => self.parts(),
            Style::Form => self.form(),
        };
        policy.private_acl()
    }
}

impl OfFolder for Upload {
    fn folder(&self) -> &Folder {
        &self.folder
    }
}

/// The gallery of one user.
#[derive(Debug)]
pub(super) struct Gallery {
    pub(super) bucket: Bucket,
    pub(super) folder: Folder,
}

impl Scope for Gallery {
    fn bound(&self) -> Policy {
        let Self { bucket, folder } = self;
        policy! { in bucket; allow GetBucket, GetObject, DeleteObject on bucket.at(folder); }
    }
}

impl OfFolder for Gallery {
    fn folder(&self) -> &Folder {
        &self.folder
    }
}
