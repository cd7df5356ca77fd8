use crate::document::Document;
use crate::effect::Effect;

use super::budget::{Budget, Halt, Spent};
use super::cube::{Cube, Reading, cubes};
use super::difference::{Each, Rest, difference};
use super::index::Index;
use super::space::Space;

/// What is asked of a document's answer to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Permits,
    Refuses,
}

/// What a document matches.
pub(super) struct Side<'d> {
    pub(super) allows: Vec<Cube<'d>>,
    pub(super) denies: Vec<Cube<'d>>,
}

impl<'d> Side<'d> {
    /// With a symbol for everything that no document settles.
    pub(super) fn symbolic(document: &'d Document, space: &mut Space<'d>, budget: &mut Budget) -> Result<Self, Spent> {
        Self::new(document, (Reading::Symbolic, Reading::Symbolic), space, budget)
    }

    /// As a witness needs it: whatever is undocumented counts against it.
    pub(super) fn certain(
        document: &'d Document,
        role: Role,
        space: &mut Space<'d>,
        budget: &mut Budget,
    ) -> Result<Self, Spent> {
        let readings = match role {
            Role::Permits => (Reading::Certain, Reading::Possible),
            Role::Refuses => (Reading::Possible, Reading::Certain),
        };
        Self::new(document, readings, space, budget)
    }

    fn new(
        document: &'d Document,
        (allows, denies): (Reading, Reading),
        space: &mut Space<'d>,
        budget: &mut Budget,
    ) -> Result<Self, Spent> {
        Ok(Self {
            allows: cubes(document, Effect::Allow, allows, space, budget)?,
            denies: cubes(document, Effect::Deny, denies, space, budget)?,
        })
    }
}

/// What the first side permits and the second does not.
pub(super) fn missing<'c, 'd>(
    a: &'c Side<'d>,
    b: &'c Side<'d>,
    space: &Space<'d>,
    budget: &mut Budget,
    each: &mut Each<'_, 'c, 'd>,
) -> Result<(), Halt> {
    let own_denies = Index::new(&a.denies);
    let allows = Index::new(&b.allows);
    let denies = Index::new(&b.denies);
    for allow in &a.allows {
        let mut without = own_denies.meeting(allow);
        let denied = without.clone();
        without.extend(allows.meeting(allow));
        difference(space, Rest::of(&[allow]), &without, budget, each)?;
        for deny in denies.meeting(allow) {
            difference(space, Rest::of(&[allow, deny]), &denied, budget, each)?;
        }
    }
    Ok(())
}
