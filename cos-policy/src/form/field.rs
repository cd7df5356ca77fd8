/// How a policy may compare a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Exact,
    ExactOrPrefix,
}

pub(super) const ALGORITHM: &str = "q-sign-algorithm";
pub(super) const SECRET_ID: &str = "q-ak";
pub(super) const SIGN_TIME: &str = "q-sign-time";
pub(super) const KEY_TIME: &str = "q-key-time";
pub(super) const TOKEN: &str = "x-cos-security-token";

/// What every policy pins exactly. Source: 436/14690.
pub(super) const REQUIRED: [&str; 3] = [ALGORITHM, SECRET_ID, SIGN_TIME];

/// The table of 436/14690; `None` for what it does not have.
pub(super) fn comparison(field: &str) -> Option<Comparison> {
    match field {
        "acl"
        | "key"
        | "Cache-Control"
        | "Content-Type"
        | "Content-Disposition"
        | "Content-Encoding"
        | "Expires"
        | "success_action_redirect" => Some(Comparison::ExactOrPrefix),
        "bucket" | "success_action_status" | ALGORITHM | SECRET_ID | SIGN_TIME => Some(Comparison::Exact),
        _ => match field.strip_prefix("x-cos-")? {
            "" | "meta-" => None,
            other if other.starts_with("meta-") => Some(Comparison::ExactOrPrefix),
            _ => Some(Comparison::Exact),
        },
    }
}

/// What a form calls the field that a policy names.
pub(super) fn in_form(field: &str) -> &str {
    if field == SIGN_TIME { KEY_TIME } else { field }
}

/// A value as an error or `Debug` shows it: not that of a token, nor a key to encrypt with.
pub(super) fn shown<'v>(field: &str, value: &'v str) -> &'v str {
    match field {
        TOKEN | "x-cos-server-side-encryption-customer-key" => "..",
        _ => value,
    }
}
