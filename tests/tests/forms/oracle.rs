//! A slow reading of 436/14690, from its words alone: no code of the library.

use serde_json::Value;

/// Names and values, in the order of the form.
pub type Fields = Vec<(String, String)>;

/// What is sent: the bucket, the bytes of the file, the fields, and the clock in Unix seconds.
#[derive(Clone, Debug)]
pub struct Sent {
    pub bucket: String,
    pub length: u64,
    pub fields: Fields,
    pub at: u64,
}

/// Whether a policy in the shapes of that page is satisfied.
pub fn satisfied(policy: &str, sent: &Sent) -> bool {
    let policy: Value = serde_json::from_str(policy).unwrap();
    let conditions = policy["conditions"].as_array().unwrap();
    sent.at < seconds(policy["expiration"].as_str().unwrap())
        && conditions.iter().all(|condition| holds(condition, sent))
        && settled(conditions, sent)
}

fn holds(condition: &Value, sent: &Sent) -> bool {
    if let Value::Object(member) = condition {
        let (field, value) = member.iter().next().unwrap();
        return exact(field, value.as_str().unwrap(), sent);
    }
    let text = |at: usize| condition[at].as_str().unwrap();
    match text(0) {
        "eq" => exact(&text(1)[1..], text(2), sent),
        "starts-with" => value(&text(1)[1..], sent).is_some_and(|found| found.starts_with(text(2))),
        "content-length-range" => {
            condition[1].as_u64().unwrap() <= sent.length && sent.length <= condition[2].as_u64().unwrap()
        }
        other => panic!("{other}"),
    }
}

fn exact(field: &str, expected: &str, sent: &Sent) -> bool {
    if field == "bucket" { sent.bucket == expected } else { value(field, sent).is_some_and(|found| found == expected) }
}

/// Of the field with that name, if there is one and no other in whatever case.
fn value<'s>(field: &str, sent: &'s Sent) -> Option<&'s str> {
    let name = if field == "q-sign-time" { "q-key-time" } else { field };
    let alike: Vec<_> = sent.fields.iter().filter(|(other, _)| other.to_lowercase() == name.to_lowercase()).collect();
    match alike[..] {
        [(found, value)] if found == name => Some(value),
        _ => None,
    }
}

/// Nothing is sent of which the page does not say how it is judged.
fn settled(conditions: &[Value], sent: &Sent) -> bool {
    let names = |field: &str| {
        conditions.iter().any(|c| c.get(field).is_some() || c.get(1).is_some_and(|name| *name == format!("${field}")))
    };
    let sends = |field: &str| sent.fields.iter().any(|(name, _)| name.to_lowercase() == field);
    let loose = |pinned: &str, other: &str| names(pinned) && !names(other) && sends(other);
    let unreplaced = |(name, value): &(String, String)| name.to_lowercase() == "key" && value.contains("${filename}");
    !loose("acl", "x-cos-acl") && !loose("x-cos-acl", "acl") && !sent.fields.iter().any(unreplaced)
}

/// Unix seconds of `2023-11-14T22:28:20.000Z`, counted day by day.
fn seconds(text: &str) -> u64 {
    let number = |from: usize, to: usize| text[from..to].parse::<u64>().unwrap();
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let (year, month) = (number(0, 4), number(5, 7));
    let years: u64 = (1970..year).map(|year| if leap(year) { 366 } else { 365 }).sum();
    let months = [31, if leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let days = years + months.iter().take(month as usize - 1).sum::<u64>() + number(8, 10) - 1;
    days * 86_400 + number(11, 13) * 3600 + number(14, 16) * 60 + number(17, 19)
}
