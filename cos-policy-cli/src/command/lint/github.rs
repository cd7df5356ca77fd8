use cos_policy::Finding;
use cos_policy::analysis::Severity;

use crate::failure::Failure;
use crate::input::Source;

use super::placed::Placed;
use super::report::Report;

/// Workflow commands of GitHub Actions, which become annotations of a pull request.
///
/// Source: docs.github.com, *Workflow commands for GitHub Actions*; the escapes are those of actions/toolkit.
#[derive(Debug)]
pub(super) struct Github;

impl Report for Github {
    fn finding(&self, source: &Source, placed: &Placed) -> String {
        let Placed { finding, start, .. } = placed;
        let command = match finding.severity() {
            Severity::Note => "notice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        format!(
            "::{command} file={},line={},col={},title={}::{}\n",
            property(&source.name),
            start.line,
            start.column,
            property(&title(finding)),
            data(&placed.sentences()),
        )
    }

    fn refused(&self, failure: &Failure) -> Option<String> {
        let message = data(&failure.to_string());
        Some(match failure {
            Failure::NoPolicy(refused) => {
                let (source, error) = &**refused;
                let (line, column) = (error.line(), error.column());
                format!("::error file={},line={line},col={column}::{message}\n", property(&source.name))
            }
            _ => format!("::error::{message}\n"),
        })
    }
}

/// The rule, and the element if it is about one.
fn title(finding: &Finding) -> String {
    format!("{} {}", finding.rule().id(), finding.path()).trim_end().to_owned()
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_ends_a_command_or_a_property_is_escaped() {
        assert_eq!(data("50 %\r\n::error::"), "50 %25%0D%0A::error::");
        assert_eq!(property("C:\\a,b\n"), "C%3A\\a%2Cb%0A");
    }
}
