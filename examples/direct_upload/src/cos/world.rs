use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use cos_policy::Bucket;

use super::checks::folded;
use super::cors::CorsRule;
use super::error::{Code, Outcome, Refusal};
use super::gate::Gate;
use super::multipart::Uploads;
use super::sessions::Sessions;
use super::store::Store;
use super::vault::WrappingKey;
use super::verdict::Judge;

/// What all requests share.
pub(super) struct World {
    pub(super) sessions: Box<dyn Sessions>,
    pub(super) shelves: Vec<Shelf>,
    pub(super) judge: Judge,
    pub(super) cors: CorsRule,
}

/// What a bucket holds.
pub(super) struct Shelf {
    pub(super) bucket: Bucket,
    pub(super) store: Arc<Store>,
    pub(super) uploads: Uploads,
}

impl World {
    pub(super) fn shelf(&self, bucket: &Bucket) -> Outcome<&Shelf> {
        let missing = || Refusal::new(Code::NoSuchBucket, "The specified bucket does not exist.");
        self.shelves.iter().find(|shelf| shelf.bucket == *bucket).ok_or_else(missing)
    }

    /// Where an object is stored: under its key, but for a gate that lies.
    pub(super) fn stored_key(&self, key: String) -> String {
        if self.judge.gate == Gate::FoldAfterCheck { folded(&key) } else { key }
    }
}

impl Shelf {
    /// Opens each bucket in a directory.
    pub(super) fn open_all(directory: &Path, buckets: Vec<Bucket>) -> io::Result<Vec<Self>> {
        fs::create_dir_all(directory)?;
        let key = WrappingKey::of_directory(directory)?;
        buckets.into_iter().map(|bucket| Self::open(directory, bucket, key.clone())).collect()
    }

    fn open(directory: &Path, bucket: Bucket, key: WrappingKey) -> io::Result<Self> {
        let store = Arc::new(Store::open(directory, &bucket, key)?);
        Ok(Self { bucket, uploads: Uploads::open(Arc::clone(&store))?, store })
    }
}
