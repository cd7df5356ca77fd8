use std::io::Write;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use cos_policy::analysis::Rule;
use serde::Serialize;

use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;
use crate::table::columns;

/// Say what `lint` looks for, and why
#[derive(Args, Debug)]
pub(crate) struct Rules {
    /// The rule, such as whole_bucket; all in a list if there is none
    #[arg(value_parser = PossibleValuesParser::new(Rule::ALL.iter().map(|rule| rule.id())), hide_possible_values = true)]
    id: Option<String>,

    /// How to print
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// A rule in JSON.
#[derive(Serialize)]
struct Described {
    rule: &'static str,
    severity: &'static str,
    title: &'static str,
    why: &'static str,
    remedy: &'static str,
    source: &'static str,
}

impl Rules {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        let is_wanted = |rule: &Rule| self.id.as_ref().is_none_or(|id| rule.id() == id);
        let wanted: Vec<Rule> = Rule::ALL.iter().copied().filter(is_wanted).collect();
        match (self.format, &*wanted) {
            (Format::Json, _) => output.json(&wanted.iter().copied().map(Described::from).collect::<Vec<_>>())?,
            (Format::Text, [rule]) => output.write_all(page(*rule).as_bytes())?,
            (Format::Text, rules) => output.write_all(list(rules).as_bytes())?,
        }
        Ok(Status::Fine)
    }
}

fn list(rules: &[Rule]) -> String {
    let row = |rule: &Rule| [rule.id(), rule.severity().name(), rule.title()].map(str::to_owned);
    columns(&rules.iter().map(row).collect::<Vec<_>>())
}

fn page(rule: Rule) -> String {
    format!(
        "{} ({})\n\n{}\n\nWhy: {}\n\nRemedy: {}\n\nSource: {}\n",
        rule.id(),
        rule.severity(),
        rule.title(),
        rule.why(),
        rule.remedy(),
        rule.source()
    )
}

impl From<Rule> for Described {
    fn from(rule: Rule) -> Self {
        Self {
            rule: rule.id(),
            severity: rule.severity().name(),
            title: rule.title(),
            why: rule.why(),
            remedy: rule.remedy(),
            source: rule.source(),
        }
    }
}
