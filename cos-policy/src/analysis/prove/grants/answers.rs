use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::cube::Cube;
use crate::analysis::prove::index::Index;
use crate::analysis::prove::side::{Role, Side};
use crate::analysis::prove::space::Space;
use crate::document::Document;

/// What a document answers: *allow*, *deny*, or *unknown*.
pub(super) struct Answers<'d> {
    /// The allows that count for certain, and the denies that may count.
    pub(super) allowing: Side<'d>,
    /// The allows that may count, and the denies that count for certain.
    pub(super) denying: Side<'d>,
}

/// Requests that an allow matches, and a deny if there is one, and none of some others.
pub(super) struct Part<'c, 'd> {
    pub(super) allow: &'c Cube<'d>,
    pub(super) deny: Option<&'c Cube<'d>>,
    pub(super) without: Vec<&'c Cube<'d>>,
}

impl<'d> Answers<'d> {
    pub(super) fn new(document: &'d Document, space: &mut Space<'d>, budget: &mut Budget) -> Result<Self, Spent> {
        Ok(Self {
            allowing: Side::certain(document, Role::Permits, space, budget)?,
            denying: Side::certain(document, Role::Refuses, space, budget)?,
        })
    }

    /// What is allowed.
    pub(super) fn allowed(&self) -> Vec<Part<'_, 'd>> {
        let denies = Index::new(&self.allowing.denies);
        let part = |allow| Part { allow, deny: None, without: denies.meeting(allow) };
        self.allowing.allows.iter().map(part).collect()
    }

    /// What is unknown: it may be allowed, and no allow counts for certain, or a deny may count.
    pub(super) fn unknown(&self) -> Vec<Part<'_, 'd>> {
        if self.is_documented() {
            return Vec::new();
        }
        let (allows, denies) = (Index::new(&self.allowing.allows), Index::new(&self.denying.denies));
        let possible = Index::new(&self.allowing.denies);
        let mut parts = Vec::new();
        for allow in &self.denying.allows {
            let denied = denies.meeting(allow);
            let without = [denied.as_slice(), &allows.meeting(allow)].concat();
            parts.push(Part { allow, deny: None, without });
            let part = |deny| Part { allow, deny: Some(deny), without: denied.clone() };
            parts.extend(possible.meeting(allow).into_iter().map(part));
        }
        parts
    }

    /// Whether all that may count does for certain.
    fn is_documented(&self) -> bool {
        let count = |side: &Side<'_>| (side.allows.len(), side.denies.len());
        count(&self.allowing) == count(&self.denying)
    }
}

impl<'c, 'd> Part<'c, 'd> {
    /// The cubes that it lies in.
    pub(super) fn within(&self) -> Vec<&'c Cube<'d>> {
        [self.allow].into_iter().chain(self.deny).collect()
    }
}
