use crate::failure::Failure;
use crate::input::Source;

use super::placed::Placed;
use super::summary::Summary;

/// A format of findings. Items are made on all cores, and printed in the order of the files.
pub(super) trait Report: Sync {
    /// What comes before the first item.
    fn begin(&self) -> String {
        String::new()
    }

    fn finding(&self, source: &Source, placed: &Placed) -> String;

    /// Of a file that could not be used, besides what standard error says.
    fn refused(&self, _: &Failure) -> Option<String> {
        None
    }

    /// Between two items.
    fn separator(&self) -> &'static str {
        ""
    }

    fn end(&self, _: &Summary) -> String {
        String::new()
    }
}
