use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ColorChoice, ValueEnum};
use cos_policy::analysis::Severity;

use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

mod checked;
mod diff;
mod files;
mod fix;
mod github;
mod json;
mod placed;
mod progress;
mod replace;
mod report;
mod sarif;
mod summary;
mod text;

use files::Files;
use report::Report;
use summary::Summary;

/// Report what is dangerous or without effect in policies
///
/// A folder stands for the `*.json` files below it that Git does not ignore, and a glob such as 'policies/**/*.json' for the
/// files that match. Policies inside Terraform or program code are not found: write them to files.
#[derive(Args, Debug)]
pub(crate) struct Lint {
    /// Policies, folders or globs; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// How to report
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,

    /// The least severity that makes the exit status 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = Level::Warning)]
    level: Level,

    /// Mend what needs no decision: spelling of actions, layouts of former days, encoding of query parameters
    ///
    /// Shows the difference on standard error and writes the files; the rest of a file stays as it is, byte for byte. Then
    /// reports what is left. With `-` alone, the mended policy goes to standard output instead of a report.
    #[arg(long)]
    fix: bool,

    /// Show what `--fix` would change, and write nothing; the exit status is 1 if there is anything
    #[arg(long, conflicts_with_all = ["fix", "format", "level", "quiet"])]
    diff: bool,

    /// Print no report
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// The place underlined, for people
    Text,
    /// An array of findings
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Level {
    Note,
    Warning,
    Error,
}

impl Lint {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        let files = Files::find(&self.files)?;
        if self.diff {
            return fix::show(&files, output);
        }
        if self.fix && files.is_stdin() {
            return fix::stdin(self.level.into(), output);
        }
        let written = if self.fix { fix::write(&files, output.color()) } else { Status::Fine };
        let report = self.format.report(&files, output.is_colored());
        let color = output.color();
        let mut nowhere = io::sink();
        let out: &mut dyn Write = if self.quiet { &mut nowhere } else { output };
        Ok(written.max(self.check(&files, &*report, color, out)?))
    }

    /// Refused files are told on standard error; the others are reported all the same.
    fn check(
        &self,
        files: &Files,
        report: &dyn Report,
        color: ColorChoice,
        out: &mut dyn Write,
    ) -> Result<Status, Failure> {
        let progress = progress::bar(files.len());
        let mut summary = Summary::new(self.level.into());
        out.write_all(report.begin().as_bytes())?;
        for checked in files.at_once().flat_map(|paths| checked::all(paths, report)) {
            for item in &checked.items {
                let separator = if summary.is_empty() { "" } else { report.separator() };
                write!(out, "{separator}{item}")?;
                summary.items += 1;
            }
            if let Some(failure) = &checked.failure {
                out.flush()?;
                progress.suspend(|| failure.report(color));
            }
            summary.add(checked);
            progress.inc(1);
        }
        progress.finish_and_clear();
        out.write_all(report.end(&summary).as_bytes())?;
        Ok(summary.status())
    }
}

impl Format {
    fn report(self, files: &Files, is_colored: bool) -> Box<dyn Report> {
        match self {
            Self::Text => Box::new(text::Text { is_colored }),
            Self::Json => Box::new(json::Json { is_one_file: files.is_one_file() }),
            Self::Sarif => Box::new(sarif::Sarif),
            Self::Github => Box::new(github::Github),
        }
    }
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Note => Self::Note,
            Level::Warning => Self::Warning,
            Level::Error => Self::Error,
        }
    }
}
