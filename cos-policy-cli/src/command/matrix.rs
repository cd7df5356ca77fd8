use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::input::Source;
use crate::output::Output;
use crate::status::Status;

/// Show all that a policy permits: classes of resources by actions
///
/// A key can do what its policy allows and its issuer may do: read every `yes` as "at most".
///
/// The status is 0, and 3 if something is undecided: no document of Tencent settles it, or there was too much to look at.
#[derive(Args, Debug)]
pub(crate) struct Matrix {
    /// The policy; `-` is standard input
    file: PathBuf,

    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// Aligned columns
    #[default]
    Text,
    /// A table for a comment or a page
    Markdown,
    /// A table for a page
    Html,
    /// One value, by the schema `matrix.json`
    Json,
}

impl Matrix {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        let document = Source::read(&self.file)?.document()?;
        let matrix = cos_policy::Matrix::of(&document);
        match self.format {
            Format::Text if output.is_colored() => write!(output, "{}", matrix.to_ansi())?,
            Format::Text => write!(output, "{matrix}")?,
            Format::Markdown => write!(output, "{}", matrix.to_markdown())?,
            Format::Html => write!(output, "{}", matrix.to_html())?,
            Format::Json => output.json(&matrix)?,
        }
        Ok(if is_undecided(&matrix) { Status::Undecided } else { Status::Fine })
    }
}

fn is_undecided(matrix: &cos_policy::Matrix) -> bool {
    let mut cells = matrix.rows().iter().flat_map(cos_policy::analysis::Row::cells);
    matrix.is_undecided() || cells.any(|cell| matches!(cell, cos_policy::analysis::Cell::Undecided(_)))
}
