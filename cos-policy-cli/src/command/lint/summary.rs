use std::fmt;

use cos_policy::analysis::Severity;

use crate::status::Status;

use super::checked::Checked;

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    notes: usize,
    warnings: usize,
    errors: usize,
}

/// What a check of many files comes to.
#[derive(Debug)]
pub(super) struct Summary {
    level: Severity,
    tally: Tally,
    /// Printed so far.
    pub(super) items: usize,
    mendable: usize,
    files: usize,
    pub(super) refused: Vec<String>,
}

impl Summary {
    pub(super) const fn new(level: Severity) -> Self {
        let tally = Tally { notes: 0, warnings: 0, errors: 0 };
        Self { level, tally, items: 0, mendable: 0, files: 0, refused: Vec::new() }
    }

    pub(super) fn add(&mut self, checked: Checked) {
        self.tally.notes += checked.tally.notes;
        self.tally.warnings += checked.tally.warnings;
        self.tally.errors += checked.tally.errors;
        self.mendable += checked.mendable;
        self.files += usize::from(checked.failure.is_none());
        self.refused.extend(checked.failure.map(|failure| failure.to_string()));
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.items == 0
    }

    pub(super) fn status(&self) -> Status {
        if !self.refused.is_empty() {
            Status::Unusable
        } else if self.tally.worst() >= Some(self.level) {
            Status::No
        } else {
            Status::Fine
        }
    }
}

impl Tally {
    pub(super) fn worst(self) -> Option<Severity> {
        let counts = [(self.errors, Severity::Error), (self.warnings, Severity::Warning), (self.notes, Severity::Note)];
        counts.into_iter().find(|(count, _)| *count > 0).map(|(_, severity)| severity)
    }
}

impl FromIterator<Severity> for Tally {
    fn from_iter<I: IntoIterator<Item = Severity>>(severities: I) -> Self {
        let mut tally = Self::default();
        for severity in severities {
            match severity {
                Severity::Note => tally.notes += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Error => tally.errors += 1,
            }
        }
        tally
    }
}

impl fmt::Display for Summary {
    /// `2 errors, 1 note in 3 files; --fix mends 1`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tally { notes, warnings, errors } = self.tally;
        let counts = [(errors, "error"), (warnings, "warning"), (notes, "note")];
        let counts: Vec<String> =
            counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, of)| counted(count, of)).collect();
        let found = if counts.is_empty() { "no findings".to_owned() } else { counts.join(", ") };
        write!(f, "{found} in {}", counted(self.files, "file"))?;
        if !self.refused.is_empty() {
            write!(f, "; {} could not be checked", counted(self.refused.len(), "file"))?;
        }
        if self.mendable > 0 {
            write!(f, "; `--fix` mends {}", self.mendable)?;
        }
        Ok(())
    }
}

fn counted(count: usize, of: &str) -> String {
    format!("{count} {of}{}", if count == 1 { "" } else { "s" })
}
