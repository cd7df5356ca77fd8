//! Uploads by an HTML form: what is signed, what a form satisfies, and what neither shows.

mod hostile;
mod oracle;
mod policies;
mod properties;
mod reader;
mod secrets;
mod vectors;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cos_policy::sts::{PermanentKey, TemporaryKey};
use cos_policy::{Bucket, Region};

const NOW: u64 = 1_700_000_000;
const ID: &str = "AKIDTMPEXAMPLE";
const SECRET: &str = "TmpSecretKeyExample0000000000000";
const TOKEN: &str = "TokenOfAnExample1111111111111111";

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

fn permanent() -> PermanentKey {
    PermanentKey::new(ID, SECRET).unwrap()
}

/// One that has so many seconds left.
fn temporary(left: u64) -> TemporaryKey {
    TemporaryKey::new(ID, SECRET, TOKEN, at(NOW + left)).unwrap()
}
