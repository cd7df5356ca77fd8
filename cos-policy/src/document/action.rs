use std::borrow::Cow;

use crate::action::{self, ActionInfo, ActionSet};

use super::glob::Glob;

/// An action of a statement: `name/cos:PutObject`, or a pattern such as `name/cos:Get*`.
#[derive(Clone, Debug)]
pub(crate) struct ActionPattern {
    /// In the canonical spelling, `name/cos:` in front.
    pub(crate) text: Cow<'static, str>,
    pub(crate) reach: Reach,
    /// Its place in the list that it was read from, since a document sorts its actions.
    pub(crate) index: usize,
}

/// What an action pattern matches.
#[derive(Clone, Debug)]
pub(crate) enum Reach {
    /// This entry of the catalogue.
    Known(&'static ActionInfo, ActionSet),
    /// This very text, which the catalogue does not have.
    Unknown,
    /// Any action: `*`, `*:*`.
    Everything,
    /// Whatever matches the pattern.
    Glob(Glob),
    /// Nobody says: `?`, `name/*`, `permid/280649`.
    Undocumented,
}

impl ActionPattern {
    pub(super) fn new(text: &str, index: usize) -> Self {
        if let Some((entry, set)) = text.strip_prefix("name/cos:").and_then(action::entry_and_set) {
            return Self { text: Cow::Borrowed(entry.spelled()), reach: Reach::Known(entry, set), index };
        }
        if matches!(text, "*" | "*:*") {
            return Self { text: text.to_owned().into(), reach: Reach::Everything, index };
        }
        // `cos:X` is `name/cos:X` (598/10604, 598/73087).
        let name = text.strip_prefix("name/").unwrap_or(text);
        let canonical = if text.contains('/') { text.to_owned() } else { "name/".to_owned() + text };
        let reach = match name.split_once(':') {
            _ if text.contains('?') || text.starts_with("permid/") => Reach::Undocumented,
            Some((service, _)) if service.contains('*') => Reach::Undocumented,
            None if text.contains('*') => Reach::Undocumented,
            _ if text.contains('*') => Reach::Glob(Glob::new(&canonical)),
            _ => match canonical.strip_prefix("name/cos:").and_then(action::entry_and_set) {
                Some((entry, set)) => Reach::Known(entry, set),
                None => Reach::Unknown,
            },
        };
        // What has no service is no spelling of an action of COS: it stays as it is.
        let text = if name.contains(':') { canonical } else { text.to_owned() };
        Self { text: text.into(), reach, index }
    }

    /// Whether it is an action of COS that the catalogue does not have. Other services have catalogues of their own.
    pub(crate) fn is_unknown(&self) -> bool {
        let is_foreign = self.text.starts_with("name/") && !self.text.starts_with("name/cos:");
        matches!(self.reach, Reach::Unknown) && !is_foreign
    }

    /// The actions of the catalogue that it matches for certain.
    pub(crate) fn known(&self) -> ActionSet {
        match &self.reach {
            Reach::Known(_, set) => *set,
            Reach::Everything => action::catalogue().iter().collect(),
            Reach::Glob(glob) => action::catalogue().iter().filter(|entry| glob.matches(entry.spelled())).collect(),
            Reach::Unknown | Reach::Undocumented => ActionSet::EMPTY,
        }
    }
}

impl PartialEq for ActionPattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for ActionPattern {}
