use crate::document::{Document, Reach, ResourcePattern, ResourceReach, Statement};
use crate::effect::Effect;

/// Whether an inclusion is plain to see: each allow lies in one of the other document, of which no deny can meet it but where
/// the first has the same deny or a wider one. What is not may hold as well.
pub(super) fn implies<'d>(a: &'d Document, b: &'d Document) -> bool {
    /// Beyond so many pairs of statements an index is faster.
    const PAIRS: usize = 64;
    if a.statements.len() * b.statements.len() > PAIRS || a.principal.is_some() || b.principal.is_some() {
        return false;
    }
    let of =
        |document: &'d Document, effect| document.statements.iter().filter(move |statement| statement.effect == effect);
    of(a, Effect::Allow).all(|allow| {
        let mut denies = of(b, Effect::Deny).filter(|deny| deny.may_meet(allow));
        of(b, Effect::Allow).any(|other| other.includes(allow))
            && denies.all(|deny| of(a, Effect::Deny).any(|own| own.includes(deny)))
    })
}

impl Statement {
    /// Whether it plainly matches whatever the other one does.
    fn includes(&self, other: &Self) -> bool {
        let has_actions = other.actions.iter().all(|action| match action.value.reach {
            Reach::Known(_, set) => self.known.contains(set),
            _ => self.actions.iter().any(|own| own.value == action.value),
        });
        let has_resource = |resource: &ResourcePattern| self.resources.iter().any(|own| own.value.includes(resource));
        has_actions
            && other.resources.iter().all(|resource| has_resource(&resource.value))
            && self.clauses.iter().all(|clause| other.clauses.contains(clause))
            && (self.principal.is_none() || self.principal == other.principal)
    }

    /// Whether both may match one request.
    fn may_meet(&self, other: &Self) -> bool {
        let is_plain =
            |statement: &Self| statement.actions.iter().all(|action| matches!(action.value.reach, Reach::Known(..)));
        let clear_of = |a: &Self, b: &Self| is_plain(a) && is_plain(b) && !a.known.meets(b.known);
        !clear_of(self, other)
    }
}

impl ResourcePattern {
    /// Whether it plainly matches whatever the other one does.
    fn includes(&self, other: &Self) -> bool {
        match (&self.reach, &other.reach) {
            (ResourceReach::Everything, _) => true,
            (ResourceReach::Prefix, ResourceReach::Prefix | ResourceReach::Exact) => {
                self.text.strip_suffix('*').is_some_and(|start| other.text.starts_with(start))
            }
            _ => self.text == other.text,
        }
    }
}
