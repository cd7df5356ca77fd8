use std::collections::BTreeSet;

use crate::action::ActionSet;
use crate::condition::key::{Acl as AclKey, Key};
use crate::condition::{self, Acl, Clause, Conditions};
use crate::effect::Effect;
use crate::nonempty::NonEmpty;
use crate::resource::Resource;

use super::statement::{ActionList, Statement};

/// A deny that follows a whole policy. Its statements are marked with it, so that they are made anew when the policy
/// is extended, also when its statements are added to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Guard {
    PrivateAcl,
    #[cfg(feature = "unverified-conditions")]
    NoGrantHeaders,
    HttpsOnly,
}

/// The statements of a policy before its guards are written out.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    statements: Vec<Statement>,
    guards: BTreeSet<Guard>,
}

impl Draft {
    pub(super) fn push(&mut self, statement: Statement) {
        match statement.guard {
            Some(guard) => self.guard(guard),
            None => self.statements.push(statement),
        }
    }

    pub(super) fn guard(&mut self, guard: Guard) {
        self.guards.insert(guard);
    }

    /// All statements, those of the guards last.
    pub(super) fn finish(self) -> Vec<Statement> {
        let Self { mut statements, guards } = self;
        let denies: Vec<_> = guards.into_iter().flat_map(|guard| guard.denies(&statements)).collect();
        statements.extend(denies);
        statements
    }
}

impl Extend<Statement> for Draft {
    fn extend<I: IntoIterator<Item = Statement>>(&mut self, statements: I) {
        statements.into_iter().for_each(|statement| self.push(statement));
    }
}

impl FromIterator<Statement> for Draft {
    fn from_iter<I: IntoIterator<Item = Statement>>(statements: I) -> Self {
        let mut draft = Self::default();
        draft.extend(statements);
        draft
    }
}

impl Guard {
    /// The denies over what the statements allow; none where there is nothing to guard.
    fn denies(self, statements: &[Statement]) -> Vec<Statement> {
        let writes_acl = |actions: ActionSet| -> ActionSet {
            actions.iter().filter(|action| action.condition_keys().contains(&AclKey::NAME)).collect()
        };
        let (concerned, clauses): (&dyn Fn(ActionSet) -> ActionSet, Vec<Clause>) = match self {
            Self::PrivateAcl => (&writes_acl, vec![condition::acl().is_not(Acl::Private).into_clause()]),
            #[cfg(feature = "unverified-conditions")]
            Self::NoGrantHeaders => (
                &writes_acl,
                vec![
                    condition::grant_read().given().into_clause(),
                    condition::grant_read_acp().given().into_clause(),
                    condition::grant_write_acp().given().into_clause(),
                    condition::grant_full_control().given().into_clause(),
                ],
            ),
            Self::HttpsOnly => (&|actions| actions, vec![condition::secure_transport().is(false).into_clause()]),
        };
        let Some((actions, resources)) = allowed(statements, concerned) else { return Vec::new() };
        let deny = |clause| {
            let mut conditions = Conditions::none();
            conditions.add(clause);
            let (actions, resources) = (ActionList::Listed(actions), resources.clone());
            Statement { effect: Effect::Deny, actions, resources, conditions, reasons: Vec::new(), guard: Some(self) }
        };
        clauses.into_iter().map(deny).collect()
    }
}

/// The allowed actions that are concerned, and the resources they are allowed on.
fn allowed(
    statements: &[Statement],
    concerned: &dyn Fn(ActionSet) -> ActionSet,
) -> Option<(ActionSet, NonEmpty<Resource>)> {
    let allowed: Vec<_> = statements
        .iter()
        .filter_map(|statement| match (statement.effect, statement.actions) {
            (Effect::Allow, ActionList::Listed(actions)) => Some((concerned(actions), &statement.resources)),
            _ => None,
        })
        .filter(|(actions, _)| !actions.is_empty())
        .collect();
    let actions = allowed.iter().fold(ActionSet::EMPTY, |all, (actions, _)| all.union(*actions));
    let resources = NonEmpty::distinct(allowed.iter().flat_map(|(_, resources)| resources.iter().cloned()))?;
    Some((actions, resources))
}
