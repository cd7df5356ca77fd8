//! The policy of a form (436/14690), which is not that of the key.

use std::collections::BTreeMap;
use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cos_policy::Bucket;
use serde_json::{Map, Value};
use sha1::{Digest, Sha1};

use super::date;
use super::digest::hex;
use super::error::{Code, Outcome, Refusal};
use super::sessions::Sessions;
use super::signature::{check_algorithm, check_time, compare, session, signature_of};
use issue_key::sts_stand_in::Session;

/// The fields in front of the file, as they are spelt.
#[derive(Debug, Default)]
pub(super) struct Fields(BTreeMap<String, String>);

/// How long a file may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lengths {
    pub(super) least: u64,
    pub(super) most: u64,
}

impl Fields {
    /// # Errors
    ///
    /// A field that is sent twice, in this case or another: no document says which one counts.
    pub(super) fn add(&mut self, name: String, value: String) -> Outcome<()> {
        if self.get(&name).is_some() {
            return Err(Refusal::unknown("a field that is sent twice"));
        }
        self.0.insert(name, value);
        Ok(())
    }

    /// A value, whatever the case of the name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn needed(&self, name: &str) -> Outcome<&str> {
        self.0.get(name).map(String::as_str).ok_or_else(|| Refusal::new(Code::AccessDenied, "Access Denied."))
    }

    /// The key that signed the form, and what its policy says of the length of the file. `key` is the final one.
    ///
    /// # Errors
    ///
    /// Those of a signature, `InvalidPolicyDocument`, and `AccessDenied` if a field is not as the policy demands.
    pub(super) fn authenticate(
        &self,
        key: &str,
        bucket: &Bucket,
        sessions: &dyn Sessions,
        now: SystemTime,
    ) -> Outcome<(Session, Lengths)> {
        let (id, key_time) = (self.needed("q-ak")?, self.needed("q-key-time")?);
        let session = session(self.needed("x-cos-security-token")?, id, sessions, now)?;
        check_algorithm(self.needed("q-sign-algorithm")?)?;
        check_time(key_time, now)?;
        let text = STANDARD.decode(self.needed("policy")?).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let text = text.ok_or_else(invalid)?;
        let expected = signature_of(&session.secret, key_time, &hex(&Sha1::digest(&text)))?;
        compare(&expected, self.needed("q-signature")?)?;
        Ok((session, self.satisfy(&text, key, bucket, now)?))
    }

    fn satisfy(&self, text: &str, key: &str, bucket: &Bucket, now: SystemTime) -> Outcome<Lengths> {
        let policy: Map<String, Value> = serde_json::from_str(text).map_err(|_| invalid())?;
        let [expiration, conditions] = ["expiration", "conditions"].map(|name| policy.get(name));
        let expiration = expiration.and_then(Value::as_str).and_then(date::parse).ok_or_else(invalid)?;
        if expiration <= now {
            return Err(Refusal::new(Code::AccessDenied, "Invalid according to Policy: Policy expired."));
        }
        let conditions = conditions.and_then(Value::as_array).ok_or_else(invalid)?;
        let conditions: Vec<Condition<'_>> =
            conditions.iter().map(Condition::read).collect::<Option<_>>().ok_or_else(invalid)?;
        check_needed(&conditions)?;
        self.check_acl(&conditions)?;
        let mut lengths = Lengths { least: 0, most: super::multipart::LARGEST };
        for condition in &conditions {
            if let Condition::Length(least, most) = condition {
                lengths = Lengths { least: lengths.least.max(*least), most: lengths.most.min(*most) };
            } else if !self.satisfies(condition, key, bucket) {
                return Err(Refusal::new(Code::AccessDenied, "Invalid according to Policy: Policy Condition failed."));
            }
        }
        Ok(lengths)
    }

    fn satisfies(&self, condition: &Condition<'_>, key: &str, bucket: &Bucket) -> bool {
        let value = |field: &str| match field {
            "bucket" => Some(bucket.name()),
            "key" => Some(key),
            // The condition has another name than the field.
            "q-sign-time" => self.0.get("q-key-time").map(String::as_str),
            field => self.0.get(field).map(String::as_str),
        };
        match condition {
            Condition::Exact(field, expected) => value(field) == Some(*expected),
            Condition::StartsWith(field, prefix) => value(field).is_some_and(|value| value.starts_with(prefix)),
            Condition::Length(..) => true,
        }
    }

    /// `acl` in one table of 436/14690, `x-cos-acl` in the other.
    fn check_acl(&self, conditions: &[Condition<'_>]) -> Outcome<()> {
        if self.get("acl").zip(self.get("x-cos-acl")).is_some_and(|(one, other)| one != other) {
            return Err(Refusal::unknown("two ACLs"));
        }
        let names = |field: &str| conditions.iter().any(|condition| condition.field() == Some(field));
        let is_loose = |(pinned, other): (&str, &str)| names(pinned) && !names(other) && self.get(other).is_some();
        if [("acl", "x-cos-acl"), ("x-cos-acl", "acl")].into_iter().any(is_loose) {
            return Err(Refusal::unknown("an ACL in another field than the one that the policy names"));
        }
        Ok(())
    }
}

#[derive(Debug)]
enum Condition<'p> {
    Exact(&'p str, &'p str),
    StartsWith(&'p str, &'p str),
    Length(u64, u64),
}

impl<'p> Condition<'p> {
    fn read(value: &'p Value) -> Option<Self> {
        match value {
            Value::Object(members) => {
                let (field, value) = members.iter().next().filter(|_| members.len() == 1)?;
                Some(Self::Exact(field, value.as_str()?))
            }
            Value::Array(items) => match items.as_slice() {
                [kind, least, most] if kind == "content-length-range" => {
                    Some(Self::Length(least.as_u64()?, most.as_u64()?))
                }
                [kind, field, value] => {
                    let (field, value) = (field.as_str()?.strip_prefix('$')?, value.as_str()?);
                    match kind.as_str()? {
                        "eq" => Some(Self::Exact(field, value)),
                        "starts-with" if is_prefix_field(field) => Some(Self::StartsWith(field, value)),
                        _ => None,
                    }
                }
                _ => None,
            },
            _ => None,
        }
    }

    const fn field(&self) -> Option<&'p str> {
        match self {
            Self::Exact(field, _) | Self::StartsWith(field, _) => Some(field),
            Self::Length(..) => None,
        }
    }
}

/// Those that the table of 436/14690 compares by their beginning.
fn is_prefix_field(name: &str) -> bool {
    const FIELDS: [&str; 8] = [
        "acl",
        "key",
        "Cache-Control",
        "Content-Type",
        "Content-Disposition",
        "Content-Encoding",
        "Expires",
        "success_action_redirect",
    ];
    FIELDS.contains(&name) || name.starts_with("x-cos-meta-")
}

fn check_needed(conditions: &[Condition<'_>]) -> Outcome<()> {
    let is_pinned = |name: &str| {
        conditions.iter().any(|condition| matches!(condition, Condition::Exact(field, _) if *field == name))
    };
    let are_pinned = ["q-sign-algorithm", "q-ak", "q-sign-time"].into_iter().all(is_pinned);
    if are_pinned { Ok(()) } else { Err(invalid()) }
}

fn invalid() -> Refusal {
    Refusal::new(
        Code::InvalidPolicyDocument,
        "The content of the form does not meet the conditions of the policy document.",
    )
}
