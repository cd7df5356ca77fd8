use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use cos_policy::Document;
use cos_policy::sts::Meter as Bounds;
use serde::Serialize;

use crate::diagnostic::visible;
use crate::failure::Failure;
use crate::input::Source;
use crate::output::Output;
use crate::status::Status;
use crate::table::columns;

/// Measure a policy against what STS is known to take
///
/// Counted is the canonical text without blanks, which `minify` prints. STS refuses a policy that is too long and no document
/// says what that is: a token has at most 4,096 bytes (1150/49457) and grows with its policy, and users report about 1,000
/// characters. The exit status is 1 above the first bound.
#[derive(Args, Debug)]
pub(crate) struct Meter {
    /// The policy; `-` is standard input
    file: PathBuf,

    /// More characters than this are long
    #[arg(long, value_name = "CHARACTERS", default_value_t = Bounds::default().long())]
    long: usize,

    /// More characters than this are too many
    #[arg(long, value_name = "CHARACTERS", default_value_t = Bounds::default().most())]
    most: usize,

    /// How to print
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Serialize)]
struct Measured {
    verdict: Verdict,
    characters: usize,
    bytes: usize,
    long: usize,
    most: usize,
    /// The characters of each statement.
    statements: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Fits,
    Long,
    TooLong,
}

impl Meter {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        let source = Source::read(&self.file)?;
        let measured = Measured::new(Bounds::new(self.long, self.most), &source.document()?);
        match self.format {
            Format::Text => output.write_all(measured.text(&visible(&source.name)).as_bytes())?,
            Format::Json => output.json(&measured)?,
        }
        Ok(if measured.verdict == Verdict::Fits { Status::Fine } else { Status::No })
    }
}

impl Measured {
    fn new(bounds: Bounds, document: &Document) -> Self {
        let (verdict, length) = match bounds.measure_document(document) {
            Ok(length) if length.is_long() => (Verdict::Long, length),
            Ok(length) => (Verdict::Fits, length),
            Err(oversized) => (Verdict::TooLong, oversized.length()),
        };
        let (long, most) = (bounds.long(), bounds.most());
        let statements = document.statements().map(|text| text.chars().count()).collect();
        Self { verdict, characters: length.characters(), bytes: length.bytes(), long, most, statements }
    }

    fn text(&self, name: &str) -> String {
        let Self { characters, long, most, .. } = self;
        let verdict = match self.verdict {
            Verdict::Fits => format!("{} fewer than {long}", long - characters),
            Verdict::Long => format!("{} more than {long}, which STS may refuse", characters - long),
            Verdict::TooLong => format!("{} more than {most}", characters - most),
        };
        let rows: Vec<[String; 2]> = self
            .statements
            .iter()
            .enumerate()
            .map(|(at, characters)| [format!("  statement[{at}]"), characters.to_string()])
            .collect();
        format!("{name}: {characters} characters without blanks, {verdict}\n{}", columns(&rows))
    }
}
