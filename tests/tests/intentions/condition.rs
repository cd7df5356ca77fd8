//! Somebody who takes the condition of a cell at its word.

use serde_json::Value;

use crate::reader::is_like;
use crate::requests::Context;

/// Whether a condition holds, such as `<= 5 bytes and (x-cos-acl private or absent)`.
pub(crate) fn holds(condition: &str, context: &Context) -> bool {
    let either = split(condition, " or ");
    if either.len() > 1 {
        // `or absent` is about the key before it.
        let mut before = "";
        return either.into_iter().any(|part| match part {
            "absent" => !context.contains_key(before),
            part => {
                before = key(part);
                holds(part, context)
            }
        });
    }
    let all = split(condition, " and ");
    match condition.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        _ if all.len() > 1 => all.into_iter().all(|part| holds(part, context)),
        Some(inner) => holds(inner, context),
        None => holds_alone(condition, context),
    }
}

/// The parts between words that stand in no bracket.
fn split<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0);
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            ' ' if depth == 0 && at >= start && text[at..].starts_with(word) => {
                parts.push(&text[start..at]);
                start = at + word.len();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

fn key(part: &str) -> &'static str {
    match part.trim_start_matches("not ").split(' ').next().unwrap() {
        "https" | "plain" => "cos:secure-transport",
        "from" => "qcs:ip",
        "<" | "<=" | ">" | ">=" | "=" => "cos:content-length",
        "tls-version" => "cos:tls-version",
        "x-cos-acl" => "cos:x-cos-acl",
        "x-cos-storage-class" => "cos:x-cos-storage-class",
        "prefix" => "cos:prefix",
        _ => "cos:content-type",
    }
}

fn holds_alone(part: &str, context: &Context) -> bool {
    let Some(value) = context.get(key(part)) else { return false };
    let (is_negated, rest) = part.strip_prefix("not ").map_or((false, part), |rest| (true, rest));
    match key(part) {
        "cos:secure-transport" => *value == Value::Bool(part == "https"),
        "qcs:ip" => {
            assert_eq!(rest, "from 10.0.0.0/8");
            value.as_str().unwrap().starts_with("10.") != is_negated
        }
        "cos:content-length" => is_beyond(rest.strip_suffix(" bytes").unwrap(), value),
        "cos:tls-version" => is_beyond(rest.strip_prefix("tls-version ").unwrap(), value),
        "cos:content-type" if rest.starts_with("neither ") => {
            let values = rest.trim_start_matches("neither ").split(" nor ");
            !{ values }.any(|pattern| is_like(pattern, value.as_str().unwrap()))
        }
        "cos:content-type" => is_like(rest, value.as_str().unwrap()) != is_negated,
        _ => {
            let (_, rest) = part.split_once(' ').unwrap();
            let (is_negated, rest) = rest.strip_prefix("not ").map_or((false, rest), |rest| (true, rest));
            is_like(rest.strip_prefix("like ").unwrap_or(rest), value.as_str().unwrap()) != is_negated
        }
    }
}

fn is_beyond(bound: &str, value: &Value) -> bool {
    let (sign, number) = bound.split_once(' ').unwrap();
    let (value, number) = (value.as_f64().unwrap(), number.parse::<f64>().unwrap());
    match sign {
        "<" => value < number,
        "<=" => value <= number,
        ">" => value > number,
        ">=" => value >= number,
        _ => panic!("{bound}"),
    }
}
