use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use cos_policy::Document;
use cos_policy::analysis::{Diff, Unsettled, Verdict, diff, implies};
use serde::Serialize;

use crate::failure::Failure;
use crate::input::{Source, is_stdin};
use crate::output::Output;
use crate::status::Status;

mod answer;

use answer::Answer;

/// Say what a change of a policy grants, and what it takes away
///
/// The answer is about every request there can be, with an example of each change. Places named `statement[0]` are those of the
/// new policy where something is granted, and of the old one where it is taken away.
///
/// The status is 0 if the new policy permits nothing that the old one does not, 1 if it does, and 3 if nobody can say. What is
/// taken away does not count.
#[derive(Args, Debug)]
pub(crate) struct Compare {
    /// The policy before the change; `-` is standard input
    old: PathBuf,

    /// The policy after the change; `-` is standard input
    new: PathBuf,

    /// How to print the changes
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// Aligned lines
    #[default]
    Text,
    /// Tables for a comment of a review
    Markdown,
    /// One value, by the schema `compare.json`
    Json,
}

/// What is known of a change.
struct Comparison {
    /// Whether whatever the new policy permits the old one permits.
    forward: Verdict,
    /// Whether whatever the old policy permits the new one permits.
    backward: Verdict,
    changes: Result<Diff, Unsettled>,
}

impl Compare {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        if is_stdin(&self.old) && is_stdin(&self.new) {
            return Err(Failure::new("<stdin>", "the two policies cannot both be read from it"));
        }
        let (old, new) = (Source::read(&self.old)?.document()?, Source::read(&self.new)?.document()?);
        let comparison = Comparison::of(&old, &new);
        match self.format {
            Format::Text => output.text(&comparison.text())?,
            Format::Markdown => write!(output, "{}", comparison.markdown())?,
            Format::Json => output.json(&comparison.json())?,
        }
        Ok(comparison.status())
    }
}

impl Comparison {
    fn of(old: &Document, new: &Document) -> Self {
        Self { forward: implies(new, old), backward: implies(old, new), changes: diff(old, new) }
    }

    const fn status(&self) -> Status {
        match self.forward {
            Verdict::Holds => Status::Fine,
            Verdict::Fails(_) => Status::No,
            Verdict::Unknown(_) => Status::Undecided,
        }
    }

    fn text(&self) -> String {
        match &self.changes {
            Ok(changes) if changes.is_empty() => format!("{}\n", self.summary()),
            Ok(changes) => format!("{}\n\n{changes}", self.summary()),
            Err(why) => format!("{}\n\nthe changes are not listed: {why}\n", self.summary()),
        }
    }

    fn markdown(&self) -> String {
        match &self.changes {
            Ok(changes) if changes.is_empty() => format!("**{}**\n", self.summary()),
            Ok(changes) => format!("**{}**\n\n{}", self.summary(), changes.to_markdown()),
            Err(why) => format!("**{}**\n\nThe changes are not listed: {why}.\n", self.summary()),
        }
    }

    fn json(&self) -> impl Serialize {
        #[derive(Serialize)]
        struct Shape<'c> {
            forward: Answer<'c>,
            backward: Answer<'c>,
            #[serde(flatten)]
            changes: Option<&'c Diff>,
        }
        Shape {
            forward: Answer::from(&self.forward),
            backward: Answer::from(&self.backward),
            changes: self.changes.as_ref().ok(),
        }
    }

    /// One sentence.
    fn summary(&self) -> &'static str {
        use Verdict::{Fails, Holds, Unknown};
        match (&self.forward, &self.backward) {
            (Holds, Holds) => "Both policies permit the same requests.",
            (Holds, Fails(_)) => "The new policy permits less than the old one.",
            (Holds, Unknown(_)) => "The new policy permits nothing that the old one does not. Perhaps it permits less.",
            (Fails(_), Holds) => "The new policy permits more than the old one.",
            (Fails(_), Fails(_)) => {
                "The new policy permits what the old one does not, and does not permit all that the old one does."
            }
            (Fails(_), Unknown(_)) => {
                "The new policy permits what the old one does not. Perhaps it does not permit all that the old one does."
            }
            (Unknown(_), Fails(_)) => {
                "Perhaps the new policy permits what the old one does not. It does not permit all that the old one does."
            }
            (Unknown(_), Holds) => {
                "Perhaps the new policy permits what the old one does not. It permits all that the old one does."
            }
            (Unknown(_), Unknown(_)) => "Perhaps the two policies permit different requests: nobody can say.",
        }
    }
}
