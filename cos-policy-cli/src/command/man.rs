use clap::{Args, CommandFactory};
use clap_mangen::Man as Page;

use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;

/// Print the manual page, in the format of man(1)
///
/// To read it: cos-policy man | man -l -
#[derive(Args, Debug)]
pub(crate) struct Man {
    /// The command that the page is about; all if there is none
    command: Option<String>,
}

impl Man {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        let mut all = crate::args::Args::command();
        all.build();
        let command = match &self.command {
            None => all,
            Some(name) => {
                let found = all.find_subcommand(name).cloned();
                found.ok_or_else(|| Failure::new(name, "no command has this name"))?
            }
        };
        Page::new(command).render(output)?;
        Ok(Status::Fine)
    }
}
