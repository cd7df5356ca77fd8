use axum::http::HeaderMap;
use cos_policy::Document;
use cos_policy::analysis::Rule;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::answer::Refusal;

/// The longest life for the key of a sub-account, in seconds (1312/48195).
const LONGEST: u64 = 129_600;

/// In characters. It is made up: no document has a number.
const LONGEST_POLICY: usize = 2_048;

/// What is asked for.
pub(super) struct Call {
    /// The text, of which it is known that it parses.
    pub(super) policy: String,
    pub(super) seconds: u64,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Body {
    name: String,
    policy: String,
    #[serde(default = "half_an_hour")]
    duration_seconds: u64,
}

const fn half_an_hour() -> u64 {
    1_800
}

impl Call {
    pub(super) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Self, Refusal> {
        check_headers(headers)?;
        let body = serde_json::from_slice(body);
        let Body { name, policy, duration_seconds: seconds } =
            body.map_err(|_| Refusal("InvalidParameter", "the body is not that of the call"))?;
        check_name(&name)?;
        check_seconds(seconds)?;
        Ok(Self { policy: read_policy(&policy)?, seconds })
    }
}

fn check_headers(headers: &HeaderMap) -> Result<(), Refusal> {
    let is = |name, value| headers.get(name).is_some_and(|found| found == value);
    if !is("x-tc-action", "GetFederationToken") {
        return Err(Refusal("InvalidAction", "the stand-in has GetFederationToken alone"));
    }
    if !is("x-tc-version", "2018-08-13") || !headers.contains_key("x-tc-region") {
        return Err(Refusal("InvalidParameterValue", "the version is 2018-08-13, and a region is said"));
    }
    Ok(())
}

/// Letters are documented, and official clients send hyphens.
fn check_name(name: &str) -> Result<(), Refusal> {
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    if is_name { Ok(()) } else { Err(Refusal("InvalidParameter.ParamError", "name error")) }
}

fn check_seconds(seconds: u64) -> Result<(), Refusal> {
    match seconds {
        0 => Err(Refusal("InvalidParameter.ParamError", "duration error")),
        1..=LONGEST => Ok(()),
        _ => Err(Refusal("InvalidParameter.OverTimeError", "duration over the limit")),
    }
}

/// The parameter is encoded once, so it is decoded once: what was encoded twice is no JSON.
fn read_policy(parameter: &str) -> Result<String, Refusal> {
    const NO_JSON: Refusal = Refusal("InvalidParameter.StrategyFormatError", "strategy is not json");
    let text = percent_decode_str(parameter).decode_utf8().map_err(|_| NO_JSON)?;
    if text.chars().count() > LONGEST_POLICY {
        return Err(Refusal("InvalidParameter.PolicyTooLong", "policy too long"));
    }
    serde_json::from_str::<IgnoredAny>(&text).map_err(|_| NO_JSON)?;
    let invalid = Refusal("InvalidParameter.StrategyInvalid", "strategy invalid");
    match Document::parse(&text) {
        Ok(document) if document.lint().iter().all(|finding| finding.rule() != Rule::SessionPrincipal) => {
            Ok(text.into_owned())
        }
        _ => Err(invalid),
    }
}
