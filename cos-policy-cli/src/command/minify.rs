use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::failure::Failure;
use crate::input::Source;
use crate::output::Output;
use crate::status::Status;

/// Print a policy in its canonical text, without blanks
///
/// Elements, actions and conditions stand in a fixed order, actions once each and in full (`name/cos:PutObject`), resources in
/// the current layout. Nothing is granted or denied that was not before.
#[derive(Args, Debug)]
pub(crate) struct Minify {
    /// The policy; `-` is standard input
    file: PathBuf,
}

impl Minify {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        let document = Source::read(&self.file)?.document()?;
        writeln!(output, "{document}")?;
        Ok(Status::Fine)
    }
}
