use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use crate::diagnostic;
use crate::failure::Failure;
use crate::input::Source;
use crate::output::{Output, is_colored};
use crate::status::Status;

mod actions;
mod condition;
mod guard;
mod model;
mod place;
mod source;
mod statement;

use model::Policy;

/// Print a policy as a Rust function that returns it, written with `policy!`
///
/// What the function returns permits what the policy permits. A policy that `policy!` refuses as dangerous, or that nobody
/// documents, cannot be written: each statement that cannot is named with the reason, and the status is 1.
#[derive(Args, Debug)]
pub(crate) struct Rust {
    /// The policy; `-` is standard input
    file: PathBuf,

    /// Why the statements are meant that grant a whole bucket, or an action that can take one over
    ///
    /// Without a reason they are not written.
    #[arg(long, value_name = "REASON", value_parser = reason)]
    deliberately: Option<String>,
}

impl Rust {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        let document = Source::read(&self.file)?.document()?;
        let policy = Policy::of(&document).map_err(|error| Failure::new(self.file.display(), error))?;
        match source::write(&policy, self.deliberately.as_deref()) {
            Ok(source) => {
                output.write_all(source.as_bytes())?;
                Ok(Status::Fine)
            }
            Err(reasons) => {
                refuse(&reasons, output);
                Ok(Status::No)
            }
        }
    }
}

/// On standard error, so that no file begins with it.
fn refuse(reasons: &[String], output: &Output) {
    let mut stderr = io::stderr().lock();
    let is_colored = is_colored(output.color(), &stderr);
    for reason in reasons {
        // There is nobody left to tell.
        _ = writeln!(stderr, "{}", diagnostic::line(reason, is_colored));
    }
}

fn reason(text: &str) -> Result<String, &'static str> {
    if text.trim().is_empty() { Err("say why in words") } else { Ok(text.to_owned()) }
}
