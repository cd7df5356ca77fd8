//! The command as a process: what it prints, writes and returns.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod answers;
mod fixes;
mod formats;
mod input;
mod requests;
mod sessions;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// How a process ended, and what it said.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cos-policy"));
    command.args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

pub(crate) fn run(arguments: &[&str]) -> Ended {
    ended(command(arguments), b"")
}

pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Ended {
    let mut command = command(arguments);
    command.current_dir(folder);
    ended(command, b"")
}

pub(crate) fn run_with(stdin: &[u8], arguments: &[&str]) -> Ended {
    ended(command(arguments), stdin)
}

pub(crate) fn ended(mut command: Command, stdin: &[u8]) -> Ended {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    // A process that refuses its input may end before it has read all of it.
    _ = child.stdin.take().unwrap().write_all(stdin);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended { status: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
}
