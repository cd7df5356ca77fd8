use std::io::{self, BufWriter, StdoutLock, Write};

use anstream::stream::RawStream;
use clap::ColorChoice;
use serde::Serialize;

/// Standard output, buffered.
#[derive(Debug)]
pub(crate) struct Output {
    out: BufWriter<StdoutLock<'static>>,
    color: ColorChoice,
    is_colored: bool,
}

impl Output {
    pub(crate) fn new(color: ColorChoice) -> Self {
        let out = io::stdout().lock();
        Self { color, is_colored: is_colored(color, &out), out: BufWriter::new(out) }
    }

    pub(crate) const fn color(&self) -> ColorChoice {
        self.color
    }

    pub(crate) const fn is_colored(&self) -> bool {
        self.is_colored
    }

    /// Text that quotes what others wrote: what a terminal would obey or hide is escaped.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        for character in text.chars() {
            match character {
                '\n' | '"' | '\'' | '\\' => write!(self, "{character}")?,
                _ => write!(self, "{}", character.escape_debug())?,
            }
        }
        Ok(())
    }

    /// A value as one line of JSON.
    pub(crate) fn json_line(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, value)?;
        writeln!(self.out)
    }

    /// A value as JSON, for people and programs alike: indented, and a line break at the end.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.out, value)?;
        writeln!(self.out)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Whether to colour what is written to a stream; `auto` asks the terminal and the environment.
pub(crate) fn is_colored(color: ColorChoice, stream: &impl RawStream) -> bool {
    match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never,
    }
}
