use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use cos_policy::analysis::Outcome;
use cos_policy::{Decision, Document, Request, action};
use serde::Serialize;

use crate::failure::Failure;
use crate::input::{Source, is_stdin};
use crate::output::Output;
use crate::status::Status;

mod asked;
mod lines;
mod place;

use asked::Asked;
use lines::Lines;

/// Decide a request, or many
///
/// The answer is `allow`, `explicit_deny`, `implicit_deny` or `unknown`, which is where no document of Tencent settles it. A key
/// can do what its policy allows and its issuer may do: read `allow` as "at most".
///
/// The status is 0 if every request is allowed, 3 if one is unknown, and else 1.
#[derive(Args, Debug)]
pub(crate) struct Decide {
    /// The policy; `-` is standard input
    file: PathBuf,

    #[command(flatten)]
    asked: Asked,

    /// Requests in JSON, one a line; `-` is standard input
    ///
    /// For each, one line of JSON is printed as soon as it is decided. Empty lines are passed over. A line that is no request ends
    /// the command with status 2.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["action", "format"])]
    requests: Option<PathBuf>,

    /// Say why: which condition does not hold, or what is not documented
    #[arg(long)]
    explain: bool,

    /// How to print the decision
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// The decision alone, or a line that explains it
    #[default]
    Text,
    /// As for each line of `--requests`
    Json,
}

/// A decision as JSON has it.
#[derive(Debug, Serialize)]
struct Answer {
    decision: String,
    statements: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<String>,
}

impl Decide {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        match &self.requests {
            Some(requests) if is_stdin(requests) && is_stdin(&self.file) => {
                Err(Failure::new("<stdin>", "the policy and the requests cannot both be read from it"))
            }
            Some(requests) => self.decide_each(Lines::open(requests)?, output),
            None => {
                let document = self.document()?;
                let request = self.asked.request(&document)?;
                warn_of_unknown_action(&request);
                self.decide_one(&document, &request, output)
            }
        }
    }

    fn decide_one(&self, document: &Document, request: &Request, output: &mut Output) -> Result<Status, Failure> {
        let decision = document.decide(request);
        match self.format {
            Format::Json => self.answer(decision, output)?,
            Format::Text if self.explain => output.text(&format!("{decision}\n"))?,
            Format::Text => writeln!(output, "{}", decision.outcome())?,
        }
        Ok(status(decision.outcome()))
    }

    fn decide_each(&self, mut requests: Lines, output: &mut Output) -> Result<Status, Failure> {
        let document = self.document()?;
        let mut worst = None;
        loop {
            // Whoever waits for an answer before the next request gets it.
            if requests.must_wait() {
                output.flush()?;
            }
            let Some(request) = requests.next_request()? else { break };
            let decision = document.decide(&request);
            self.answer(decision, output)?;
            worst = worst.max(Some(status(decision.outcome())));
        }
        worst.ok_or_else(|| requests.empty())
    }

    fn document(&self) -> Result<Document, Failure> {
        Source::read(&self.file)?.document()
    }

    fn answer(&self, decision: Decision<'_>, output: &mut Output) -> Result<(), Failure> {
        Ok(output.json_line(&Answer {
            decision: decision.outcome().to_string(),
            statements: decision.statements().collect(),
            explanation: self.explain.then(|| decision.explain()),
        })?)
    }
}

/// A misspelt action is denied like any other that nothing allows.
fn warn_of_unknown_action(request: &Request) {
    if let Err(unknown) = action::find(request.action()) {
        // There is nobody left to tell.
        _ = writeln!(io::stderr(), "warning: {unknown}");
    }
}

const fn status(outcome: Outcome) -> Status {
    match outcome {
        Outcome::Allow => Status::Fine,
        Outcome::ExplicitDeny | Outcome::ImplicitDeny => Status::No,
        Outcome::Unknown => Status::Undecided,
    }
}
