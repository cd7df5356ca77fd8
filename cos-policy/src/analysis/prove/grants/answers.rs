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

/// Requests that an allow matches, and another statement if there is one, and none of some others.
pub(super) struct Part<'c, 'd> {
    pub(super) allow: &'c Cube<'d>,
    pub(super) and: Option<&'c Cube<'d>>,
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
        let part = |allow| Part { allow, and: None, without: denies.meeting(allow) };
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
            parts.push(Part { allow, and: None, without });
            let part = |deny| Part { allow, and: Some(deny), without: denied.clone() };
            parts.extend(possible.meeting(allow).into_iter().map(part));
        }
        parts
    }

    /// What two documents both allow.
    pub(super) fn allowed_by_both<'c>(&'c self, other: &'c Self) -> Vec<Part<'c, 'd>> {
        in_both(&self.allowing, &other.allowing)
    }

    /// What two documents may both allow, as far as any document settles it.
    pub(super) fn perhaps_allowed_by_both<'c>(&'c self, other: &'c Self) -> Vec<Part<'c, 'd>> {
        if self.is_documented() && other.is_documented() {
            return Vec::new();
        }
        in_both(&self.denying, &other.denying)
    }

    /// Whether all that may count does for certain.
    fn is_documented(&self) -> bool {
        let count = |side: &Side<'_>| (side.allows.len(), side.denies.len());
        count(&self.allowing) == count(&self.denying)
    }
}

fn in_both<'c, 'd>(one: &'c Side<'d>, other: &'c Side<'d>) -> Vec<Part<'c, 'd>> {
    let (denies, other_denies) = (Index::new(&one.denies), Index::new(&other.denies));
    let others = Index::new(&other.allows);
    let mut parts = Vec::new();
    for allow in &one.allows {
        let without = [denies.meeting(allow), other_denies.meeting(allow)].concat();
        let part = |other| Part { allow, and: Some(other), without: without.clone() };
        parts.extend(others.meeting(allow).into_iter().map(part));
    }
    parts
}

impl<'c, 'd> Part<'c, 'd> {
    /// The cubes that it lies in.
    pub(super) fn within(&self) -> Vec<&'c Cube<'d>> {
        [self.allow].into_iter().chain(self.and).collect()
    }
}
