use std::fmt;

use cos_policy::sts::PermanentKey;
use cos_policy::{Bucket, Region};

/// What the environment says. An empty variable is as good as none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, for the real STS; `None` for the stand-in.
    pub key: Option<PermanentKey>,
    /// `COS_BUCKET` in `COS_REGION`. The stand-in does without.
    pub bucket: Bucket,
}

const ID: &str = "TENCENTCLOUD_SECRET_ID";
const SECRET: &str = "TENCENTCLOUD_SECRET_KEY";
const BUCKET: &str = "COS_BUCKET";
const REGION: &str = "COS_REGION";

impl Settings {
    /// Reads variables, such as those of the process.
    ///
    /// # Errors
    ///
    /// [`SettingsError`] for one of a pair without the other, for a real key without a bucket, and for a value that is none.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let pair = |one, other| pair(&variable, one, other);
        let key = pair(ID, SECRET)?.map(|(id, secret)| PermanentKey::new(id, secret)).transpose();
        let key = key.map_err(|error| SettingsError(error.to_string()))?;
        let bucket = match (pair(BUCKET, REGION)?, &key) {
            (Some((name, region)), _) => bucket(&name, &region)?,
            (None, None) => bucket("examplebucket-1250000000", "ap-guangzhou")?,
            (None, Some(_)) => {
                return Err(SettingsError(format!(
                    "{ID} is set, so {BUCKET} and {REGION} are needed: which bucket is it?"
                )));
            }
        };
        Ok(Self { key, bucket })
    }
}

/// Two variables that go together.
fn pair(
    variable: impl Fn(&str) -> Option<String>,
    one: &str,
    other: &str,
) -> Result<Option<(String, String)>, SettingsError> {
    let [first, second] = [one, other].map(|name| variable(name).filter(|value| !value.is_empty()));
    let alone =
        |is, isnt| Err(SettingsError(format!("{is} is set and {isnt} is not: set both, or neither for the stand-in")));
    match (first, second) {
        (Some(first), Some(second)) => Ok(Some((first, second))),
        (None, None) => Ok(None),
        (Some(_), None) => alone(one, other),
        (None, Some(_)) => alone(other, one),
    }
}

fn bucket(name: &str, region: &str) -> Result<Bucket, SettingsError> {
    let region = Region::parse(region).map_err(|error| SettingsError(format!("{REGION}: {error}")))?;
    Bucket::new(region, name).map_err(|error| SettingsError(format!("{BUCKET}: {error}")))
}

/// The environment is not in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsError(String);

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SettingsError {}
