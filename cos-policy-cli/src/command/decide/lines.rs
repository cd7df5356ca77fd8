use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use cos_policy::Request;

use crate::failure::{Failure, plain};
use crate::input::{is_stdin, name};

/// A longer line is no request: a key has 850 bytes at most.
const LIMIT: u64 = 1 << 20;

/// Requests in JSON, one a line.
pub(super) struct Lines {
    name: String,
    reader: BufReader<Box<dyn Read>>,
    /// Of the line that was read last, from 1.
    number: usize,
}

impl Lines {
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let name = name(path);
        let reader = if is_stdin(path) { Ok(Box::new(io::stdin()) as Box<dyn Read>) } else { file(path) };
        let reader = BufReader::new(reader.map_err(|why| Failure::new(&name, why))?);
        Ok(Self { name, reader, number: 0 })
    }

    /// Whether nothing is at hand that was not read yet.
    pub(super) fn must_wait(&self) -> bool {
        self.reader.buffer().is_empty()
    }

    /// `None` at the end.
    pub(super) fn next_request(&mut self) -> Result<Option<Request>, Failure> {
        while let Some(line) = self.next_line()? {
            let line = line.trim_ascii_end();
            if !line.is_empty() {
                return serde_json::from_slice(line).map(Some).map_err(|error| self.failure(Fault(&error)));
            }
        }
        Ok(None)
    }

    /// There was no request at all: nothing was decided.
    pub(super) fn empty(&self) -> Failure {
        Failure::new(&self.name, "no request in it")
    }

    fn next_line(&mut self) -> Result<Option<Vec<u8>>, Failure> {
        let mut line = Vec::new();
        self.number += 1;
        let read = (&mut self.reader).take(LIMIT + 1).read_until(b'\n', &mut line);
        read.map_err(|error| self.failure(plain(&error)))?;
        if line.len() as u64 > LIMIT {
            return Err(self.failure(format!("more than {} MiB in one line: this is no request", LIMIT >> 20)));
        }
        Ok(if line.is_empty() { None } else { Some(line) })
    }

    fn failure(&self, why: impl fmt::Display) -> Failure {
        Failure::new(format_args!("{}:{}", self.name, self.number), why)
    }
}

fn file(path: &Path) -> Result<Box<dyn Read>, String> {
    let file = File::open(path).map_err(|error| plain(&error))?;
    let is_dir = file.metadata().map_err(|error| plain(&error))?.is_dir();
    if is_dir { Err("this is a directory: name a file".to_owned()) } else { Ok(Box::new(file)) }
}

/// What is wrong with a line, and in which column; the line is told already.
struct Fault<'e>(&'e serde_json::Error);

impl fmt::Display for Fault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.to_string();
        let place = format!(" at line {} column {}", self.0.line(), self.0.column());
        match text.strip_suffix(&place) {
            Some(fault) => write!(f, "{fault}, at column {}", self.0.column()),
            None => f.write_str(&text),
        }
    }
}
