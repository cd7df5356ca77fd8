use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::RangeInclusive;
use std::os::unix::fs::FileExt;
use std::path::Path;

use crate::cos::vault::{CHUNK, Stream, TAG, WrappingKey};

use super::meta::Meta;

/// The longest trailer that is read.
const LONGEST_TRAILER: u32 = 1 << 20;

/// An object that was opened: it stays the same, whatever is stored under its name.
pub(in crate::cos) struct Stored {
    pub(in crate::cos) meta: Meta,
    file: File,
}

impl Stored {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut length = [0; 4];
        file.seek(SeekFrom::End(-4))?;
        file.read_exact(&mut length)?;
        let length = u32::from_be_bytes(length);
        if length > LONGEST_TRAILER {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "no trailer"));
        }
        let mut trailer = vec![0; usize::try_from(length).map_err(io::Error::other)?];
        file.seek(SeekFrom::End(-4 - i64::from(length)))?;
        file.read_exact(&mut trailer)?;
        Ok(Self { meta: serde_json::from_slice(&trailer)?, file })
    }

    /// What reads all of it, or the bytes of a range.
    pub(in crate::cos) fn read(self, key: &WrappingKey, range: Option<RangeInclusive<u64>>) -> io::Result<Reader> {
        let stream = key.unwrap(&self.meta.wrapped)?.stream();
        let (at, left) = range.map_or((0, self.meta.size), |range| (*range.start(), range.end() - range.start() + 1));
        Ok(Reader { file: self.file, stream, size: self.meta.size, at, left })
    }
}

/// The rest of an object, in pieces of at most a chunk.
pub(in crate::cos) struct Reader {
    file: File,
    stream: Stream,
    size: u64,
    at: u64,
    left: u64,
}

impl Reader {
    /// The next piece; `None` at the end.
    pub(in crate::cos) fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        if self.left == 0 {
            return Ok(None);
        }
        let (chunk, within) = (self.at / CHUNK as u64, (self.at % CHUNK as u64) as usize);
        let mut piece = self.chunk(chunk)?;
        piece.drain(..within.min(piece.len()));
        piece.truncate(usize::try_from(self.left).unwrap_or(usize::MAX));
        if piece.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.at += piece.len() as u64;
        self.left -= piece.len() as u64;
        Ok(Some(piece))
    }

    fn chunk(&self, index: u64) -> io::Result<Vec<u8>> {
        let last = self.size.saturating_sub(1) / CHUNK as u64;
        let length = if index == last { self.size - last * CHUNK as u64 } else { CHUNK as u64 };
        let mut sealed = vec![0; usize::try_from(length).map_err(io::Error::other)? + TAG];
        self.file.read_exact_at(&mut sealed, index * (CHUNK + TAG) as u64)?;
        self.stream.open(u32::try_from(index).map_err(io::Error::other)?, index == last, &sealed)
    }
}
