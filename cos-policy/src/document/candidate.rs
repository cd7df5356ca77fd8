use crate::action::ActionSet;

use super::action::Reach;
use super::resource::ResourceReach;
use super::statement::Statement;

/// A statement as a decision looks at it first: small, so that thousands of them stay in the processor's cache.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// Its place.
    pub(crate) at: u32,
    /// Where its only resource ends before the star, in bytes; 0 if there are several, or if it is of another kind.
    end: u32,
    /// What stands before that end.
    tail: [u8; TAIL],
    /// The actions that it may be about; of those that the catalogue does not have, all or none.
    actions: ActionSet,
}

/// Folders of users differ in their last bytes.
const TAIL: usize = 8;

impl Candidate {
    pub(super) fn new(at: usize, statement: &Statement) -> Self {
        let (end, tail) = tail(statement).unwrap_or_default();
        // No text has 2^32 statements.
        Self { at: u32::try_from(at).unwrap_or(u32::MAX), end, tail, actions: actions(statement) }
    }

    /// Whether it may be about one of these actions, and about the resource with this text.
    #[inline]
    pub(crate) fn may_match(&self, actions: ActionSet, resource: Option<&str>) -> bool {
        self.actions.meets(actions) && resource.is_none_or(|resource| self.may_reach(resource))
    }

    #[inline]
    fn may_reach(&self, resource: &str) -> bool {
        let start = resource.as_bytes().get(..self.end as usize);
        self.end == 0 || start.and_then(<[u8]>::last_chunk) == Some(&self.tail)
    }
}

fn actions(statement: &Statement) -> ActionSet {
    let reaches = || statement.actions.iter().map(|action| &action.value.reach);
    if reaches().any(|reach| matches!(reach, Reach::Undocumented)) {
        ActionSet::EVERYTHING
    } else if reaches().all(|reach| matches!(reach, Reach::Known(..))) {
        statement.known
    } else {
        statement.known.union(ActionSet::UNLISTED)
    }
}

fn tail(statement: &Statement) -> Option<(u32, [u8; TAIL])> {
    let [only] = &*statement.resources else { return None };
    if !matches!(only.value.reach, ResourceReach::Prefix) {
        return None;
    }
    let prefix = only.value.text.strip_suffix('*')?;
    Some((u32::try_from(prefix.len()).ok()?, *prefix.as_bytes().last_chunk()?))
}
