use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use super::condition::Condition;
use super::expiration::Expiration;

mod check;
mod error;
mod read;
mod submission;

pub use check::{Mismatch, Refused};
pub use error::{PostFault, PostParseError};
pub use submission::Submission;

/// The policy of a form, whoever wrote it.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
///
/// use cos_policy::form::{PostDocument, Submission};
/// use cos_policy::{Bucket, Region};
///
/// let document = PostDocument::parse(
///     r#"{ "expiration": "2021-12-31T12:00:00Z",
///          "conditions": [
///              { "bucket": "examplebucket-1250000000" },
///              [ "starts-with", "$key", "exampleobject" ],
///              { "q-ak": "AKIDEXAMPLE" },
///              { "q-sign-algorithm": "sha1" },
///              { "q-sign-time": "1567150692;1567157892" },
///              [ "content-length-range", 1, 10 ]
///          ] }"#,
/// )?;
/// let bucket = Bucket::new(Region::AP_BEIJING, "examplebucket-1250000000")?;
/// let sent = Submission::new(&bucket, 11, UNIX_EPOCH + Duration::from_secs(1_567_150_700))
///     .field("key", "exampleobject.txt")
///     .field("q-ak", "AKIDEXAMPLE")
///     .field("q-sign-algorithm", "sha1")
///     .field("q-key-time", "1567150692;1567157892");
/// let refused = document.check(&sent).unwrap_err();
/// assert_eq!(refused.to_string(), "the file has 11 bytes, not 1 to 10");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # What is read
///
/// `expiration`, in UTC with up to three digits behind the seconds, and `conditions`, each exact (`{"acl":"private"}` or
/// `["eq","$acl","private"]`), a literal prefix (`["starts-with","$key","photos/"]`) or a range of lengths
/// (`["content-length-range",1,10]`). A field is compared only as the table of 436/14690 says, and `q-sign-algorithm`,
/// `q-ak` and `q-sign-time` are pinned exactly. Anything else is refused, with line and column.
///
/// Source: 436/14690, 436/39963.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostDocument {
    expiration: Expiration,
    // INVARIANT: at least one.
    conditions: Vec<Condition>,
}

impl PostDocument {
    pub(super) const fn new(expiration: Expiration, conditions: Vec<Condition>) -> Self {
        Self { expiration, conditions }
    }

    /// Reads the text of a policy, not its base64.
    ///
    /// # Errors
    ///
    /// [`PostParseError`]: what is wrong, with line and column.
    pub fn parse(text: &str) -> Result<Self, PostParseError> {
        read::read(text)
    }

    /// The canonical text: one line, `expiration` with milliseconds, `{"field":"value"}` for what is exact, in the order in
    /// which the conditions were read. To sign or to check a signature takes the text as it is sent instead.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_string()
    }

    /// From when on nothing satisfies it.
    #[must_use]
    pub fn expiration(&self) -> SystemTime {
        self.expiration.time()
    }

    /// Whether what is sent satisfies this policy.
    ///
    /// The clock is before the expiration. The bucket is the one that is posted to. Every other field that is named is in
    /// the form once, and as demanded; `q-sign-time` is named `q-key-time` there. Fields that are not named are accepted:
    /// so does COS (436/14690), unlike S3. The signature is not looked at.
    ///
    /// # Errors
    ///
    /// [`Refused`] with every [`Mismatch`], and with what no document settles.
    pub fn check(&self, sent: &Submission<'_>) -> Result<(), Refused> {
        check::check(self, sent)
    }

    pub(super) fn into_conditions(self) -> Vec<Condition> {
        self.conditions
    }
}

impl FromStr for PostDocument {
    type Err = PostParseError;

    fn from_str(text: &str) -> Result<Self, PostParseError> {
        Self::parse(text)
    }
}

/// The canonical text.
impl fmt::Display for PostDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{\"expiration\":\"{}\",\"conditions\":[", self.expiration)?;
        for (at, condition) in self.conditions.iter().enumerate() {
            f.write_str(if at > 0 { "," } else { "" })?;
            write!(f, "{condition}")?;
        }
        f.write_str("]}")
    }
}
