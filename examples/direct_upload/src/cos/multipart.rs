//! Multipart uploads. Each is a directory, with a file that says what for, and a file for each part; they outlive the process.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use tokio::sync::Mutex as AsyncMutex;

use super::digest::{hex, md5};
use super::error::{Code, Outcome, Refusal};
use super::store::{Draft, Finished, Meta, Store, blocking, open_part};
use super::vault::WrappingKey;

/// Parts are counted from 1 (436/7750).
pub(super) const MOST_PARTS: u16 = 10_000;

/// The fewest bytes of a part that is not the last one (436/7750).
const SMALLEST_PART: u64 = 1 << 20;

/// The most bytes of an object here.
pub(super) const LARGEST: u64 = 5 << 30;

/// The uploads of a bucket that are under way.
pub(super) struct Uploads {
    store: Arc<Store>,
    by_id: Mutex<BTreeMap<String, Arc<Upload>>>,
}

/// One of them.
pub(super) struct Upload {
    pub(super) id: String,
    pub(super) draft: Draft,
    pub(super) initiated: SystemTime,
    directory: PathBuf,
    parts: AsyncMutex<Parts>,
}

/// By number; `None` once the upload is completed or aborted.
type Parts = Option<BTreeMap<u16, Meta>>;

#[derive(Serialize, Deserialize)]
struct Record {
    draft: Draft,
    initiated: SystemTime,
}

impl Uploads {
    /// Finds those that were under way.
    pub(super) fn open(store: Arc<Store>) -> io::Result<Self> {
        let mut by_id = BTreeMap::new();
        for entry in fs::read_dir(store.uploads())? {
            if let Some(upload) = Upload::open(entry?.path())? {
                by_id.insert(upload.id.clone(), Arc::new(upload));
            }
        }
        Ok(Self { store, by_id: Mutex::new(by_id) })
    }

    pub(super) async fn begin(&self, draft: Draft) -> io::Result<Arc<Upload>> {
        let mut random = [0; 16];
        getrandom::fill(&mut random)?;
        let id = hex(&random);
        let directory = self.store.uploads().join(&id);
        let record = Record { draft, initiated: SystemTime::now() };
        let upload = blocking(move || Upload::create(directory, record)).await?;
        let upload = Arc::new(upload);
        self.by_id().insert(id, Arc::clone(&upload));
        Ok(upload)
    }

    /// That of an id, if it is for a key.
    ///
    /// # Errors
    ///
    /// `NoSuchUpload`
    pub(super) fn find(&self, id: &str, key: &str) -> Outcome<Arc<Upload>> {
        self.by_id().get(id).filter(|upload| upload.draft.key == key).cloned().ok_or_else(no_such_upload)
    }

    /// Those under way, by key and id.
    pub(super) fn list(&self) -> Vec<Arc<Upload>> {
        let mut uploads: Vec<_> = self.by_id().values().cloned().collect();
        uploads.sort_by(|left, right| (&left.draft.key, &left.id).cmp(&(&right.draft.key, &right.id)));
        uploads
    }

    /// Keeps a part, in place of one of the same number.
    pub(super) async fn keep(&self, upload: &Upload, number: u16, finished: Finished) -> Outcome<Meta> {
        let mut parts = upload.parts.lock().await;
        let parts = parts.as_mut().ok_or_else(no_such_upload)?;
        let meta = self.store.keep_at(finished, upload.part(number)).await?;
        parts.insert(number, meta.clone());
        Ok(meta)
    }

    /// Makes one object of the parts that are named, by number and ETag, and forgets the upload.
    pub(super) async fn complete(
        &self,
        upload: &Upload,
        named: &[(u16, String)],
        key: Option<&WrappingKey>,
    ) -> Outcome<Arc<Meta>> {
        let mut parts = upload.parts.lock().await;
        check_parts(parts.as_ref().ok_or_else(no_such_upload)?, named)?;
        let meta = self.join(upload, named, key).await?;
        *parts = None;
        self.forget(upload).await?;
        Ok(meta)
    }

