//! Encryption at rest. Each object has a data key of its own, which encrypts nothing else; a key-encryption key wraps it: that
//! of the directory, or the customer's.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use aead_stream::{NewStream, StreamBE32, StreamPrimitive};
use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Of the text that is encrypted at a time.
pub(super) const CHUNK: usize = 64 * 1024;

/// What a chunk grows by.
pub(super) const TAG: usize = 16;

const NONCE: usize = 12;

/// A key of AES-256 that wraps others.
#[derive(Clone)]
pub(super) struct WrappingKey([u8; 32]);

/// The key of one object.
pub(super) struct DataKey([u8; 32]);

impl WrappingKey {
    pub(super) const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads that of a directory, or makes it. It lies beside what it protects: this is a stand-in.
    pub(super) fn of_directory(directory: &Path) -> io::Result<Self> {
        let path = directory.join("master.key");
        let mut bytes = [0; 32];
        match File::open(&path) {
            Ok(mut file) => file.read_exact(&mut bytes)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                getrandom::fill(&mut bytes)?;
                let fresh = directory.join("master.key.new");
                let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&fresh)?;
                file.write_all(&bytes)?;
                file.sync_all()?;
                fs::rename(fresh, path)?;
            }
            Err(error) => return Err(error),
        }
        Ok(Self(bytes))
    }

    /// In base64: a nonce, and the data key.
    pub(super) fn wrap(&self, key: &DataKey) -> io::Result<String> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce)?;
        let sealed = cipher(&self.0).encrypt(&Nonce::from(nonce), key.0.as_slice()).map_err(|_| invalid())?;
        Ok(STANDARD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// # Errors
    ///
    /// Another key wrapped it, or it is damaged.
    pub(super) fn unwrap(&self, wrapped: &str) -> io::Result<DataKey> {
        let bytes = STANDARD.decode(wrapped).map_err(|_| invalid())?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>().ok_or_else(invalid)?;
        let opened = cipher(&self.0).decrypt(&Nonce::from(*nonce), sealed).map_err(|_| invalid())?;
        Ok(DataKey(opened.try_into().map_err(|_| invalid())?))
    }
}

impl DataKey {
    pub(super) fn random() -> io::Result<Self> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// What encrypts and decrypts the chunks. The key is used for one text only, so its nonces may count from 0.
    pub(super) fn stream(&self) -> Stream {
        Stream(StreamBE32::from_aead(cipher(&self.0), &Default::default()))
    }
}

/// The STREAM construction: no chunk can be moved, left out or cut off unseen.
pub(super) struct Stream(StreamBE32<Aes256Gcm>);

impl Stream {
    pub(super) fn seal(&self, index: u32, is_last: bool, chunk: &[u8]) -> io::Result<Vec<u8>> {
        self.0.encrypt(index, is_last, chunk).map_err(|_| invalid())
    }

    pub(super) fn open(&self, index: u32, is_last: bool, chunk: &[u8]) -> io::Result<Vec<u8>> {
        self.0.decrypt(index, is_last, chunk).map_err(|_| invalid())
    }
}

fn cipher(key: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key))
}

fn invalid() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "it does not decrypt")
}
