use std::io::{IsTerminal, stdout};

use indicatif::ProgressBar;

/// Fewer files are done before anybody looks.
const MANY: usize = 1_000;

/// Shows on standard error how many files are done, if that is a terminal and findings do not scroll by on it.
pub(super) fn bar(files: usize) -> ProgressBar {
    if files < MANY || stdout().is_terminal() { ProgressBar::hidden() } else { ProgressBar::new(files as u64) }
}
