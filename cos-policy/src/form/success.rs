use super::condition::Condition;
use super::error::FormError;

/// What COS answers when the upload is done; if nothing is said, 204.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Success {
    Status(u16),
    Redirect(String),
}

impl Success {
    pub(super) fn condition(&self) -> Result<Condition, FormError> {
        match self {
            Self::Status(status @ (200 | 201 | 204)) => {
                Ok(Condition::exact("success_action_status", status.to_string()))
            }
            Self::Status(status) => Err(FormError::Status(*status)),
            Self::Redirect(url) if is_url(url) => Ok(Condition::exact("success_action_redirect", url)),
            Self::Redirect(url) => Err(FormError::Redirect(url.clone())),
        }
    }
}

/// With a host, in visible ASCII characters.
fn is_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    rest.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '[')
        && url.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\'))
}
