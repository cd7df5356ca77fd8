//! Conditions: 436/71306 for what COS documents, 598/10608 for what CAM has besides.

use std::cmp::Ordering;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde_json::Value;

use super::decimals::Decimal;
use super::truth::{Truth, all, any};
use super::{Asked, list};
use super::{globs, percent};

use Truth::{False, True, Unsettled};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Text,
    /// A text from the query of the URL.
    Query,
    Number,
    Address,
    Boolean,
    Tags,
}

/// The keys that a document of COS lists, and whether an empty value is as good as none.
const KEYS: [(&str, Kind, bool); 13] = [
    ("cos:content-length", Kind::Number, true),
    ("cos:content-type", Kind::Text, true),
    ("cos:prefix", Kind::Query, true),
    ("cos:response-content-type", Kind::Query, true),
    ("cos:secure-transport", Kind::Boolean, false),
    ("cos:tls-version", Kind::Number, false),
    ("cos:versionid", Kind::Query, true),
    ("cos:x-cos-acl", Kind::Text, true),
    ("cos:x-cos-storage-class", Kind::Text, true),
    ("qcs:ip", Kind::Address, false),
    ("qcs:request_tag", Kind::Tags, true),
    ("qcs:resource_tag", Kind::Tags, true),
    ("vpc:requester_vpc", Kind::Text, false),
];

/// The table of 436/46205, and `bool_equal` from its examples.
const OPERATORS: [&str; 12] = [
    "string_equal",
    "string_not_equal",
    "string_like",
    "numeric_equal",
    "numeric_not_equal",
    "numeric_greater_than",
    "numeric_greater_than_equal",
    "numeric_less_than",
    "numeric_less_than_equal",
    "ip_equal",
    "ip_not_equal",
    "bool_equal",
];

/// Several keys and several operators: each must hold.
pub(super) fn hold(condition: &Value, request: &Asked) -> Truth {
    let clauses = condition.as_object().unwrap().iter().flat_map(|(operator, keys)| {
        keys.as_object().unwrap().iter().map(move |(key, values)| (operator, key, list(values)))
    });
    all(clauses.map(|(operator, key, values)| holds(operator, key, &values, request)))
}

fn holds(operator: &str, key: &str, values: &[&Value], request: &Asked) -> Truth {
    let (quantifier, rest) = operator.split_once(':').unwrap_or(("", operator));
    let name = rest.strip_suffix("_if_exist").unwrap_or(rest);
    if !OPERATORS.contains(&name) {
        return Unsettled("an operator that COS does not list");
    }
    let Some((_, kind, empty_is_absent)) = KEYS.iter().find(|(listed, _, _)| *listed == key) else {
        return Unsettled("a key that COS does not list");
    };
    let Some(given) = request.value(key, *empty_is_absent) else {
        return match (rest.ends_with("_if_exist"), quantifier) {
            (true, _) => True,
            (false, "for_all_value") => Unsettled("for_all_value on an absent key"),
            (false, _) => False,
        };
    };
    if !is_for(name, *kind) {
        return Unsettled("an operator of another family");
    }
    if name.contains("_not_") && values.len() > 1 {
        return Unsettled("a list under a negated operator");
    }
    // 598/10608 knows `for_any_value:string_equal` for tags, 436/46206 both quantifiers for those that a request sets.
    if *kind == Kind::Tags && (name != "string_equal" || key == "qcs:resource_tag" && quantifier == "for_all_value") {
        return Unsettled("tags under another operator");
    }
    let one_of = |given: &Value| any(values.iter().map(|value| compare(name, *kind, given, value)));
    match (quantifier, kind, &given) {
        ("", Kind::Tags, _) => Unsettled("tags without a quantifier"),
        ("for_any_value", Kind::Tags, Value::Array(tags)) => any(tags.iter().map(one_of)),
        ("for_all_value", Kind::Tags, Value::Array(tags)) => all(tags.iter().map(one_of)),
        (_, Kind::Tags, Value::String(_)) => one_of(&given),
        (_, Kind::Tags, _) => UNREADABLE,
        // A request has texts only, however its JSON writes them.
        (_, _, Value::Number(_) | Value::Bool(_)) => one_of(&given.to_string().into()),
        _ => one_of(&given),
    }
}

fn is_for(operator: &str, kind: Kind) -> bool {
    let (family, _) = operator.split_once('_').unwrap();
    match kind {
        Kind::Text | Kind::Query | Kind::Tags => family == "string",
        Kind::Number => family == "numeric",
        Kind::Address => family == "ip",
        Kind::Boolean => family == "bool",
    }
}

fn compare(operator: &str, kind: Kind, given: &Value, value: &Value) -> Truth {
    match kind {
        Kind::Text | Kind::Tags => compare_texts(operator, given, value),
        Kind::Query => compare_query_values(operator, given, value),
        Kind::Number => compare_numbers(operator, given, value),
        Kind::Address => compare_addresses(operator, given, value),
        Kind::Boolean => compare_booleans(given, value),
    }
}

