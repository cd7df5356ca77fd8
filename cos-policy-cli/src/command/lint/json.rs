use cos_policy::Finding;
use serde::Serialize;

use crate::input::Source;

use super::placed::Placed;
use super::report::Report;
use super::summary::Summary;

/// An array of findings, one a line. `schema/lint.json` is its schema.
#[derive(Debug)]
pub(super) struct Json {
    /// Then findings do not say of which file they are.
    pub(super) is_one_file: bool,
}

#[derive(Serialize)]
struct Item<'f> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'f str>,
    #[serde(flatten)]
    finding: &'f Finding,
    line: usize,
    column: usize,
}

impl Report for Json {
    fn begin(&self) -> String {
        "[".to_owned()
    }

    fn finding(&self, source: &Source, placed: &Placed) -> String {
        let file = Some(source.name.as_str()).filter(|_| !self.is_one_file);
        let item = Item { file, finding: &placed.finding, line: placed.start.line, column: placed.start.column };
        // Nothing in it is no JSON.
        format!("\n  {}", serde_json::to_string(&item).unwrap_or_default())
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn end(&self, summary: &Summary) -> String {
        if summary.is_empty() { "]\n".to_owned() } else { "\n]\n".to_owned() }
    }
}
