use std::io::Write;

use clap::{ColorChoice, Subcommand};

use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

mod actions;
mod check;
mod compare;
mod completions;
mod decide;
mod lint;
mod man;
mod matrix;
mod meter;
mod minify;
mod rules;
mod rust;

/// One file a command: its arguments and what it does.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Lint(lint::Lint),
    Matrix(matrix::Matrix),
    Decide(decide::Decide),
    Check(check::Check),
    Compare(compare::Compare),
    Rust(rust::Rust),
    Rules(rules::Rules),
    Actions(actions::Actions),
    Meter(meter::Meter),
    Minify(minify::Minify),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Command {
    pub(crate) fn run(self, color: ColorChoice) -> Result<Status, Failure> {
        let mut output = Output::new(color);
        let output = &mut output;
        let status = match self {
            Self::Lint(command) => command.run(output),
            Self::Matrix(command) => command.run(output),
            Self::Decide(command) => command.run(output),
            Self::Check(command) => command.run(output),
            Self::Compare(command) => command.run(output),
            Self::Rust(command) => command.run(output),
            Self::Rules(command) => command.run(output),
            Self::Actions(command) => command.run(output),
            Self::Meter(command) => command.run(output),
            Self::Minify(command) => command.run(output),
            Self::Completions(command) => command.run(output),
            Self::Man(command) => command.run(output),
        }?;
        output.flush()?;
        Ok(status)
    }
}
