use annotate_snippets::Level;
use cos_policy::analysis::Severity;

use crate::diagnostic::{Excerpt, renderer};
use crate::input::Source;

use super::placed::Placed;
use super::report::Report;
use super::summary::Summary;

/// For people: the message, the place underlined, and what to do.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) is_colored: bool,
}

impl Report for Text {
    fn finding(&self, source: &Source, placed: &Placed) -> String {
        let finding = &placed.finding;
        let level = match finding.severity() {
            Severity::Note => Level::NOTE,
            Severity::Warning => Level::WARNING,
            Severity::Error => Level::ERROR,
        };
        let title = level.primary_title(finding.message()).id(finding.rule().id());
        let excerpt = Excerpt::new(source, finding.span(), placed.start);
        let group = excerpt.under(title, finding.path()).element(Level::HELP.message(finding.remedy()));
        renderer(self.is_colored).render(&[group]) + "\n\n"
    }

    fn end(&self, summary: &Summary) -> String {
        format!("{summary}\n")
    }
}
