use std::fmt;
use std::io::{self, ErrorKind, Write};

use clap::ColorChoice;
use cos_policy::analysis::ScenariosError;
use cos_policy::document::ParseError;

use crate::diagnostic;
use crate::input::Source;
use crate::output::is_colored;
use crate::status::Status;

/// Why a command cannot go on.
#[derive(Debug)]
pub(crate) enum Failure {
    /// One line: what, and why.
    Unusable(String),
    /// A text that is no policy.
    NoPolicy(Box<(Source, ParseError)>),
    /// A text that is no table of what is intended.
    NoTable(Box<(Source, ScenariosError)>),
    /// Nobody reads the output any more.
    Closed,
}

impl Failure {
    pub(crate) fn new(what: impl fmt::Display, why: impl fmt::Display) -> Self {
        Self::Unusable(format!("{what}: {why}"))
    }

    /// Says it on standard error, and how the process ends.
    pub(crate) fn report(&self, color: ColorChoice) -> Status {
        let mut stderr = io::stderr().lock();
        let is_colored = is_colored(color, &stderr);
        let text = match self {
            Self::Unusable(line) => diagnostic::line(line, is_colored),
            Self::NoPolicy(refused) => diagnostic::no_policy(&refused.0, &refused.1, is_colored),
            Self::NoTable(refused) => diagnostic::no_table(&refused.0, &refused.1, is_colored),
            Self::Closed => return Status::Closed,
        };
        // There is nobody left to tell.
        _ = writeln!(stderr, "{text}");
        Status::Unusable
    }
}

impl fmt::Display for Failure {
    /// One line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unusable(line) => f.write_str(line),
            Self::NoPolicy(refused) => write!(f, "{}: {}", refused.0.name, refused.1),
            Self::NoTable(refused) => write!(f, "{}: {}", refused.0.name, refused.1),
            Self::Closed => f.write_str("the output is closed"),
        }
    }
}

/// Of writing the output.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::new("standard output", plain(&error)),
        }
    }
}

/// What the system says of an error, without its number.
pub(crate) fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}
