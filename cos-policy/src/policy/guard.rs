use std::collections::BTreeSet;

use crate::action::{self, ActionSet};
use crate::condition::key::{Acl as AclKey, Key};
use crate::condition::{self, Acl, Clause};

use super::shape::StatementShape;
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
        let (actions, resources) = allowed(statements, key);
        if actions.is_empty() {
            return Vec::new();
        }
        clauses.into_iter().map(|clause: Clause| text::deny(actions, &resources, clause)).collect()
    }
}

/// The actions that are allowed and carry the key, and the resources they are allowed on.
fn allowed<'a>(statements: &'a str, key: Option<&str>) -> (ActionSet, Vec<&'a str>) {
    let mut all = ActionSet::EMPTY;
    let mut resources = Vec::new();
    let mut seen = BTreeSet::new();
    let statements = text::split(statements)
        .filter_map(|text| serde_json::from_str::<StatementShape<'_>>(text.trim_end_matches(',')).ok());
    for statement in statements.filter(|statement| statement.effect == "allow") {
        let actions: ActionSet = statement
            .action
            .iter()
            .filter_map(|name| action::find(name).ok())
            .filter(|action| key.is_none_or(|key| action.condition_keys().contains(&key)))
            .collect();
        if !actions.is_empty() {
            all = all.union(actions);
            resources.extend(statement.resource.into_iter().filter(|resource| seen.insert(*resource)));
        }
    }
    (all, resources)
}
