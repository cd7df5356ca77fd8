use std::io::Write;

use clap::{ColorChoice, Subcommand};

use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

mod minify;

/// One file a command: its arguments and what it does.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Minify(minify::Minify),
}

impl Command {
    pub(crate) fn run(self, color: ColorChoice) -> Result<Status, Failure> {
        let mut output = Output::new(color);
        let status = match self {
            Self::Minify(command) => command.run(&mut output),
        }?;
        output.flush()?;
        Ok(status)
    }
}
