use std::io::{self, Write};
use std::path::Path;

use clap::ColorChoice;
use cos_policy::analysis::{Fix, Severity, fixes, mend};
use cos_policy::document::ParseError;

use crate::diagnostic::visible;
use crate::failure::{Failure, plain};
use crate::input::{Source, is_stdin};
use crate::output::{Output, is_colored};
use crate::status::Status;

use super::diff::unified;
use super::files::Files;
use super::placed;
use super::replace::replace;
use super::summary::Tally;

/// A text, and what was mended in it.
#[derive(Debug)]
struct Mended {
    source: Source,
    text: String,
    fixes: Vec<Fix>,
}

/// Prints what would change. Nothing is written.
pub(super) fn show(files: &Files, output: &mut Output) -> Result<Status, Failure> {
    let mut status = Status::Fine;
    for path in files.iter() {
        match Mended::read(path) {
            Ok(mended) if mended.fixes.is_empty() => {}
            Ok(mended) => {
                output.write_all(mended.diff(output.is_colored()).as_bytes())?;
                status = status.max(Status::No);
            }
            Err(failure) => status = status.max(failure.report(output.color())),
        }
    }
    Ok(status)
}

/// Mends files, and tells on standard error how. Files that cannot be read are left to the report.
pub(super) fn write(files: &Files, color: ColorChoice) -> Status {
    let mut status = Status::Fine;
    for path in files.iter().filter(|path| !is_stdin(path)) {
        let Ok(mended) = Mended::read(path) else { continue };
        if mended.fixes.is_empty() {
            continue;
        }
        mended.tell(color);
        if let Err(error) = replace(path, &mended.text) {
            status = Failure::new(&mended.source.name, plain(&error)).report(color);
        }
    }
    status
}

/// Prints the mended policy. The status tells whether findings are left.
pub(super) fn stdin(level: Severity, output: &mut Output) -> Result<Status, Failure> {
    let mended = Mended::read(Path::new("-"))?;
    if !mended.fixes.is_empty() {
        mended.tell(output.color());
    }
    output.write_all(mended.text.as_bytes())?;
    let source = Source { text: mended.text, ..mended.source };
    let left = placed::findings(&source.document()?, &source.text);
    let left: Tally = left.iter().map(|placed| placed.finding.severity()).collect();
    Ok(if left.worst() >= Some(level) { Status::No } else { Status::Fine })
}

impl Mended {
    fn read(path: &Path) -> Result<Self, Failure> {
        let source = Source::read(path)?;
        match mended(&source.text) {
            Ok((text, fixes)) => Ok(Self { source, text, fixes }),
            Err(error) => Err(Failure::NoPolicy(Box::new((source, error)))),
        }
    }

    fn diff(&self, is_colored: bool) -> String {
        unified(&visible(&self.source.name), &self.source.text, &self.text, is_colored)
    }

    /// Shows the difference on standard error, and what to look at in it.
    fn tell(&self, color: ColorChoice) {
        let mut stderr = io::stderr().lock();
        let diff = self.diff(is_colored(color, &stderr));
        // There is nobody left to tell.
        _ = write!(stderr, "{diff}{}", self.changes());
    }

    fn changes(&self) -> String {
        let paths = self.fixes.iter().filter(|fix| fix.changes_meaning()).map(Fix::path);
        let paths: Vec<&str> = paths.collect();
        let name = visible(&self.source.name);
        match &*paths {
            [] => format!("{name}: mended, and grants what it did\n"),
            _ => format!("{name}: mended; this may change what it grants: {}\n", paths.join(", ")),
        }
    }
}

/// Of what is there twice, one is mended in each turn.
fn mended(text: &str) -> Result<(String, Vec<Fix>), ParseError> {
    let mut text = text.to_owned();
    let mut made = Vec::new();
    loop {
        let fixes = fixes(&text)?;
        if fixes.is_empty() {
            return Ok((text, made));
        }
        text = mend(&text, &fixes);
        made.extend(fixes);
    }
}
