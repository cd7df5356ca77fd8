use crate::action::ActionInfo;
use crate::condition::{KeyEvidence, KeyInfo, Origin, keys};
use crate::document::{Clause, Comparison, Glob, Quantifier, Reach, Statement, Undocumented};
use crate::effect::Effect;
use crate::percent;
use crate::text::{Excerpt, letters};

use super::{Linter, Rule, clause_path, entries};

impl Linter<'_> {
    pub(super) fn conditions(&mut self, statement: &Statement) {
        let mut names: Vec<&str> = statement.clauses.iter().map(|clause| &*clause.key.value).collect();
        names.sort_unstable();
        names.dedup();
        if statement.effect == Effect::Deny && names.len() > 1 {
            let message = format!("only requests that meet the conditions on all {} keys are denied", names.len());
            self.report(Rule::ConjoinedDeny, statement.condition.unwrap_or(statement.span), ".condition", message);
        }
        for clause in &statement.clauses {
            self.clause(statement, clause);
        }
    }

    fn clause(&mut self, statement: &Statement, clause: &Clause) {
        let path = clause_path(clause);
        let key = Excerpt(&clause.key.value);
        let mut findings = Vec::new();
        let mut report = |rule, message: String| findings.push((rule, message));
        match clause.info {
            None => report(
                Rule::UnknownConditionKey,
                match nearest(&clause.key.value) {
                    Some(near) => format!("no document has the condition key `{key}`; did you mean `{near}`?"),
                    None => format!("no document has the condition key `{key}`"),
                },
            ),
            Some(info) => match info.evidence() {
                KeyEvidence::Documented => documented(statement, clause, info, &mut report),
                KeyEvidence::Disputed => {
                    report(Rule::Unverified, format!("`{key}` is a slip for `vpc:requester_vpc` in one table"));
                }
                KeyEvidence::CamOnly => {
                    report(Rule::Undocumented, format!("`{key}` is a key of CAM that no page of COS mentions"));
                }
                KeyEvidence::Withdrawn | KeyEvidence::Inferred | KeyEvidence::ThirdParty => {
                    report(Rule::Unverified, format!("no current document of COS lists `{key}`"));
                }
            },
        }
        unsettled(clause, &mut report);
        for (rule, message) in findings {
            self.report(rule, clause.span, &path, message);
        }
    }
}

/// What no document says of the comparison.
fn unsettled(clause: &Clause, report: &mut impl FnMut(Rule, String)) {
    let operator = clause.operator.value;
    if operator.is_negated() && clause.values.len() > 1 {
        report(Rule::NegatedList, format!("{} values stand under `{operator}`", clause.values.len()));
    }
    for why in clause.undocumented() {
        match why {
            // Both are findings of their own.
            Undocumented::ConditionKey | Undocumented::NegatedList => {}
            Undocumented::Encoding => {
                let written = clause.texts().map(|value| (value, percent::canonical_pattern(value)));
                for (value, encoded) in written.filter(|(value, encoded)| value != encoded) {
                    let message = format!("`{}` is written `{}` here", Excerpt(value), Excerpt(&encoded));
                    report(Rule::UnencodedValue, message);
                }
            }
            why => report(Rule::Undocumented, why.to_string()),
        }
    }
}

