use crate::action::ActionSet;
use crate::condition::{self, Clause, Conditions};
use crate::effect::Effect;
use crate::nonempty::NonEmpty;
use crate::resource::Resource;

use super::statement::{ActionList, Statement};

/// The denies that follow a whole policy.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Guards {
    pub(super) private_acl: bool,
    pub(super) https_only: bool,
    pub(super) no_grant_headers: bool,
}

impl Guards {
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            private_acl: self.private_acl || other.private_acl,
            https_only: self.https_only || other.https_only,
            no_grant_headers: self.no_grant_headers || other.no_grant_headers,
        }
    }

    pub(super) fn add_to(self, statements: &mut Vec<Statement>) {
        let written = statements.len();
        let mut add = |carrying, clause| {
            let denied = statements.get(..written).and_then(|written| deny(written, carrying, clause));
            statements.extend(denied);
        };
        let acl = Some(<condition::key::Acl as condition::key::Key>::NAME);
        if self.private_acl {
            add(acl, condition::acl().is_not(condition::Acl::Private).into_clause());
        }
        #[cfg(feature = "unverified-conditions")]
        if self.no_grant_headers {
            add(acl, condition::grant_read().given().into_clause());
            add(acl, condition::grant_read_acp().given().into_clause());
            add(acl, condition::grant_write_acp().given().into_clause());
            add(acl, condition::grant_full_control().given().into_clause());
        }
        if self.https_only {
            add(None, condition::secure_transport().is(false).into_clause());
        }
    }
}

/// A deny over what the statements allow, or over those of its actions that carry a key. `None` if there are none.
fn deny(statements: &[Statement], carrying: Option<&str>, clause: Clause) -> Option<Statement> {
    let concerned = |listed: ActionSet| match carrying {
        Some(key) => listed.iter().filter(|action| action.condition_keys().contains(&key)).collect(),
        None => listed,
    };
    let allowed: Vec<_> = statements
        .iter()
        .filter_map(|statement| match (statement.effect, statement.actions) {
            (Effect::Allow, ActionList::Listed(listed)) => Some((concerned(listed), &statement.resources)),
            _ => None,
        })
        .filter(|(actions, _)| !actions.is_empty())
        .collect();
    let actions = allowed.iter().fold(ActionSet::EMPTY, |all, (actions, _)| all.union(*actions));
    let resources: Option<NonEmpty<Resource>> =
        NonEmpty::distinct(allowed.iter().flat_map(|(_, resources)| resources.iter().cloned()));
    let mut conditions = Conditions::none();
    conditions.add(clause);
    Some(Statement {
        effect: Effect::Deny,
        actions: ActionList::Listed(actions),
        resources: resources?,
        conditions,
        reasons: Vec::new(),
    })
}
