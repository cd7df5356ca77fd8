use crate::action::{Access, ActionInfo, ActionSet};
use crate::document::{Clause, Comparison, Document, Statement};
use crate::effect::Effect;
use crate::text::Excerpt;

use super::overlap::{Entry, Places};
use super::resources::has_prefix;
use super::{Linter, Rule, clause_path, lists_keys, named, specific};

impl Linter<'_> {
    /// What a statement grants, or fails to deny, beside what it says.
    pub(super) fn grants(&mut self, statement: &Statement) {
        if let Some(principal) = &statement.principal {
            self.report(Rule::SessionPrincipal, principal.span, ".principal", named(&principal.value));
        }
        let actions = specific(statement);
        for clause in &statement.clauses {
            self.limit(statement, actions, clause);
        }
        if statement.effect == Effect::Allow {
            self.acl(statement, actions);
            self.disclosed(statement, actions);
        }
    }

    /// What a limit on size or type, written as an allow of less or a deny of more, does not see.
    fn limit(&mut self, statement: &Statement, actions: ActionSet, clause: &Clause) {
        let is_allow = statement.effect == Effect::Allow;
        let size = clause.key.value == "cos:content-length"
            && if is_allow { clause.is_upper_limit() } else { clause.is_lower_limit() };
        let kind = clause.key.value == "cos:content-type" && clause.operator.value.is_negated() != is_allow;
        let path = clause_path(clause);
        if (size || kind) && has(actions, "PutObject") {
            let message = "a server-side copy is a `PutObject` whose body is empty: what is copied passes this limit";
            self.report(Rule::CopyBypass, clause.span, &path, message.to_owned());
        }
        if !size {
            return;
        }
        const PARTS: [(&str, &str); 3] =
            [("UploadPart", "one part"), ("AppendObject", "one append"), ("PostObject", "a whole form")];
        for (name, part) in PARTS.into_iter().filter(|(name, _)| has(actions, name)) {
            let message = format!("for `{name}` this is the length of {part}, not of the object");
            self.report(Rule::PartialSizeLimit, clause.span, &path, message);
        }
        if has(actions, "PutObject") {
            let own = self.statement;
            // A deny binds every other statement; what it names itself was reported above.
            let bound = if is_allow { ActionSet::EMPTY } else { actions };
            let way = |entry: Entry| {
                let ways = entry.actions.without(bound);
                ways.iter().next().filter(|_| Some(entry.statement) != own)
            };
            let beside =
                statement.resources.iter().find_map(|resource| self.unbounded.meeting(&resource.value).find_map(way));
            let inside = || actions.iter().find(|entry| entry.name().ends_with("Copy"));
            if let Some(way) = beside.or_else(inside) {
                let message = format!("`{}` writes to the same place without this limit", way.name());
                self.report(Rule::PartialSizeLimit, clause.span, &path, message);
            }
        }
    }

    fn acl(&mut self, statement: &Statement, actions: ActionSet) {
        if statement.clauses.iter().any(allows_private_alone) {
            return;
        }
        let denied = statement.resources.iter().map(|resource| {
            let denies = self.private.covering(&resource.value);
            denies.fold(ActionSet::EMPTY, |set, entry| set.union(entry.actions))
        });
        let denied = denied.reduce(ActionSet::intersection).unwrap_or_default();
        let carries = |entry: &&ActionInfo| entry.condition_keys().contains(&"cos:x-cos-acl");
        // Whoever may set the ACL itself is a finding of its own.
        let writes = |entry: &&ActionInfo| entry.access() != Access::Permission;
        if let Some(first) = actions.without(denied).iter().filter(carries).find(writes) {
            let message = format!("`{}` lets the client set the ACL", first.name());
            self.report(Rule::OpenAcl, statement.span, "", message);
        }
    }

    fn disclosed(&mut self, statement: &Statement, actions: ActionSet) {
        if !actions.iter().any(lists_keys) || has_prefix(statement) {
            return;
        }
        for (at, resource) in statement.resources.iter().enumerate() {
            let text = &resource.value.text;
            let Some(stem) = text.strip_suffix('*').or_else(|| text.ends_with('/').then_some(text)) else { continue };
            let inner = self.denied.below(stem).next().map(|(inner, _)| inner);
            if let Some(inner) = inner {
                let folder = inner.rsplit(':').next().unwrap_or_default();
                let message = format!("names in `{}` appear in listings of this folder", Excerpt(folder));
                self.report(Rule::ListingDiscloses, resource.span, &format!(".resource[{at}]"), message);
            }
        }
    }
}

impl<'d> Linter<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let mut linter = Self {
            document,
            findings: Vec::new(),
            statement: None,
            unbounded: Places::default(),
            private: Places::default(),
            denied: Places::default(),
        };
        for (at, statement) in document.statements.iter().enumerate() {
            let unbounded = unbounded_writes(statement);
            let hides = statement.known.iter().any(|entry| matches!(entry.access(), Access::Read | Access::List));
            let keeps_private = matches!(&*statement.clauses, [single] if denies_all_but_private(single));
            for resource in &statement.resources {
                match statement.effect {
                    Effect::Allow if !unbounded.is_empty() => linter.unbounded.insert(&resource.value, at, unbounded),
                    Effect::Deny if statement.clauses.is_empty() && hides => {
                        linter.denied.insert(&resource.value, at, statement.known);
                    }
                    Effect::Deny if keeps_private => linter.private.insert(&resource.value, at, statement.known),
                    Effect::Allow | Effect::Deny => {}
                }
            }
        }
        linter
    }
}

fn has(actions: ActionSet, name: &str) -> bool {
    actions.iter().any(|entry| entry.name() == name)
}

/// The ACLs that open nothing to others.
fn is_private(acl: &str) -> bool {
    matches!(acl, "private" | "default")
}

/// Whether an allow with this condition admits no open ACL.
fn allows_private_alone(clause: &Clause) -> bool {
    let private = clause.texts().all(is_private);
    clause.key.value == "cos:x-cos-acl" && !clause.operator.value.is_negated() && private
}

/// Whether a deny with this condition alone admits no open ACL.
fn denies_all_but_private(clause: &Clause) -> bool {
    let negated =
        clause.operator.value.is_negated() && matches!(&*clause.values, [single] if is_private(single.value.text()));
    let any = clause.operator.value.comparison == Comparison::StringLike && clause.texts().any(|text| text == "*");
    clause.key.value == "cos:x-cos-acl" && (negated || any)
}

/// The writes of an allow that a limit on the size of another one does not bound.
fn unbounded_writes(statement: &Statement) -> ActionSet {
    let is_limited =
        statement.clauses.iter().any(|clause| clause.key.value == "cos:content-length" && clause.is_upper_limit());
    let is_unbounded = |entry: &&ActionInfo| match entry.name() {
        "PutObject" => !is_limited,
        "AppendObject"
        | "CompleteMultipartUpload"
        | "PostObject"
        | "PutObjectCopy"
        | "UploadPart"
        | "UploadPartCopy" => true,
        _ => false,
    };
    specific(statement).iter().filter(is_unbounded).collect()
}
