use std::fmt::Display;

use cos_policy::condition::{
    Acl, Cidr, KeyEvidence, KeyInfo, MediaRange, MediaType, StorageClass, Tag, TlsVersion, VersionId, VpcId, keys,
};
use cos_policy::{Effect, Folder, Key};

use super::actions::Actions;
use super::model::{Value, Values};

/// One line of a condition.
#[derive(Clone, Copy, Debug)]
pub(super) struct Condition<'p> {
    pub(super) effect: Effect,
    pub(super) actions: &'p Actions,
    pub(super) operator: &'p str,
    pub(super) key: &'p str,
    pub(super) values: &'p Values,
}

type Result<T, E = String> = std::result::Result<T, E>;

impl Condition<'_> {
    /// As a statement says it, or why none does.
    pub(super) fn source(self) -> Result<String> {
        let why = |why: String| format!("`{} {}`: {why}", self.operator, self.key);
        self.check_documented().and_then(|()| self.check_carried()).and_then(|()| self.written()).map_err(why)
    }

    fn check_documented(self) -> Result<()> {
        let is_documented = |info: &KeyInfo| info.name() == self.key && info.evidence() == KeyEvidence::Documented;
        if keys().iter().any(is_documented) { Ok(()) } else { Err(NO_EFFECT.to_owned()) }
    }

    fn check_carried(self) -> Result<()> {
        const OF_EVERY_REQUEST: [&str; 5] =
            ["cos:secure-transport", "cos:tls-version", "qcs:ip", "qcs:resource_tag", "vpc:requester_vpc"];
        let is_carried = |keys: &[&str]| OF_EVERY_REQUEST.contains(&self.key) || keys.contains(&self.key);
        match self.actions {
            Actions::All => Err("a deny of every action takes no condition".to_owned()),
            Actions::Listed(listed) => match listed.iter().find(|entry| !is_carried(entry.condition_keys())) {
                Some(entry) => Err(format!("`{}` requests do not carry the key", entry.name())),
                None => Ok(()),
            },
        }
    }

    fn written(self) -> Result<String> {
        let key = self.function()?;
        let (operator, or_absent) = match self.operator.strip_suffix("_if_exist") {
            Some(operator) => (operator, true),
            None => (self.operator, false),
        };
        if key == "version_id" && self.is_one_empty_text() {
            return self.of_latest(operator, or_absent);
        }
        let values = self.values.as_slice();
        let sign = match (operator, values) {
            ("string_equal" | "ip_equal" | "for_any_value:string_equal", [_, _, ..]) if key != "prefix" => "in",
            (_, [_, _, ..]) => return Err("`policy!` has no list here: write a statement for each value".to_owned()),
            _ => {
                sign(operator).filter(|sign| takes(key, sign)).ok_or("`policy!` has no such comparison of this key")?
            }
        };
        self.check_form(key, sign, or_absent)?;
        let literals: Vec<String> = values.iter().map(|value| literal(key, sign, value)).collect::<Result<_>>()?;
        let literals = literals.join(", ");
        let literals = if sign == "in" { format!("[{literals}]") } else { literals };
        Ok(format!("{key} {sign} {literals}{}", if or_absent { " or absent" } else { "" }))
    }

    /// The function of `cos_policy::condition`.
    fn function(self) -> Result<&'static str> {
        Ok(match self.key {
            "cos:content-length" if self.actions.are_among(&["PutObject"]) => "content_length",
            "cos:content-length" if self.actions.are_among(&["AppendObject", "UploadPart"]) => "part_length",
            "cos:content-length" if self.actions.are_among(&["PostObject"]) => "form_length",
            "cos:content-length" => {
                return Err("lengths of objects, of parts and of forms need a statement each".to_owned());
            }
            "cos:content-type" if self.actions.are_among(&["AppendObject", "PutObject"]) => "content_type",
            "cos:content-type" => return Err("a part and a form do not have the type of the object".to_owned()),
            "cos:x-cos-acl" => "acl",
            "cos:x-cos-storage-class" => "storage_class",
            "cos:prefix" => "prefix",
            "cos:versionid" => "version_id",
            "cos:response-content-type" => "response_content_type",
            "qcs:request_tag" => "request_tag",
            "qcs:resource_tag" => "resource_tag",
            "cos:secure-transport" => "secure_transport",
            "cos:tls-version" => "tls_version",
            "qcs:ip" => "source_ip",
            "vpc:requester_vpc" => "requester_vpc",
            _ => return Err(NO_EFFECT.to_owned()),
        })
    }

    fn is_one_empty_text(self) -> bool {
        matches!(self.values.as_slice(), [Value::Text(text)] if text.is_empty())
    }

    /// No version is the empty one: the parameter is absent.
    fn of_latest(self, operator: &str, or_absent: bool) -> Result<String> {
        match (operator, or_absent, self.effect) {
            ("string_equal", true, _) => Ok("version_id latest".to_owned()),
            ("string_not_equal", false, Effect::Deny) => Ok("version_id given".to_owned()),
            _ => Err("an empty version is none: write `string_equal_if_exist`".to_owned()),
        }
    }

    /// Whether a client can pass the condition by leaving the key out, or by another spelling.
    fn check_form(self, key: &str, sign: &str, or_absent: bool) -> Result<()> {
        let is_optional = matches!(key, "acl" | "storage_class" | "version_id" | "response_content_type");
        let is_always_sent = matches!(key, "secure_transport" | "source_ip");
        let has_one_spelling = !matches!(key, "prefix" | "response_content_type" | "request_tag");
        let is_tag = matches!(key, "request_tag" | "resource_tag");
        let refusal = match (self.effect, sign == "!=", or_absent) {
            _ if is_tag && or_absent => "tags that may be absent are not documented",
            (Effect::Allow, true, _) => "an allow says what it allows, not what it leaves out: write a deny",
            (Effect::Allow, false, true) if !is_optional => "leaving the key out lifts this limit",
            (Effect::Deny, false, _) if !has_one_spelling => {
                "a client passes this deny by another spelling of the value"
            }
            (Effect::Deny, _, false) if !(is_always_sent || is_tag || key == "version_id" && sign != "!=") => {
                "a client passes this deny by leaving the key out: write `_if_exist`"
            }
            _ => return Ok(()),
        };
        Err(refusal.to_owned())
    }
}

