use std::path::{Path, PathBuf};

use cos_policy::analysis::{Rule, fixes};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::failure::Failure;
use crate::input::Source;

use super::placed::{self, Placed};
use super::report::Report;
use super::summary::Tally;

/// What is known of a file.
#[derive(Debug, Default)]
pub(super) struct Checked {
    pub(super) tally: Tally,
    /// Findings that `--fix` mends.
    pub(super) mendable: usize,
    /// Printed.
    pub(super) items: Vec<String>,
    pub(super) failure: Option<Failure>,
}

/// Checks files on all cores.
pub(super) fn all(paths: &[PathBuf], report: &dyn Report) -> Vec<Checked> {
    // Threads take longer to start than one file to check.
    if let [path] = paths { vec![one(path, report)] } else { paths.par_iter().map(|path| one(path, report)).collect() }
}

fn one(path: &Path, report: &dyn Report) -> Checked {
    let checked = Source::read(path).and_then(|source| {
        let findings = placed::findings(&source.document()?, &source.text);
        Ok(of_findings(&source, &findings, report))
    });
    checked.unwrap_or_else(|failure| Checked {
        items: report.refused(&failure).into_iter().collect(),
        failure: Some(failure),
        ..Checked::default()
    })
}

fn of_findings(source: &Source, findings: &[Placed], report: &dyn Report) -> Checked {
    Checked {
        tally: findings.iter().map(|placed| placed.finding.severity()).collect(),
        mendable: mendable(source, findings),
        items: findings.iter().map(|placed| report.finding(source, placed)).collect(),
        failure: None,
    }
}

fn mendable(source: &Source, findings: &[Placed]) -> usize {
    let may_be = |placed: &Placed| {
        matches!(placed.finding.rule(), Rule::UnknownAction | Rule::LegacyResource | Rule::UnencodedValue)
    };
    // Most files have none, and need not be read again.
    if !findings.iter().any(may_be) {
        return 0;
    }
    let fixes = fixes(&source.text).unwrap_or_default();
    fixes.iter().filter(|fix| fix.rule().is_some()).count()
}
