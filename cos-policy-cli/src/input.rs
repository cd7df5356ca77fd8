use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use cos_policy::{Document, Scenarios};

use crate::failure::{Failure, plain};

/// More than this is no policy: STS takes about a thousand characters, a bucket policy 20 KB.
const LIMIT: u64 = 16 << 20;

/// A text and where it came from.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The path as it was given, or `<stdin>`.
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Source {
    /// Reads a file, or standard input for `-`.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let name = name(path);
        let bytes = if is_stdin(path) { bytes(io::stdin().lock()) } else { file(path) };
        let text = bytes.and_then(text).map_err(|why| Failure::new(&name, why))?;
        Ok(Self { name, text })
    }

    /// The policy that the text is.
    pub(crate) fn document(&self) -> Result<Document, Failure> {
        Document::parse(&self.text).map_err(|error| Failure::NoPolicy(Box::new((self.clone(), error))))
    }

    /// The table of what is intended that the text is.
    pub(crate) fn scenarios(&self) -> Result<Scenarios, Failure> {
        Scenarios::parse(&self.text).map_err(|error| Failure::NoTable(Box::new((self.clone(), error))))
    }
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What messages call a file.
pub(crate) fn name(path: &Path) -> String {
    if is_stdin(path) { "<stdin>".to_owned() } else { path.display().to_string() }
}

fn file(path: &Path) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|error| plain(&error))?;
    let about = file.metadata().map_err(|error| plain(&error))?;
    if about.is_dir() {
        return Err("this is a directory: name a file".to_owned());
    }
    if about.len() > LIMIT {
        return Err(too_long());
    }
    bytes(file)
}

/// Stops at the limit: a pipe and a device do not say how long they are.
fn bytes(reader: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    reader.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| plain(&error))?;
    if bytes.len() as u64 > LIMIT { Err(too_long()) } else { Ok(bytes) }
}

fn too_long() -> String {
    format!("more than {} MiB: this is no policy", LIMIT >> 20)
}

fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..at).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        format!("not UTF-8: byte {at}, in line {line}, begins no character")
    })
}
