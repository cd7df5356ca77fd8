use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

/// Print the completions for a shell
///
/// For bash: cos-policy completions bash > ~/.local/share/bash-completion/completions/cos-policy
#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        // The generator panics if it cannot write, as into a closed pipe.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut crate::args::Args::command(), "cos-policy", &mut script);
        output.write_all(&script)?;
        Ok(Status::Fine)
    }
}