const NO_EFFECT: &str = "no document of COS promises an effect of this key";

fn sign(operator: &str) -> Option<&'static str> {
    Some(match operator {
        "numeric_less_than_equal" => "<=",
        "numeric_greater_than_equal" => ">=",
        "numeric_less_than" => "<",
        "numeric_greater_than" => ">",
        "numeric_equal" | "string_equal" | "ip_equal" | "bool_equal" | "for_any_value:string_equal" => "==",
        "string_not_equal" | "ip_not_equal" => "!=",
        "string_like" => "like",
        _ => return None,
    })
}

fn takes(key: &str, sign: &str) -> bool {
    let signs: &[&str] = match key {
        "content_length" | "part_length" | "form_length" => &["<=", ">=", "==", "<", ">"],
        "content_type" | "response_content_type" | "prefix" => &["==", "!=", "like"],
        "acl" | "storage_class" | "version_id" | "source_ip" => &["==", "!="],
        "tls_version" => &["==", ">=", "<"],
        _ => &["=="],
    };
    signs.contains(&sign)
}

/// A value as the macro takes it, checked as the macro checks it.
fn literal(key: &str, sign: &str, value: &Value) -> Result<String> {
    match (key, value) {
        ("content_length" | "part_length" | "form_length", Value::Number(number)) => {
            number.as_u64().map(|bytes| bytes.to_string()).ok_or_else(|| "a length is a whole number".to_owned())
        }
        ("tls_version", Value::Number(number)) => checked(TlsVersion::parse(&number.to_string())),
        ("secure_transport", Value::Text(text)) if matches!(text.as_str(), "true" | "false") => Ok(text.clone()),
        ("secure_transport" | "content_length" | "part_length" | "form_length" | "tls_version", _)
        | (_, Value::Number(_)) => Err("the value is of another type than documented".to_owned()),
        (_, Value::Text(text)) => text_literal(key, sign, text),
    }
}

fn text_literal(key: &str, sign: &str, text: &str) -> Result<String> {
    // Of what the types below take, the slash alone is encoded in a query.
    let decoded = || text.replace("%2F", "/");
    let quoted = match (key, sign) {
        ("content_type", "like") => checked(MediaRange::parse(text)),
        ("content_type", _) => checked(MediaType::parse(text)),
        ("response_content_type", _) if text.contains('/') => return Err(NOT_ENCODED.to_owned()),
        ("response_content_type", "like") => checked(MediaRange::parse(&decoded())),
        ("response_content_type", _) => checked(MediaType::parse(&decoded())),
        ("acl", _) => checked(Acl::parse(text)),
        ("storage_class", _) => checked(StorageClass::parse(text)),
        ("version_id", _) => checked(VersionId::parse(text)),
        ("requester_vpc", _) => checked(VpcId::parse(text)),
        ("source_ip", _) => checked(Cidr::parse(text)),
        ("prefix", _) if text.contains('/') => return Err(NOT_ENCODED.to_owned()),
        ("prefix", "like") => checked(Folder::parse(&decoded())),
        ("prefix", _) if text.ends_with("%2F") => return folder(&decoded()),
        ("prefix", _) => checked(Key::parse(&decoded()).map(|key| key.as_str().to_owned())),
        _ => checked(Tag::parse(text)),
    };
    quoted.map(|text| format!("{text:?}"))
}

const NOT_ENCODED: &str = "values of query parameters are documented percent-encoded";

/// A prefix that is a folder, without the star.
fn folder(path: &str) -> Result<String> {
    checked(Folder::parse(&format!("{path}*"))).map(|_| format!("{path:?}"))
}

fn checked<T: Display>(value: Result<T, impl Display>) -> Result<String> {
    value.map(|value| value.to_string()).map_err(|error| error.to_string())
}
