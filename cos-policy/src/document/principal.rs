/// Whom a statement is about. Only bucket policies and role trust have one (598/10603).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Principal {
    /// Whether it stands as `*` alone, without `qcs`.
    pub(crate) bare: bool,
    pub(crate) names: Vec<String>,
}

impl Principal {
    /// Whether it names everybody. Source: 598/10606, 436/18023.
    pub(crate) fn is_public(&self) -> bool {
        const PUBLIC: [&str; 3] = ["*", "qcs::cam::anonymous:anonymous", "qcs::cam::anyone:anyone"];
        self.names.iter().any(|name| PUBLIC.contains(&name.as_str()))
    }
}