    async fn join(&self, upload: &Upload, named: &[(u16, String)], key: Option<&WrappingKey>) -> io::Result<Arc<Meta>> {
        let mut writer = self.store.writer(upload.draft.clone(), key)?;
        let mut digests = Vec::new();
        for (number, _) in named {
            let path = upload.part(*number);
            let part = blocking(move || open_part(&path)).await?;
            digests.extend_from_slice(&part.meta.md5);
            let mut reader = self.store.reader(part, key, None)?;
            loop {
                let (next, piece) = blocking(move || reader.next().map(|piece| (reader, piece))).await?;
                reader = next;
                let Some(piece) = piece else { break };
                writer.write(&piece).await?;
            }
        }
        let etag = format!("{}-{}", hex(&md5(&digests)), named.len());
        self.store.keep(writer.finish(Some(etag)).await?).await
    }

    /// Removes an upload and its parts.
    pub(super) async fn abort(&self, upload: &Upload) -> Outcome<()> {
        let mut parts = upload.parts.lock().await;
        parts.take().ok_or_else(no_such_upload)?;
        Ok(self.forget(upload).await?)
    }

    async fn forget(&self, upload: &Upload) -> io::Result<()> {
        self.by_id().remove(&upload.id);
        let directory = upload.directory.clone();
        blocking(move || {
            // Without the record it is no upload any more, whatever else is left of it.
            fs::remove_file(directory.join(RECORD))?;
            fs::remove_dir_all(directory)
        })
        .await
    }

    fn by_id(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Upload>>> {
        self.by_id.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

const RECORD: &str = "upload";

impl Upload {
    fn create(directory: PathBuf, record: Record) -> io::Result<Self> {
        fs::create_dir(&directory)?;
        let fresh = directory.join("new");
        let file = fs::File::create(&fresh)?;
        serde_json::to_writer(&file, &record)?;
        file.sync_all()?;
        fs::rename(fresh, directory.join(RECORD))?;
        fs::File::open(&directory)?.sync_all()?;
        Ok(Self::new(directory, record, BTreeMap::new()))
    }

    /// `None` for one that was never begun, or is over; what is left of it is removed.
    fn open(directory: PathBuf) -> io::Result<Option<Self>> {
        let record = match fs::read(directory.join(RECORD)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return fs::remove_dir_all(directory).map(|()| None);
            }
            record => serde_json::from_slice(&record?)?,
        };
        let mut parts = BTreeMap::new();
        for entry in fs::read_dir(&directory)? {
            let entry = entry?;
            if let Some(number) = entry.file_name().to_str().and_then(|name| name.parse().ok()) {
                parts.insert(number, open_part(&entry.path())?.meta);
            }
        }
        Ok(Some(Self::new(directory, record, parts)))
    }

    fn new(directory: PathBuf, Record { draft, initiated }: Record, parts: BTreeMap<u16, Meta>) -> Self {
        let id = directory.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { id, draft, initiated, directory, parts: AsyncMutex::new(Some(parts)) }
    }

    /// Those that are there.
    pub(super) async fn parts(&self) -> Outcome<BTreeMap<u16, Meta>> {
        self.parts.lock().await.clone().ok_or_else(no_such_upload)
    }

    fn part(&self, number: u16) -> PathBuf {
        self.directory.join(number.to_string())
    }
}

fn check_parts(parts: &BTreeMap<u16, Meta>, named: &[(u16, String)]) -> Outcome<()> {
    let refusal = |code, message: &'static str| Err(Refusal::new(code, message));
    if named.is_empty() {
        return refusal(Code::MalformedXml, "The list of parts is empty.");
    }
    if !named.is_sorted_by(|(left, _), (right, _)| left < right) {
        return refusal(Code::InvalidPartOrder, "The list of parts was not in ascending order.");
    }
    let mut sizes = Vec::new();
    for (number, etag) in named {
        match parts.get(number) {
            Some(part) if part.etag == etag.trim_matches('"') => sizes.push(part.size),
            _ => return refusal(Code::InvalidPart, "One or more of the specified parts could not be found."),
        }
    }
    if sizes.iter().rev().skip(1).any(|size| *size < SMALLEST_PART) {
        return refusal(Code::EntityTooSmall, "A part but the last one is smaller than 1 MB.");
    }
    if sizes.iter().sum::<u64>() > LARGEST {
        return refusal(Code::EntityTooLarge, "The object would be too large.");
    }
    Ok(())
}

fn no_such_upload() -> Refusal {
    Refusal::new(Code::NoSuchUpload, "The specified multipart upload does not exist.")
}
