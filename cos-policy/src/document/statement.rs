use crate::action::ActionSet;
use crate::effect::Effect;

use super::action::ActionPattern;
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
