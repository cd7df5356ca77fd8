//! The command `cos-policy`: policies for temporary keys of Tencent Cloud COS, checked without writing Rust.

use std::process::ExitCode;

use clap::Parser;

mod args;
mod command;
mod diagnostic;
mod failure;
mod input;
mod output;
mod status;
mod table;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let color = args.color;
    let ended = args.command.run(color);
    ended.unwrap_or_else(|failure| failure.report(color)).into()
}
