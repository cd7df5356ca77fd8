use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{ColorChoice, Parser};

use crate::command::Command;

/// Check policies for temporary keys of Tencent Cloud COS.
#[derive(Debug, Parser)]
#[command(name = "cos-policy", version, styles = STYLES, after_help = STATUSES, propagate_version = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to use colours; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub(crate) color: ColorChoice,
}

const STATUSES: &str = "\
Exit status:
  0    fine
  1    findings, or the answer is no
  2    unusable input or arguments
  3    undecided: no document of Tencent settles it
  141  whoever read the output closed it early";

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_agree_with_each_other() {
        super::Args::command().debug_assert();
    }
}
