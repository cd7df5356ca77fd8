use super::condition::Condition;

/// What a field is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(unnameable_types, reason = "it is in the signatures of hidden methods")]
pub enum Pin {
    /// The whole value.
    Exact(String),
    /// What the value starts with.
    StartsWith(String),
}

impl Pin {
    pub(super) fn of(&self, field: &str) -> Condition {
        match self {
            Self::Exact(value) => Condition::exact(field, value),
            Self::StartsWith(prefix) => Condition::StartsWith { field: field.to_owned(), prefix: prefix.clone() },
        }
    }
}
