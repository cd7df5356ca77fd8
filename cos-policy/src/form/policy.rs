use std::ops::RangeInclusive;
use std::time::{Duration, SystemTime};

use crate::clock::unix_seconds;
use crate::condition::Acl;
use crate::resource::Bucket;
use crate::sts::Signer;

use super::condition::Condition;
use super::content_type::FormContentType;
use super::document::PostDocument;
use super::encryption::Encryption;
use super::error::FormError;
use super::expiration::Expiration;
use super::field::{ALGORITHM, SECRET_ID, SIGN_TIME};
use super::key_time::KeyTime;
use super::limits::{LONGEST, LONGEST_LIFE, SHORTEST_LIFE, USUAL_LIFE};
use super::meta::Meta;
use super::pin::Pin;
use super::place::FormPlace;
use super::signed::PostForm;
use super::state::{ContentTypeGiven, HasContentType, HasLength, LengthGiven, WantsContentType, WantsLength};
use super::success::Success;

/// What an HTML form may upload, and where to: a policy that a server signs and a browser cannot loosen.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
///
/// use cos_policy::form::{MediaPrefix, PostPolicy};
/// use cos_policy::sts::PermanentKey;
/// use cos_policy::{Bucket, MIB, Region, key};
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let key = PermanentKey::new("AKIDEXAMPLE", "SecretKeyExample")?;
/// let form = PostPolicy::to(bucket.at(key!("photos/alice/*")))
///     .length(1..=MIB)
///     .content_type(MediaPrefix::Image)
///     .expiring_in(Duration::from_secs(900))
///     .sign(&key, UNIX_EPOCH + Duration::from_secs(1_700_000_000))?;
/// assert_eq!(
///     form.policy(),
///     "{\"expiration\":\"2023-11-14T22:28:20.000Z\",\"conditions\":[\
///         {\"bucket\":\"examplebucket-1250000000\"},[\"starts-with\",\"$key\",\"photos/alice/\"],\
///         [\"content-length-range\",1,1048576],[\"starts-with\",\"$Content-Type\",\"image/\"],{\"acl\":\"private\"},\
///         {\"q-sign-algorithm\":\"sha1\"},{\"q-ak\":\"AKIDEXAMPLE\"},{\"q-sign-time\":\"1700000000;1700000900\"}]}",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The place, the [length](Self::length) and the content type have to be given; without them it does not compile. Each of
/// the others can be given: the ACL is `private` if it is not, the life 30 minutes. What is given twice counts the last
/// time, but for [`meta`](Self::meta), which adds.
///
/// # A folder
///
/// Of a folder the browser chooses the key below it: COS judges the key after it has put the name of the file in the
/// place of `${filename}` (436/14690), and that name is the client's, slashes and all. Prefer one key that the server
/// chose, such as an [`UploadKey`](crate::upload::UploadKey).
///
/// Source: 436/14690.
#[derive(Clone, Debug)]
#[must_use = "a form is finished by `.sign(&key, now)`"]
pub struct PostPolicy<L = HasLength, T = HasContentType> {
    bucket: Bucket,
    key: Pin,
    length: L,
    content_type: T,
    acl: Acl,
    success: Option<Success>,
    encryption: Option<Encryption>,
    meta: Meta,
    life: Duration,
}

impl PostPolicy<WantsLength, WantsContentType> {
    /// Starts with the place: a [`Key`](crate::Key) exactly, or a [`Folder`](crate::Folder), whose keys start with its
    /// path and a slash.
    pub fn to(place: impl FormPlace) -> Self {
        let (bucket, key) = place.pinned();
        Self {
            bucket,
            key,
            length: WantsLength,
            content_type: WantsContentType,
            acl: Acl::Private,
            success: None,
            encryption: None,
            meta: Meta::default(),
            life: USUAL_LIFE,
        }
    }
}

impl<L, T> PostPolicy<L, T> {
    /// How many bytes the file has, both ends included: up to 5 GiB.
    pub fn length(self, bytes: RangeInclusive<u64>) -> PostPolicy<HasLength, T> {
        let Self { bucket, key, length: _, content_type, acl, success, encryption, meta, life } = self;
        let length = HasLength(bytes);
        PostPolicy { bucket, key, length, content_type, acl, success, encryption, meta, life }
    }

    /// The content type of the object: one [`MediaType`](crate::condition::MediaType), or a
    /// [`MediaPrefix`](super::MediaPrefix), of which the browser chooses it. It is what the browser says: the file can be
    /// anything.
    pub fn content_type(self, content_type: impl FormContentType) -> PostPolicy<L, HasContentType> {
        let Self { bucket, key, length, content_type: _, acl, success, encryption, meta, life } = self;
        let content_type = HasContentType(content_type.pinned());
        PostPolicy { bucket, key, length, content_type, acl, success, encryption, meta, life }
    }

