use std::path::Path;

use cos_policy::analysis::Rule;
use serde_json::{Value, json};

use crate::input::Source;

use super::placed::Placed;
use super::report::Report;
use super::summary::Summary;

/// SARIF 2.1.0, which code scanning reads: one run with all rules, a result a line.
#[derive(Debug)]
pub(super) struct Sarif;

impl Report for Sarif {
    fn begin(&self) -> String {
        let rules: Vec<Value> = Rule::ALL.iter().map(|rule| described(*rule)).collect();
        let driver = json!({"name": "cos-policy", "version": env!("CARGO_PKG_VERSION"), "rules": rules});
        format!(
            "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\
             \"tool\":{{\"driver\":{driver}}},\"columnKind\":\"unicodeCodePoints\",\"results\":["
        )
    }

    fn finding(&self, source: &Source, placed: &Placed) -> String {
        let Placed { finding, start, end } = placed;
        let rule = finding.rule();
        let result = json!({
            "ruleId": rule.id(),
            "ruleIndex": Rule::ALL.iter().position(|other| *other == rule),
            "level": finding.severity().name(),
            "message": {"text": placed.sentences()},
            "locations": [{
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(&source.name)},
                    "region": {
                        "startLine": start.line, "startColumn": start.column,
                        "endLine": end.line, "endColumn": end.column,
                    },
                },
                "logicalLocations": [{"fullyQualifiedName": finding.path()}],
            }],
        });
        format!("\n{result}")
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn end(&self, summary: &Summary) -> String {
        let refused = summary.refused.iter();
        let notes: Vec<Value> =
            refused.map(|message| json!({"level": "error", "message": {"text": message}})).collect();
        let invocation = json!({"executionSuccessful": notes.is_empty(), "toolExecutionNotifications": notes});
        format!("\n],\"invocations\":[{invocation}]}}]}}\n")
    }
}

fn described(rule: Rule) -> Value {
    json!({
        "id": rule.id(),
        "shortDescription": {"text": rule.title()},
        "fullDescription": {"text": rule.why()},
        "help": {"text": rule.remedy()},
        "defaultConfiguration": {"level": rule.severity().name()},
    })
}

/// A path as a reference of RFC 3986: relative ones stay relative.
fn uri(name: &str) -> String {
    let scheme = if Path::new(name).is_absolute() { "file://" } else { "" };
    let stays = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let encoded = name.bytes().map(|byte| match byte {
        byte if stays(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    encoded.fold(scheme.to_owned(), |uri, part| uri + &part)
}
