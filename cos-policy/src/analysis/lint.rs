use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::action::{ActionInfo, ActionSet, Level};
use crate::document::{ActionPattern, Clause, Document, Principal, Reach, Span, Spanned, Statement};

mod actions;
mod conditions;
mod grants;
mod overlap;
mod resources;
mod rule;

use overlap::Places;
pub use rule::{Rule, Severity, rules};

/// A hazard in a document: which rule, where, and what.
///
/// In serde it is `{"rule", "severity", "path", "message", "remedy"}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    rule: Rule,
    /// The statement, if it is about one.
    statement: Option<usize>,
    path: String,
    span: Span,
    message: String,
}

impl Finding {
    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// The statement that it is about, by its place from 0; `None` for the whole document.
    #[must_use]
    pub const fn statement(&self) -> Option<usize> {
        self.statement
    }

    /// The element, such as `statement[0].action[1]`; empty for the whole document.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The place in the text that was parsed, in bytes.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What was found.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do instead.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        self.rule.remedy()
    }

    /// The documents behind the rule.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.rule.source()
    }
}

impl fmt::Display for Finding {
    /// `<severity>[<rule>] <path>: <message>`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.severity(), self.rule.id())?;
        if !self.path.is_empty() {
            write!(f, " {}", self.path)?;
        }
        write!(f, ": {}", self.message)
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut finding = serializer.serialize_struct("Finding", 5)?;
        finding.serialize_field("rule", self.rule.id())?;
        finding.serialize_field("severity", self.severity().name())?;
        finding.serialize_field("path", &self.path)?;
        finding.serialize_field("message", &self.message)?;
        finding.serialize_field("remedy", self.remedy())?;
        finding.end()
    }
}

impl Document {
    /// Reports every known hazard, in the order of the text and then of the rules.
    ///
    /// ```
    /// use cos_policy::Document;
    ///
    /// let text = r#"{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:*"],
    ///     "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/alice*"]}]}"#;
    /// let document = Document::parse(text)?;
    /// let findings: Vec<String> = document.lint().iter().map(|finding| finding.rule().id().to_owned()).collect();
    /// assert!(findings.contains(&"wildcard_action".to_owned()));
    /// assert!(findings.contains(&"loose_prefix".to_owned()));
    /// # Ok::<(), cos_policy::document::ParseError>(())
    /// ```
    #[must_use]
    pub fn lint(&self) -> Vec<Finding> {
        let mut linter = Linter::new(self);
        linter.whole();
        for (at, statement) in self.statements.iter().enumerate() {
            linter.statement = Some(at);
            linter.actions(statement);
            linter.resources(statement);
            linter.conditions(statement);
            linter.grants(statement);
        }
        let mut findings = linter.findings;
        findings.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
        findings.dedup();
        findings
    }
}

/// What looks at a document.
struct Linter<'d> {
    document: &'d Document,
    findings: Vec<Finding>,
    /// The statement that it looks at.
    statement: Option<usize>,
    /// Where objects of any size are written.
    unbounded: Places<'d>,
    /// Where ACLs are denied.
    private: Places<'d>,
    /// What is denied without a condition.
    denied: Places<'d>,
}

impl Linter<'_> {
    /// Reports a finding at an element of the statement; `path` begins with a dot, or is empty for the whole statement.
    fn report(&mut self, rule: Rule, span: Span, path: &str, message: String) {
        let path = match self.statement {
            Some(at) => format!("statement[{at}]{path}"),
            None => path.to_owned(),
        };
        self.findings.push(Finding { rule, statement: self.statement, path, span, message });
    }

    fn whole(&mut self) {
        /// What one report found to be the most. The limit itself is in no document.
        const REPORTED: usize = 1_000;
        let document = self.document;
        if let Some(principal) = &document.principal {
            self.report(Rule::SessionPrincipal, principal.span, "principal", named(&principal.value));
        }
        let names_principal = document.statements.iter().any(|statement| statement.principal.is_some());
        let is_bucket_policy = document.principal.is_some() || names_principal;
        if let Some(span) = document.capitalised.first().filter(|_| !is_bucket_policy) {
            let message = "element names have a capital, which is documented for bucket policies alone";
            self.report(Rule::Undocumented, *span, "", message.to_owned());
        }
        let length = document.to_json().chars().count();
        if length > REPORTED {
            let message = format!(
                "the policy has {length} characters without blanks; reports put the limit of STS at {REPORTED}"
            );
            self.report(Rule::Oversized, Span::default(), "", message);
        }
    }
}

fn named(principal: &Principal) -> String {
    let whom = if principal.is_public() { "everybody" } else { "a principal" };
    format!("the policy of a temporary key names nobody, this one names {whom}")
}

/// The actions that a statement names, or that a pattern narrower than *everything* names.
fn specific(statement: &Statement) -> ActionSet {
    let everything = statement.actions.iter().any(|action| is_everything(&action.value));
    if everything { ActionSet::EMPTY } else { statement.known }
}

/// Whether an action pattern matches every action of COS: `*`, or `name/cos:*` with however many stars.
fn is_everything(action: &ActionPattern) -> bool {
    match action.reach {
        Reach::Everything => true,
        Reach::Glob(_) => {
            action.text.strip_prefix("name/cos:").is_some_and(|name| name.bytes().all(|byte| byte == b'*'))
        }
        _ => false,
    }
}

/// The actions that a statement writes out, with their entries in the catalogue.
fn entries(statement: &Statement) -> impl Iterator<Item = (&Spanned<ActionPattern>, &'static ActionInfo)> {
    statement.actions.iter().filter_map(|action| match action.value.reach {
        Reach::Known(entry, _) => Some((action, entry)),
        _ => None,
    })
}

/// Whether an action lists the keys of objects, and not the uploads under way.
fn lists_keys(entry: &ActionInfo) -> bool {
    entry.level() == Level::Listing && entry.name() != "ListMultipartUploads"
}

pub(super) fn clause_path(clause: &Clause) -> String {
    format!(".condition.{}.{}", clause.operator.value, clause.key.value)
}
