use super::condition::Condition;
use super::error::FormError;

const FIELD: &str = "x-cos-server-side-encryption";
const KEY_ID: &str = "x-cos-server-side-encryption-cos-kms-key-id";

/// How COS encrypts what is uploaded.
///
/// A key of the client's own (SSE-C) is not offered: it would be in the form.
///
/// Source: 436/14690 for the field, 436/7728 for its values.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encryption {
    /// With a key that COS keeps: `AES256`.
    Cos,
    /// With the default key of KMS: `cos/kms`.
    Kms,
    /// With a key of KMS, by its id of letters, digits and `-`.
    KmsKey(String),
}

impl Encryption {
    pub(super) fn conditions(&self) -> Result<Vec<Condition>, FormError> {
        match self {
            Self::Cos => Ok(vec![Condition::exact(FIELD, "AES256")]),
            Self::Kms => Ok(vec![Condition::exact(FIELD, "cos/kms")]),
            Self::KmsKey(id) if is_key_id(id) => {
                Ok(vec![Condition::exact(FIELD, "cos/kms"), Condition::exact(KEY_ID, id)])
            }
            Self::KmsKey(id) => Err(FormError::KmsKey(id.clone())),
        }
    }
}

fn is_key_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
