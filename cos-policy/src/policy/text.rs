use std::fmt::Write;

use crate::action::ActionSet;
use crate::condition::{Clause, Conditions, Values};
use crate::document::{self, Document};
use crate::effect::Effect;

// A policy is kept as its canonical text. No value needs an escape: the alphabets of the model have neither quotes nor
// backslashes nor control characters. So a quote always opens or closes a string, and text that looks like the start
// of a statement is one.

pub(super) const HEAD: &str = "{\"version\":\"2.0\",\"statement\":[";
pub(super) const TAIL: &str = "]}";

/// A statement up to the first of its resources.
#[inline]
pub(super) fn begin(text: &mut String, effect: Effect, actions: &str) {
    // Constant text, where its length is known, is copied without a call.
    match effect {
        Effect::Allow => text.push_str("{\"effect\":\"allow\",\"action\":["),
        Effect::Deny => text.push_str("{\"effect\":\"deny\",\"action\":["),
    }
    text.push_str(actions);
    text.push_str("],\"resource\":[");
}

/// A statement from the last of its resources on, and the comma behind it.
#[inline]
pub(super) fn end(text: &mut String, conditions: &Conditions) {
    if conditions.is_empty() {
        return text.push_str("]},");
    }
    text.push_str("],\"condition\":{");
    let mut before = None;
    for clause in conditions.iter() {
        match before.replace(clause.operator()) {
            Some(operator) if operator == clause.operator() => text.push_str(",\""),
            before => {
                if before.is_some() {
                    text.push_str("},");
                }
                text.push_str(clause.operator().opening());
            }
        }
        text.push_str(clause.member());
        write_values(text, clause.values());
    }
    text.push_str("}}},");
}

fn write_values(text: &mut String, values: &Values) {
    match values {
        Values::Number(number) => write_number(text, *number),
        Values::Version(version) => text.push_str(version.as_str()),
        Values::Text(value) => write_text(text, value),
        Values::Texts(texts) => list(text, texts, |text, value| write_text(text, value)),
        Values::Networks(networks) => list(text, networks, |text, network| {
            // Writing to a string cannot fail.
            _ = write!(text, "\"{network}\"");
        }),
        Values::None => text.push_str("[]"),
    }
}

fn write_text(text: &mut String, value: &str) {
    text.push('"');
    text.push_str(value);
    text.push('"');
}

fn write_number(text: &mut String, mut number: u64) {
    let mut digits = [0; 20];
    let mut start = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
        start -= 1;
        if number == 0 {
            break;
        }
    }
    text.push_str(digits.get(start..).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default());
}

/// A single value stands bare.
fn list<T>(text: &mut String, values: &[T], mut write: impl FnMut(&mut String, &T)) {
    if let [single] = values {
        return write(text, single);
    }
    text.push('[');
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        write(text, value);
    }
    text.push(']');
}

/// A deny of actions on resources under one condition, and the comma behind it.
pub(super) fn deny(actions: ActionSet, resources: &[&str], clause: Clause) -> String {
    let mut text = String::new();
    let actions: Vec<&str> = actions.iter().map(|action| action.item()).collect();
    begin(&mut text, Effect::Deny, &actions.join(","));
    for (i, resource) in resources.iter().enumerate() {
        text.push_str(if i > 0 { ",\"" } else { "\"" });
        text.push_str(resource);
        text.push('"');
    }
    end(&mut text, &Conditions::from(clause));
    text
}

/// The statements of a list of them, each with the comma behind it.
pub(super) fn split(statements: &str) -> impl Iterator<Item = &str> {
    const START: &str = "{\"effect\"";
    let mut rest = statements;
    std::iter::from_fn(move || {
        let after_start = rest.get(START.len()..)?;
        let end = after_start.find(START).map_or(rest.len(), |next| next + START.len());
        let (statement, after) = (rest.get(..end)?, rest.get(end..)?);
        rest = after;
        Some(statement)
    })
}

/// Statements of a list of them, as a document has them.
pub(super) fn read(statements: &str) -> Vec<document::Statement> {
    Document::of_canonical(&[HEAD, statements.trim_end_matches(','), TAIL].concat()).statements
}