fn documented(statement: &Statement, clause: &Clause, info: &'static KeyInfo, report: &mut impl FnMut(Rule, String)) {
    let operator = clause.operator.value;
    let key = info.name();
    applicability(statement, info, report);
    // Absence of these is a value of its own: no ACL, the default class, the latest version, the object's own type.
    let absence_is_harmless =
        matches!(key, "cos:x-cos-acl" | "cos:x-cos-storage-class" | "cos:versionid" | "cos:response-content-type");
    match statement.effect {
        Effect::Allow if operator.is_if_exist() && info.is_omittable() && !absence_is_harmless => {
            report(Rule::OptionalLimit, format!("a request without `{key}` passes `{operator}`"));
        }
        Effect::Allow => {}
        Effect::Deny => deny(clause, info, report),
    }
    if statement.effect == Effect::Allow && operator.quantifier == Quantifier::All {
        report(Rule::Undocumented, Undocumented::EmptySet.to_string());
    }
    let is_pattern = operator.comparison == Comparison::StringLike;
    let is_text = matches!(operator.comparison, Comparison::StringEqual | Comparison::StringNotEqual);
    if is_text && clause.texts().any(|text| text.contains(['*', '?'])) {
        report(Rule::Undocumented, format!("under `{operator}` a star is a star: patterns are for `string_like`"));
    }
    let loose = |text: &str| text.len() > 1 && text.ends_with('*') && !text.ends_with("%2F*") && !text.ends_with("/*");
    if statement.effect == Effect::Allow && is_pattern && key == "cos:prefix" {
        if let Some(value) = clause.texts().find(|text| loose(text)) {
            report(Rule::LoosePrefix, format!("`{}` also lists whatever else begins so", Excerpt(value)));
        }
    }
    let is_type = matches!(key, "cos:content-type" | "cos:response-content-type");
    if statement.effect == Effect::Allow && is_type && !operator.is_negated() {
        if let Some(active) = clause.texts().find(|text| is_active(text, is_pattern)) {
            report(Rule::ActiveContent, format!("`{}` admits types that browsers run", Excerpt(active)));
        }
    }
}

/// Whether the actions' requests carry the key.
fn applicability(statement: &Statement, info: &'static KeyInfo, report: &mut impl FnMut(Rule, String)) {
    let key = info.name();
    if !matches!(info.origin(), Origin::Header | Origin::Query) {
        return;
    }
    if statement.actions.iter().any(|action| matches!(action.value.reach, Reach::Everything | Reach::Glob(_))) {
        report(Rule::WildcardActionCondition, format!("requests of most actions do not carry `{key}`"));
    }
    let named: Vec<&ActionInfo> =
        entries(statement).map(|(_, entry)| entry).filter(|entry| !entry.condition_keys().contains(&key)).collect();
    if let [first, rest @ ..] = named.as_slice() {
        let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
        report(Rule::InapplicableCondition, format!("requests of `{}`{more} do not carry `{key}`", first.name()));
    }
}

fn deny(clause: &Clause, info: &'static KeyInfo, report: &mut impl FnMut(Rule, String)) {
    let operator = clause.operator.value;
    let key = info.name();
    let values = || clause.texts();
    // Denied when it is there, whatever it says.
    let when_given = operator.comparison == Comparison::StringLike && values().any(|value| value == "*");
    // No ACL and no version are values of their own: what the bucket says, and the latest.
    let absence_is_a_value = matches!(key, "cos:x-cos-acl" | "cos:versionid");
    if info.is_omittable() && !operator.is_if_exist() && !when_given && !absence_is_a_value {
        report(Rule::AbsentKeyDeny, format!("a request without `{key}` passes this deny"));
    }
    let names_values = !operator.is_negated() && !when_given && values().any(|value| !value.is_empty());
    let is_text = matches!(operator.comparison, Comparison::StringEqual | Comparison::StringLike);
    if is_text && names_values && matches!(key, "cos:prefix" | "cos:response-content-type") {
        report(Rule::EncodedDeny, format!("another percent-encoding of the value of `{key}` may pass this deny"));
    }
    if is_text && names_values && matches!(key, "cos:content-type" | "cos:x-cos-acl" | "cos:response-content-type") {
        report(Rule::ValueDenylist, format!("other values of `{key}` than those listed pass this deny"));
    }
}

/// Whether a type or a pattern of types, as a policy writes it, admits what browsers run as a document.
fn is_active(value: &str, is_pattern: bool) -> bool {
    const ACTIVE: [&str; 5] = ["image/svg+xml", "text/html", "application/xhtml+xml", "text/xml", "application/xml"];
    let value = percent::decode(value);
    let value = String::from_utf8_lossy(&value);
    ACTIVE.iter().any(|active| if is_pattern { Glob::new(&value).matches(active) } else { value == *active })
}

/// The key that a misspelt one is nearest to: the same letters.
fn nearest(key: &str) -> Option<&'static str> {
    let wanted = letters(key.rsplit(':').next().unwrap_or(key));
    let name = |info: &KeyInfo| letters(info.name().rsplit(':').next().unwrap_or_default());
    keys()
        .iter()
        .find(|info| name(info) == wanted || name(info).strip_prefix("xcos") == Some(&wanted))
        .map(KeyInfo::name)
}