    /// The ACL of the object, pinned and sent as the field `acl`; `private` if it is not given.
    ///
    /// Two tables of 436/14690 differ in the name of the field: see the [limits](super#what-a-form-cannot-promise).
    pub fn acl(self, acl: Acl) -> Self {
        Self { acl, ..self }
    }

    /// The status that COS answers with when the upload is done: 200, 201 (with a body of XML) or 204.
    pub fn success_status(self, status: u16) -> Self {
        Self { success: Some(Success::Status(status)), ..self }
    }

    /// Where COS redirects the browser when the upload is done, instead of a status. It appends the bucket, the key and
    /// the ETag.
    pub fn success_redirect(self, url: impl Into<String>) -> Self {
        Self { success: Some(Success::Redirect(url.into())), ..self }
    }

    /// Adds `x-cos-meta-<name>`: a name of lower-case letters, digits and `-`, a value of visible ASCII characters with
    /// blanks between them; up to 2,048 bytes in all.
    pub fn meta(mut self, name: &str, value: &str) -> Self {
        self.meta.push(name, value);
        self
    }

    /// How COS encrypts the object.
    pub fn encryption(self, encryption: Encryption) -> Self {
        Self { encryption: Some(encryption), ..self }
    }

    /// How long the form lives, in whole seconds: 60 to 86,400; 1,800 if it is not given. No form outlives its key.
    pub fn expiring_in(self, life: Duration) -> Self {
        Self { life, ..self }
    }

    /// Signs the form with a [`PermanentKey`](crate::sts::PermanentKey) or a
    /// [`TemporaryKey`](crate::sts::TemporaryKey), from `now` on.
    ///
    /// # Errors
    ///
    /// [`FormError`]: a range without a length or above 5 GiB; `public-read-write`; another status than 200, 201 and 204;
    /// a redirect, metadata or a key of KMS that cannot be sent; a life out of range; a key that ends in less than 60
    /// seconds; a clock before 1970 or after 9999.
    pub fn sign<'k>(self, key: impl Into<Signer<'k>>, now: SystemTime) -> Result<PostForm, FormError>
    where
        L: LengthGiven,
        T: ContentTypeGiven,
    {
        let signer = key.into();
        let key_time = self.key_time(&signer, now)?;
        let mut conditions = self.demands()?;
        conditions.push(Condition::exact(ALGORITHM, "sha1"));
        conditions.push(Condition::exact(SECRET_ID, signer.id));
        conditions.push(Condition::exact(SIGN_TIME, key_time.to_string()));
        let document = PostDocument::new(Expiration::of_unix(key_time.end()), conditions);
        Ok(PostForm::sign(&self.bucket, document, key_time, signer))
    }

    /// From now on for the life of the form, but not beyond that of the key.
    fn key_time(&self, signer: &Signer<'_>, now: SystemTime) -> Result<KeyTime, FormError> {
        let life = self.life.as_secs();
        if !(SHORTEST_LIFE.as_secs()..=LONGEST_LIFE.as_secs()).contains(&life) {
            return Err(FormError::Life(self.life));
        }
        let start = unix_seconds(now).ok_or(FormError::Clock)?;
        let key_end = signer.expires.map_or(u64::MAX, |expires| unix_seconds(expires).unwrap_or(0));
        let left = key_end.saturating_sub(start);
        if left < SHORTEST_LIFE.as_secs() {
            return Err(FormError::KeyExpires { left });
        }
        KeyTime::new(start, start.saturating_add(life.min(left))).map_err(|_| FormError::Clock)
    }

    /// What the form demands, whoever signs it.
    fn demands(&self) -> Result<Vec<Condition>, FormError>
    where
        L: LengthGiven,
        T: ContentTypeGiven,
    {
        let mut conditions = vec![
            Condition::exact("bucket", self.bucket.name()),
            self.key.of("key"),
            length(&self.length.range())?,
            self.content_type.pin().of("Content-Type"),
            acl(self.acl)?,
        ];
        conditions.extend(self.success.as_ref().map(Success::condition).transpose()?);
        conditions.extend(self.encryption.as_ref().map_or(Ok(Vec::new()), Encryption::conditions)?);
        conditions.extend(self.meta.conditions()?);
        Ok(conditions)
    }
}

fn length(range: &RangeInclusive<u64>) -> Result<Condition, FormError> {
    let (least, most) = (*range.start(), *range.end());
    if range.is_empty() {
        return Err(FormError::EmptyRange { least, most });
    }
    if most > LONGEST {
        return Err(FormError::Oversize(most));
    }
    Ok(Condition::Length { least, most })
}

fn acl(acl: Acl) -> Result<Condition, FormError> {
    match acl {
        Acl::PublicReadWrite => Err(FormError::BucketAcl),
        acl => Ok(Condition::exact("acl", acl.as_str())),
    }
}
