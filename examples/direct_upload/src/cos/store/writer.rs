use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::mem;
use std::path::{Path, PathBuf};

use tokio::task::spawn_blocking;

use crate::cos::digest::Digests;
use crate::cos::vault::{CHUNK, DataKey, Stream, WrappingKey};

use super::meta::{Draft, Meta};

/// How much is encrypted before it goes to the disk.
const BUFFER: usize = 4 * CHUNK;

/// An object on its way to the disk, in a file that is not yet its own. It is removed unless the object is kept.
pub(in crate::cos) struct Writer {
    draft: Draft,
    wrapped: String,
    stream: Stream,
    digests: Digests,
    size: u64,
    chunks: u32,
    pending: Vec<u8>,
    sealed: Vec<u8>,
    temporary: Temporary,
}

/// A file that is removed when it is dropped before it has its name.
pub(super) struct Temporary {
    path: PathBuf,
    file: Option<File>,
}

/// An object that is whole and on the disk, and has no name yet.
pub(in crate::cos) struct Finished {
    pub(super) temporary: Temporary,
    pub(in crate::cos) meta: Meta,
}

impl Writer {
    pub(super) fn new(path: PathBuf, draft: Draft, key: &WrappingKey) -> io::Result<Self> {
        let data = DataKey::random()?;
        Ok(Self {
            draft,
            wrapped: key.wrap(&data)?,
            stream: data.stream(),
            digests: Digests::new(),
            size: 0,
            chunks: 0,
            pending: Vec::new(),
            sealed: Vec::new(),
            temporary: Temporary { path, file: None },
        })
    }

    pub(in crate::cos) const fn size(&self) -> u64 {
        self.size
    }

    pub(in crate::cos) async fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        self.digests.update(bytes);
        self.size += bytes.len() as u64;
        while !bytes.is_empty() {
            if self.pending.len() == CHUNK {
                self.seal(false)?;
            }
            if self.sealed.len() >= BUFFER {
                self.flush().await?;
            }
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.pending.len()));
            self.pending.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    /// Puts it on the disk, whole. `etag` replaces the MD5.
    pub(in crate::cos) async fn finish(mut self, etag: Option<String>) -> io::Result<Finished> {
        self.seal(true)?;
        let mut meta = Meta::new(self.draft, self.size, self.digests.finish(), self.wrapped);
        meta.etag = etag.unwrap_or(meta.etag);
        let trailer = serde_json::to_vec(&meta)?;
        let length = u32::try_from(trailer.len()).map_err(io::Error::other)?;
        let mut bytes = self.sealed;
        bytes.extend_from_slice(&trailer);
        bytes.extend_from_slice(&length.to_be_bytes());
        let mut temporary = self.temporary;
        spawn_blocking(move || {
            let file = temporary.file()?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            Ok(Finished { temporary, meta })
        })
        .await
        .map_err(io::Error::other)?
    }

    fn seal(&mut self, is_last: bool) -> io::Result<()> {
        let sealed = self.stream.seal(self.chunks, is_last, &self.pending)?;
        self.sealed.extend_from_slice(&sealed);
        self.pending.clear();
        self.chunks = self.chunks.checked_add(1).ok_or_else(|| io::Error::other("an object of too many chunks"))?;
        Ok(())
    }

    async fn flush(&mut self) -> io::Result<()> {
        let bytes = mem::take(&mut self.sealed);
        let mut temporary = mem::take(&mut self.temporary);
        self.temporary = spawn_blocking(move || temporary.file()?.write_all(&bytes).map(|()| temporary))
            .await
            .map_err(io::Error::other)??;
        Ok(())
    }
}

impl Default for Temporary {
    fn default() -> Self {
        Self { path: PathBuf::new(), file: None }
    }
}

impl Temporary {
    fn file(&mut self) -> io::Result<&mut File> {
        if self.file.is_none() {
            self.file = Some(OpenOptions::new().write(true).create_new(true).open(&self.path)?);
        }
        self.file.as_mut().ok_or_else(|| io::Error::other("no file"))
    }

    /// Gives it its name, in place of what had it.
    pub(super) fn rename(mut self, to: &Path) -> io::Result<()> {
        fs::rename(&self.path, to)?;
        self.file = None;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // What stays is removed at the next start.
            let _ = fs::remove_file(&self.path);
        }
    }
}
