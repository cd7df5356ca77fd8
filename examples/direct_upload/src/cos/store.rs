//! Objects on the disk. An object is one file, named by a digest of its key: the text, encrypted in chunks, and behind it what
//! is known of it. It is written beside, brought to the disk, and then given its name, so that whoever opens it finds the old
//! one or the new one, whole; no key ever is part of a path.
//!
//! ```text
//! <directory>/<bucket>.<region>/objects/<SHA-256 of the key>
//!                               uploads/<id>/upload, uploads/<id>/<part number>
//!                               new/<number>              what is not finished; emptied at the start
//! ```

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cos_policy::Bucket;
use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;

use super::digest::hex;
use super::vault::WrappingKey;

mod meta;
mod reader;
mod writer;

pub(super) use meta::{Draft, Meta};
pub(super) use reader::{Reader, Stored};
pub(super) use writer::{Finished, Writer};

/// The objects of a bucket.
pub(super) struct Store {
    directory: PathBuf,
    key: WrappingKey,
    next: AtomicU64,
    /// By key. Whoever names or removes a file holds it, so that the index and the disk agree.
    index: Mutex<BTreeMap<String, Arc<Meta>>>,
}

impl Store {
    /// Opens the directory of a bucket, or makes it.
    pub(super) fn open(directory: &Path, bucket: &Bucket, key: WrappingKey) -> io::Result<Self> {
        let directory = directory.join(format!("{}.{}", bucket.name(), bucket.region()));
        fs::create_dir_all(directory.join("objects"))?;
        fs::create_dir_all(directory.join("uploads"))?;
        match fs::remove_dir_all(directory.join("new")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => fs::create_dir(directory.join("new"))?,
        }
        let mut index = BTreeMap::new();
        for entry in fs::read_dir(directory.join("objects"))? {
            let meta = Stored::open(&entry?.path())?.meta;
            index.insert(meta.draft.key.clone(), Arc::new(meta));
        }
        Ok(Self { directory, key, next: AtomicU64::new(0), index: Mutex::new(index) })
    }

    pub(super) fn uploads(&self) -> PathBuf {
        self.directory.join("uploads")
    }

    /// Begins to write, with a customer's key or that of the directory.
    pub(super) fn writer(&self, draft: Draft, key: Option<&WrappingKey>) -> io::Result<Writer> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        Writer::new(self.directory.join("new").join(number.to_string()), draft, key.unwrap_or(&self.key))
    }

    /// What reads something that was opened.
    pub(super) fn reader(
        &self,
        stored: Stored,
        key: Option<&WrappingKey>,
        range: Option<std::ops::RangeInclusive<u64>>,
    ) -> io::Result<Reader> {
        stored.read(key.unwrap_or(&self.key), range)
    }

    /// Gives an object its name: from here on it is the one that is found, also after a crash.
    pub(super) async fn keep(self: &Arc<Self>, finished: Finished) -> io::Result<Arc<Meta>> {
        let store = Arc::clone(self);
        blocking(move || {
            let Finished { temporary, meta } = finished;
            let (path, meta) = (store.path(&meta.draft.key), Arc::new(meta));
            {
                let mut index = store.index();
                temporary.rename(&path)?;
                index.insert(meta.draft.key.clone(), Arc::clone(&meta));
            }
            sync_parent(&path)?;
            Ok(meta)
        })
        .await
    }

    /// Gives a part its name.
    pub(super) async fn keep_at(&self, finished: Finished, path: PathBuf) -> io::Result<Meta> {
        blocking(move || {
            finished.temporary.rename(&path)?;
            sync_parent(&path)?;
            Ok(finished.meta)
        })
        .await
    }

    /// Opens an object.
    pub(super) async fn find(self: &Arc<Self>, key: &str) -> io::Result<Option<Stored>> {
        let path = self.path(key);
        blocking(move || match Stored::open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            stored => stored.map(Some),
        })
        .await
    }

    /// Removes an object; it may be missing.
    pub(super) async fn remove(self: &Arc<Self>, key: &str) -> io::Result<()> {
        let (store, key) = (Arc::clone(self), key.to_owned());
        blocking(move || {
            let path = store.path(&key);
            {
                let mut index = store.index();
                if index.remove(&key).is_none() {
                    return Ok(());
                }
                fs::remove_file(&path)?;
            }
            sync_parent(&path)
        })
        .await
    }

    /// The objects by key. Nobody stores anything meanwhile.
    pub(super) fn index(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Meta>>> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn path(&self, key: &str) -> PathBuf {
        self.directory.join("objects").join(hex(&Sha256::digest(key)))
    }
}

/// Opens a part.
pub(super) fn open_part(path: &Path) -> io::Result<Stored> {
    Stored::open(path)
}

/// Work for the disk, away from the tasks that wait.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

/// The name of a file is on the disk when its directory is.
fn sync_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), |parent| File::open(parent)?.sync_all())
}
