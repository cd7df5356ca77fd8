use std::collections::BTreeSet;

use crate::action::{ActionInfo, ActionSet};
use crate::condition::key::{Acl as AclKey, Key};
use crate::condition::{self, Acl, Clause};
use crate::document::Statement;
use crate::effect::Effect;

use super::text;

/// A deny that follows a whole policy. Its statements are made anew when the policy is extended, also when they are
/// added to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Guard {
    PrivateAcl,
    #[cfg(feature = "unverified-conditions")]
    NoGrantHeaders,
    HttpsOnly,
}

impl Guard {
    /// The denies over what the statements allow; none where there is nothing to guard.
    pub(super) fn denies(self, statements: &str) -> Vec<String> {
        let (key, clauses) = match self {
            Self::PrivateAcl => (Some(AclKey::NAME), vec![condition::acl().is_not(Acl::Private).into_clause()]),
            #[cfg(feature = "unverified-conditions")]
            Self::NoGrantHeaders => (
                Some(AclKey::NAME),
                vec![
                    condition::grant_read().given().into_clause(),
                    condition::grant_read_acp().given().into_clause(),
                    condition::grant_write_acp().given().into_clause(),
                    condition::grant_full_control().given().into_clause(),
                ],
            ),
            Self::HttpsOnly => (None, vec![condition::secure_transport().is(false).into_clause()]),
        };
        let statements = text::read(statements);
        let (actions, resources) = allowed(&statements, key);
        if actions.is_empty() {
            return Vec::new();
        }
        clauses.into_iter().map(|clause: Clause| text::deny(actions, &resources, clause)).collect()
    }
}

/// The actions that are allowed and carry the key, and the resources they are allowed on.
fn allowed<'a>(statements: &'a [Statement], key: Option<&str>) -> (ActionSet, Vec<&'a str>) {
    let mut all = ActionSet::EMPTY;
    let mut resources = Vec::new();
    let mut seen = BTreeSet::new();
    for statement in statements.iter().filter(|statement| statement.effect == Effect::Allow) {
        let carries = |action: &&ActionInfo| key.is_none_or(|key| action.condition_keys().contains(&key));
        let actions: ActionSet = statement.known.iter().filter(carries).collect();
        if !actions.is_empty() {
            all = all.union(actions);
            let texts = statement.resources.iter().map(|resource| resource.value.text.as_str());
            resources.extend(texts.filter(|text| seen.insert(*text)));
        }
    }
    (all, resources)
}
