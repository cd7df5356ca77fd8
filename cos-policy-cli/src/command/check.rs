use std::path::PathBuf;

use clap::{Args, ValueEnum};
use cos_policy::analysis::Mismatch;
use cos_policy::{Document, Scenarios};
use serde::Serialize;

use crate::failure::Failure;
use crate::input::{Source, is_stdin};
use crate::output::Output;
use crate::status::Status;

/// Check that a policy grants what is intended
///
/// The intention is a table of places and actions, in a file of its own. What it does not name is not meant to be allowed. The
/// answer is about every request there can be, with an example of each difference.
///
/// The status is 0 if the policy grants what is intended, 1 if it does not, and 3 if nobody can say.
#[derive(Args, Debug)]
#[command(after_long_help = FORMAT)]
pub(crate) struct Check {
    /// The policy; `-` is standard input
    file: PathBuf,

    /// The table of what is intended; `-` is standard input
    #[arg(long, value_name = "SCENARIOS")]
    against: PathBuf,

    /// Granting less than is intended is fine
    #[arg(long, conflicts_with = "at_least")]
    at_most: bool,

    /// Granting more than is intended is fine
    #[arg(long)]
    at_least: bool,

    /// How to print the differences
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

const FORMAT: &str = r#"The table:
  # what Alice may do
  in examplebucket-1250000000 (ap-guangzhou);
                        GetBucket  GetObject  DeleteObject;
  app/files/alice/* =>  yes        yes        yes;
  app/files/*       =>  yes        yes        no;
                        PutObject;
  app/files/alice/* =>  yes  when content-length <= 5 MiB;

The first row that is about a request and has a column for its action decides.
  place      a key, a folder (app/files/*), `the bucket`, `the whole bucket`, `the account`
  cell       yes, no, any (either is fine), - (the action does not act on the place)
  condition  content-length <= 5 MiB, content-type like "image/*", ip in ["10.0.0.0/8"], ..
`assuming https_only;` at the start narrows every yes to HTTPS."#;

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// Aligned lines
    #[default]
    Text,
    /// One value, by the schema `check.json`
    Json,
}

/// An answer as JSON has it.
#[derive(Debug, Serialize)]
struct Answer<'m> {
    verdict: &'static str,
    #[serde(flatten)]
    mismatch: Option<&'m Mismatch>,
}

impl Check {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        if is_stdin(&self.file) && is_stdin(&self.against) {
            return Err(Failure::new("<stdin>", "the policy and the table cannot both be read from it"));
        }
        let intended = Source::read(&self.against)?.scenarios()?;
        let found = self.compare(&Source::read(&self.file)?.document()?, &intended);
        let status = found.as_ref().err().map_or(Status::Fine, status);
        match (self.format, &found) {
            (Format::Text, Ok(())) => output.text(&format!("{}\n", self.success()))?,
            (Format::Text, Err(mismatch)) => output.text(&format!("{mismatch}\n"))?,
            (Format::Json, found) => {
                output.json(&Answer { verdict: verdict(status), mismatch: found.as_ref().err() })?;
            }
        }
        Ok(status)
    }

    fn compare(&self, document: &Document, intended: &Scenarios) -> Result<(), Mismatch> {
        match (self.at_most, self.at_least) {
            (true, _) => document.grants_at_most(intended),
            (_, true) => document.grants_at_least(intended),
            _ => document.grants_exactly(intended),
        }
    }

    const fn success(&self) -> &'static str {
        match (self.at_most, self.at_least) {
            (true, _) => "the policy grants nothing beyond what is intended",
            (_, true) => "the policy grants all that is intended",
            _ => "the policy grants exactly what is intended",
        }
    }
}

/// A row that decides nothing is a mistake of the table.
fn status(mismatch: &Mismatch) -> Status {
    let mut changes = mismatch.beyond().iter().chain(mismatch.missing());
    let is_certain = changes.any(cos_policy::analysis::Change::is_certain) || mismatch.shadowed().next().is_some();
    if is_certain { Status::No } else { Status::Undecided }
}

const fn verdict(status: Status) -> &'static str {
    match status {
        Status::Fine => "holds",
        Status::Undecided => "unknown",
        _ => "fails",
    }
}
