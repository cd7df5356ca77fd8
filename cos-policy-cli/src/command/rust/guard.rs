use std::collections::BTreeSet;

use cos_policy::Effect;
use cos_policy::action::{self, ActionInfo};

use super::model::{Policy, Statement, Value, Values};

const ACL: &str = "cos:x-cos-acl";

impl Policy {
    /// Whether a statement is the deny that `Policy::private_acl` adds. Alone `policy!` has no such deny, which a client passes
    /// by leaving the header out; behind a policy, the bucket decides then.
    pub(super) fn is_private_acl(&self, statement: &Statement) -> bool {
        let (actions, resources) = self.open();
        statement.is_deny_of_other_acls()
            && statement.action.iter().map(String::as_str).collect::<BTreeSet<_>>() == actions
            && statement.resource.iter().map(String::as_str).collect::<BTreeSet<_>>() == resources
    }

    /// The actions that are allowed and may set an ACL, and where.
    fn open(&self) -> (BTreeSet<&str>, BTreeSet<&str>) {
        let (mut actions, mut resources) = (BTreeSet::new(), BTreeSet::new());
        for statement in self.statement.iter().filter(|statement| statement.effect == Effect::Allow) {
            let open: Vec<&str> =
                statement.action.iter().map(String::as_str).filter(|action| sets_acl(action)).collect();
            if !open.is_empty() {
                actions.extend(open);
                resources.extend(statement.resource.iter().map(String::as_str));
            }
        }
        (actions, resources)
    }
}

impl Statement {
    fn is_deny_of_other_acls(&self) -> bool {
        let mut lines =
            self.condition.iter().flat_map(|(operator, keys)| keys.iter().map(move |line| (operator, line)));
        let line = lines.next().filter(|_| lines.next().is_none() && self.effect == Effect::Deny);
        let Some((operator, (key, Values::One(Value::Text(value))))) = line else { return false };
        (operator.as_str(), key.as_str(), value.as_str()) == ("string_not_equal", ACL, "private")
            && self.principal.is_none()
    }
}

fn sets_acl(text: &str) -> bool {
    action::find(text).is_ok_and(|entry: &ActionInfo| entry.condition_keys().contains(&ACL))
}
