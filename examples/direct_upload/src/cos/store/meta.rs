use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::cos::digest::hex;
use crate::cos::sse::Sse;

/// What is known of an object when its upload begins.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::cos) struct Draft {
    pub(in crate::cos) key: String,
    /// Headers to answer with, in small letters: `content-type`, `x-cos-meta-*` and their like.
    pub(in crate::cos) headers: BTreeMap<String, String>,
    pub(in crate::cos) sse: Sse,
}

/// What is known of an object that is stored, or of a part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::cos) struct Meta {
    #[serde(flatten)]
    pub(in crate::cos) draft: Draft,
    pub(in crate::cos) size: u64,
    pub(in crate::cos) md5: [u8; 16],
    pub(in crate::cos) crc64: u64,
    /// Without quotes.
    pub(in crate::cos) etag: String,
    /// In seconds since 1970.
    modified: u64,
    /// The data key, wrapped.
    pub(super) wrapped: String,
}

impl Meta {
    pub(super) fn new(draft: Draft, size: u64, (md5, crc64): ([u8; 16], u64), wrapped: String) -> Self {
        let modified = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        Self { draft, size, md5, crc64, etag: hex(&md5), modified, wrapped }
    }

    pub(in crate::cos) fn modified(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.modified)
    }
}
