use crate::action::ActionSet;
use crate::effect::Effect;

use super::action::{ActionPattern, Reach};
use super::clause::Clause;
use super::principal::Principal;
use super::resource::ResourcePattern;
use super::span::{Span, Spanned};

/// One statement of a document.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) span: Span,
    pub(crate) effect: Effect,
    pub(crate) principal: Option<Spanned<Principal>>,
    // INVARIANT: at least one each; actions by catalogue order, then by text, each once.
    pub(crate) actions: Vec<Spanned<ActionPattern>>,
    pub(crate) resources: Vec<Spanned<ResourcePattern>>,
    /// By operator, then by key, each pair once.
    pub(crate) clauses: Vec<Clause>,
    /// Where they stand, if there are any.
    pub(crate) condition: Option<Span>,
    /// The actions of the catalogue that the patterns match for certain.
    pub(crate) known: ActionSet,
}

impl Statement {
    /// The actions that it may be about; of those that the catalogue does not have, all or none.
    pub(super) fn candidates(&self) -> ActionSet {
        let reaches = || self.actions.iter().map(|action| &action.value.reach);
        if reaches().any(|reach| matches!(reach, Reach::Undocumented)) {
            ActionSet::EVERYTHING
        } else if reaches().all(|reach| matches!(reach, Reach::Known(..))) {
            self.known
        } else {
            self.known.union(ActionSet::UNLISTED)
        }
    }
}

impl PartialEq for Statement {
    fn eq(&self, other: &Self) -> bool {
        self.effect == other.effect
            && self.principal == other.principal
            && self.actions == other.actions
            && self.resources == other.resources
            && self.clauses == other.clauses
    }
}

impl Eq for Statement {}
