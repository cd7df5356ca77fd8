use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::{Excerpt, is_number};

use super::place::{At, WholeBucket};
use super::region::Region;
use super::scope::KeyScope;

/// A bucket: its region and its full name, which ends in the APPID of the account that owns it.
///
/// ```
/// use cos_policy::{Bucket, Region};
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "my-app-1250000000")?;
/// assert_eq!(bucket.appid(), "1250000000");
/// assert_eq!(bucket.domain(), "my-app-1250000000.cos.ap-guangzhou.myqcloud.com");
/// # Ok::<(), cos_policy::BucketError>(())
/// ```
///
/// A clone is cheap. In serde it is `{"region": "ap-guangzhou", "name": "my-app-1250000000"}`.
///
/// Source: 436/13312, 436/13324.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Bucket(Arc<Inner>);

#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Inner {
    region: Region,
    name: Box<str>,
    // INVARIANT: `name` ends in a hyphen and the APPID, which has this many digits.
    appid_length: usize,
    /// `"qcs::cos:<region>:uid/<appid>:<name>/`, the start of every resource in the bucket, as it stands in a policy.
    root: Box<str>,
}

impl Bucket {
    /// The longest domain of a bucket, `<name>.cos.<region>.myqcloud.com`, in characters. Source: 436/13312.
    pub const MAX_DOMAIN: usize = 60;

    /// Checks the name of a bucket: lower-case letters, digits and `-` inside, then `-` and the APPID.
    ///
    /// # Errors
    ///
    /// [`BucketError`] says what is wrong, and with which name. Nothing is trimmed or completed.
    pub fn new(region: Region, name: &str) -> Result<Self, BucketError> {
        let fault = |fault| BucketError { found: name.to_owned(), fault };
        if let Some(other) = name.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
            return Err(fault(BucketFault::Character(other)));
        }
        let (short, appid) = name.rsplit_once('-').ok_or_else(|| fault(BucketFault::NoAppid))?;
        if !is_number(appid) {
            return Err(fault(BucketFault::NoAppid));
        }
        if appid.starts_with('0') {
            return Err(fault(BucketFault::LeadingZero));
        }
        if short.is_empty() || short.starts_with('-') || short.ends_with('-') {
            return Err(fault(BucketFault::Hyphen));
        }
        let bucket = Self(Arc::new(Inner {
            root: format!("\"qcs::cos:{region}:uid/{appid}:{name}/").into(),
            appid_length: appid.len(),
            name: name.into(),
            region,
        }));
        match bucket.domain().len() {
            length if length > Self::MAX_DOMAIN => Err(fault(BucketFault::TooLong(length))),
            _ => Ok(bucket),
        }
    }

    /// The region.
    #[must_use]
    pub fn region(&self) -> &Region {
        &self.0.region
    }

    /// The full name, such as `examplebucket-1250000000`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The APPID of the account that owns the bucket: what follows the last hyphen of the name.
    #[must_use]
    pub fn appid(&self) -> &str {
        let start = self.0.name.len().saturating_sub(self.0.appid_length);
        self.0.name.get(start..).unwrap_or_default()
    }

    /// The domain that serves the bucket.
    #[must_use]
    pub fn domain(&self) -> String {
        format!("{}.cos.{}.myqcloud.com", self.name(), self.region())
    }

    /// A key or a folder of this bucket, as a resource. Also takes types that [derive](derive@crate::KeyScope) one.
    ///
    /// ```
    /// # use cos_policy::{key, Bucket, Region};
    /// # let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    /// let photos = bucket.at(key!("photos/*"));
    /// let readme = bucket.at(key!("photos/readme.txt"));
    /// # Ok::<(), cos_policy::BucketError>(())
    /// ```
    pub fn at<S: KeyScope>(&self, scope: S) -> At<'_, S::Key> {
        At { bucket: self, key: scope.into_key() }
    }

    /// Everything in this bucket. To allow it takes [`deliberately`](crate::deliberately) and a reason.
    #[must_use]
    pub fn whole(&self) -> WholeBucket<'_> {
        WholeBucket { bucket: self }
    }

    #[inline]
    pub(crate) fn root(&self) -> &str {
        &self.0.root
    }
}

impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bucket({})", self.domain())
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a bucket, as a region and a full name")]
struct Fields {
    region: Region,
    name: String,
}

impl TryFrom<Fields> for Bucket {
    type Error = BucketError;

    fn try_from(fields: Fields) -> Result<Self, BucketError> {
        Self::new(fields.region, &fields.name)
    }
}

impl From<Bucket> for Fields {
    fn from(bucket: Bucket) -> Self {
        Self { region: bucket.region().clone(), name: bucket.name().to_owned() }
    }
}

/// A text is not the full name of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BucketError {
    found: String,
    fault: BucketFault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum BucketFault {
    Character(char),
    NoAppid,
    LeadingZero,
    Hyphen,
    TooLong(usize),
}

impl fmt::Display for BucketError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a bucket: ", Excerpt(&self.found))?;
        match self.fault {
            BucketFault::Character(other) => {
                write!(f, "`{}` is not a lower-case letter, a digit or `-`", Excerpt(other.encode_utf8(&mut [0; 4])))
            }
            BucketFault::NoAppid => {
                f.write_str("the full name ends in `-` and the APPID, such as `examplebucket-1250000000`")
            }
            BucketFault::LeadingZero => f.write_str("an APPID does not start with `0`"),
            BucketFault::Hyphen => f.write_str("the name before the APPID does not start or end with `-`"),
            BucketFault::TooLong(length) => {
                write!(f, "its domain would have {length} characters, more than {}", Bucket::MAX_DOMAIN)
            }
        }
    }
}

impl std::error::Error for BucketError {}
