use std::fmt;

use crate::text::{Excerpt, is_number};

/// A role, by its six segments: `qcs::cam::uin/100000000001:roleName/uploader`, or `:role/<id>` (1312/48197).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RoleArn(String);

/// What a session of a role is called, for logs: 2 to 128 letters, digits and `_ + = , . @ -` (1312/48197).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SessionName(String);

impl RoleArn {
    /// Checks a text.
    ///
    /// # Errors
    ///
    /// [`RoleError`] if it is no role.
    pub fn parse(text: &str) -> Result<Self, RoleError> {
        let role = text.strip_prefix("qcs::cam::uin/").and_then(|rest| rest.split_once(':'));
        let is_role = role.is_some_and(|(owner, role)| {
            let name = role.strip_prefix("roleName/").or_else(|| role.strip_prefix("role/"));
            is_number(owner) && name.is_some_and(is_role_name)
        });
        if is_role { Ok(Self(text.to_owned())) } else { Err(RoleError::new(text, ROLE)) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl SessionName {
    /// Checks a text.
    ///
    /// # Errors
    ///
    /// [`RoleError`] if it is no name of a session.
    pub fn parse(text: &str) -> Result<Self, RoleError> {
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
        let is_name = (2..=128).contains(&text.len()) && text.bytes().all(is_part);
        if is_name { Ok(Self(text.to_owned())) } else { Err(RoleError::new(text, SESSION)) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Service roles have a part before their name.
fn is_role_name(text: &str) -> bool {
    let name = text.strip_prefix("tencentcloudServiceRoleName/").or(text.strip_prefix("tencentcloudServiceRole/"));
    let name = name.unwrap_or(text);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte))
}

const ROLE: &str = "a role, such as `qcs::cam::uin/100000000001:roleName/uploader`";
const SESSION: &str = "the name of a session: 2 to 128 letters, digits and `_`, `+`, `=`, `,`, `.`, `@`, `-`";

/// A text is not a role, or not the name of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleError {
    found: String,
    expected: &'static str,
}

impl RoleError {
    fn new(found: &str, expected: &'static str) -> Self {
        Self { found: found.to_owned(), expected }
    }
}

impl fmt::Display for RoleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not {}", Excerpt(&self.found), self.expected)
    }
}

impl std::error::Error for RoleError {}
