use crate::action::{ActionInfo, ActionSet, Level};
use crate::document::{Clause, Document, Statement};
use crate::effect::Effect;
use crate::text::Excerpt;

use super::overlap::Places;
use super::{Linter, Rule};

impl Linter<'_> {
    /// What an allow grants beside what it says.
    pub(super) fn grants(&mut self, statement: &Statement) {
        if let Some(principal) = &statement.principal {
            let message = "the statement names a principal".to_owned();
            self.report(Rule::SessionPrincipal, principal.span, ".principal", message);
        }
        if statement.effect == Effect::Deny {
            return;
        }
        self.limits(statement);
        self.acl(statement);
        self.disclosed(statement);
    }

    fn limits(&mut self, statement: &Statement) {
        let grants = |name: &str| statement.known.iter().any(|entry| entry.name() == name);
        for clause in &statement.clauses {
            let size = clause.key.value == "cos:content-length" && clause.is_upper_limit();
            let kind = clause.key.value == "cos:content-type" && !clause.operator.value.is_negated();
            let path = format!(".condition.{}.{}", clause.operator.value, clause.key.value);
            if (size || kind) && grants("PutObject") {
                let message =
                    "a server-side copy is a `PutObject` without a body, which this does not limit".to_owned();
                self.report(Rule::CopyBypass, clause.span(), &path, message);
            }
            if size {
                self.partial_limit(statement, clause, &path);
            }
        }
    }

    fn partial_limit(&mut self, statement: &Statement, clause: &Clause, path: &str) {
        const PARTS: [(&str, &str); 3] =
            [("UploadPart", "one part"), ("AppendObject", "one append"), ("PostObject", "a whole form")];
        for (name, part) in PARTS {
            if statement.known.iter().any(|entry| entry.name() == name) {
                let message = format!("for `{name}` this is the length of {part}, not of the object");
                self.report(Rule::PartialSizeLimit, clause.span(), path, message);
            }
        }
        if !statement.known.iter().any(|entry| entry.name() == "PutObject") {
            return;
        }
        let own = self.statement;
        let beside = statement
            .resources
            .iter()
            .find_map(|resource| self.unbounded.meeting(&resource.value).find(|entry| Some(entry.statement) != own));
        let way = beside.and_then(|entry| entry.actions.iter().next());
        if let Some(way) = way.or_else(|| statement.known.iter().find(|entry| entry.name().ends_with("Copy"))) {
            let message = format!("`{}` writes to the same place without this limit", way.name());
            self.report(Rule::PartialSizeLimit, clause.span(), path, message);
        }
    }

    fn acl(&mut self, statement: &Statement) {
        if names_acl(statement) {
            return;
        }
        let denied = statement.resources.iter().map(|resource| {
            let denies = self.private.covering(&resource.value);
            denies.fold(ActionSet::EMPTY, |set, entry| set.union(entry.actions))
        });
        let denied = denied.reduce(ActionSet::intersection).unwrap_or_default();
        let carries = |entry: &&ActionInfo| entry.condition_keys().contains(&"cos:x-cos-acl");
        let is_open = |entry: &&ActionInfo| !denied.iter().any(|denied| denied == *entry);
        if let Some(first) = statement.known.iter().filter(carries).find(is_open) {
            let message = format!("`{}` lets the client set the ACL", first.name());
            self.report(Rule::OpenAcl, statement.span, "", message);
        }
    }

    fn disclosed(&mut self, statement: &Statement) {
        let is_listing = |entry: &ActionInfo| entry.level() == Level::Listing && entry.name() != "ListMultipartUploads";
        if !statement.known.iter().any(is_listing) {
            return;
        }
        for (at, resource) in statement.resources.iter().enumerate() {
            let Some(stem) = resource.value.text.strip_suffix('*') else { continue };
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
            let unbounded: ActionSet = statement.known.iter().filter(|entry| is_unbounded_write(entry)).collect();
            for resource in &statement.resources {
                match statement.effect {
                    Effect::Allow if !unbounded.is_empty() => linter.unbounded.insert(&resource.value, at, unbounded),
                    Effect::Deny if statement.clauses.is_empty() => {
                        linter.denied.insert(&resource.value, at, statement.known)
                    }
                    Effect::Deny if names_acl(statement) => linter.private.insert(&resource.value, at, statement.known),
                    Effect::Allow | Effect::Deny => {}
                }
            }
        }
        linter
    }
}

fn names_acl(statement: &Statement) -> bool {
    statement.clauses.iter().any(|clause| clause.key.value == "cos:x-cos-acl")
}

/// Whether it writes objects of any size, whatever `PutObject` is limited to.
fn is_unbounded_write(entry: &ActionInfo) -> bool {
    matches!(
        entry.name(),
        "AppendObject" | "CompleteMultipartUpload" | "PostObject" | "PutObjectCopy" | "UploadPart" | "UploadPartCopy"
    )
}