const UNREADABLE: Truth = Unsettled("a value that cannot be read");
const VARIABLE: Truth = Unsettled("a variable in a value");

// Texts.

fn compare_texts(operator: &str, given: &Value, value: &Value) -> Truth {
    let (Some(given), Some(value)) = (given.as_str(), value.as_str()) else { return UNREADABLE };
    if value.contains("${") {
        return VARIABLE;
    }
    match operator {
        "string_equal" => (given == value).into(),
        "string_not_equal" => (given != value).into(),
        _ => is_like(given, value),
    }
}

fn is_like(given: &str, pattern: &str) -> Truth {
    let middle = pattern.strip_prefix('*').unwrap_or(pattern);
    let middle = middle.strip_suffix('*').unwrap_or(middle);
    let documented = !middle.contains(['*', '?']);
    match globs::matches(&globs::widened(pattern), given) {
        true if documented => True,
        true if middle.contains('?') => Unsettled("a question mark in a value"),
        true => Unsettled("a star within a value"),
        false => False,
    }
}

fn compare_query_values(operator: &str, given: &Value, value: &Value) -> Truth {
    let (Some(given), Some(value)) = (given.as_str(), value.as_str()) else { return UNREADABLE };
    if value.contains("${") {
        return VARIABLE;
    }
    let given = percent::canonical(given);
    let canonical =
        if operator == "string_like" { percent::canonical_pattern(value) } else { percent::canonical(value) };
    let truth = compare_texts(operator, &given.clone().into(), &canonical.clone().into());
    let equal = given == canonical;
    match operator {
        _ if value == canonical => truth,
        "string_not_equal" if equal => Unsettled("a value in another encoding"),
        "string_not_equal" => True,
        _ if truth == False => False,
        _ => Unsettled("a value in another encoding"),
    }
}

// Numbers.

fn compare_numbers(operator: &str, given: &Value, value: &Value) -> Truth {
    let Some(left) = number(given) else { return UNREADABLE };
    let Some(right) = number(value) else { return UNREADABLE };
    let order = left.compare(&right);
    let holds = match operator {
        "numeric_equal" => order == Ordering::Equal,
        "numeric_not_equal" => order != Ordering::Equal,
        "numeric_greater_than" => order == Ordering::Greater,
        "numeric_greater_than_equal" => order != Ordering::Less,
        "numeric_less_than" => order == Ordering::Less,
        _ => order != Ordering::Greater,
    };
    match value {
        Value::Number(_) => holds.into(),
        _ if holds || operator == "numeric_not_equal" => Unsettled("a number in quotes"),
        _ => False,
    }
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Decimal::read(&number.to_string()),
        Value::String(text) => Decimal::read(text),
        _ => None,
    }
}

// Addresses.

fn compare_addresses(operator: &str, given: &Value, value: &Value) -> Truth {
    let Some(given) = given.as_str().and_then(|text| text.parse::<IpAddr>().ok()) else { return UNREADABLE };
    let Some((network, prefix)) = value.as_str().and_then(block) else { return UNREADABLE };
    let lies_within = match (given, network) {
        (IpAddr::V4(given), IpAddr::V4(network)) => {
            let mask = u32::MAX.checked_shl(32 - prefix).unwrap_or(0);
            Ipv4Addr::to_bits(given) & mask == Ipv4Addr::to_bits(network) & mask
        }
        (IpAddr::V6(given), IpAddr::V6(network)) => {
            let mask = u128::MAX.checked_shl(128 - prefix).unwrap_or(0);
            Ipv6Addr::to_bits(given) & mask == Ipv6Addr::to_bits(network) & mask
        }
        _ => false,
    };
    match (lies_within, network) {
        // Who cannot read it cannot say that an address differs.
        (_, IpAddr::V6(_)) if lies_within || operator == "ip_not_equal" => Unsettled("a block of IPv6"),
        _ => (lies_within == (operator == "ip_equal")).into(),
    }
}

fn block(text: &str) -> Option<(IpAddr, u32)> {
    let (address, prefix) = text.split_once('/').map_or((text, None), |(address, prefix)| (address, Some(prefix)));
    let address: IpAddr = address.parse().ok()?;
    let bits = if address.is_ipv4() { 32 } else { 128 };
    match prefix {
        None => Some((address, bits)),
        Some(prefix) if prefix.bytes().all(|byte| byte.is_ascii_digit()) => {
            prefix.parse().ok().filter(|prefix| *prefix <= bits).map(|prefix| (address, prefix))
        }
        Some(_) => None,
    }
}

// Booleans.

fn compare_booleans(given: &Value, value: &Value) -> Truth {
    let boolean = |value: &Value| ["true", "false"].into_iter().find(|text| value == text);
    match (boolean(given), boolean(value)) {
        (Some(given), Some(value)) => (given == value).into(),
        _ => UNREADABLE,
    }
}
