use crate::action;
use crate::document::{
    ActionPattern, Clause, Comparison, Document, ParseError, Reader, Span, Statement, Undocumented, Value,
};
use crate::percent;

use super::Rule;
use super::lint::clause_path;

/// A mistake in the text of a policy that can be mended without asking: where, and what to write instead.
///
/// See [`fixes`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    rule: Option<Rule>,
    path: String,
    span: Span,
    replacement: String,
    changes_meaning: bool,
}

impl Fix {
    /// The rule whose finding goes away; `None` for mere spelling, which is no finding.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        self.rule
    }

    /// The element, as in [`Finding::path`](super::Finding::path).
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The string to replace, quotes included, in bytes of the text.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What to write there, as JSON.
    #[must_use]
    pub fn replacement(&self) -> &str {
        &self.replacement
    }

    /// Whether the policy may then grant or deny something else: an unknown action, for one, grants nothing.
    #[must_use]
    pub const fn changes_meaning(&self) -> bool {
        self.changes_meaning
    }
}

/// What can be mended in the text of a policy without asking, in the order of the text; no two overlap.
///
/// - An action without `name/` gets it, which changes nothing.
/// - An unknown action becomes the one that looks most like it, if there is one alone.
/// - A resource in a [layout of former days](super::rules::legacy_resource) moves to `<bucket>-<APPID>/<key>`. For `prefix//` that
///   changes nothing; what the others mean is in no document.
/// - Values of query parameters are [percent-encoded](super::rules::unencoded_value).
///
/// Of an action that a statement names twice, the first place alone is found: [`mend`] again until nothing is left.
///
/// ```
/// use cos_policy::analysis::{fixes, mend};
///
/// let text = r#"{"version":"2.0","statement":[{"effect":"allow","action":["cos:PutObjet"],
///     "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/photos/*"]}]}"#;
/// let fixes = fixes(text)?;
/// assert_eq!((fixes[0].path(), fixes[0].replacement()), ("statement[0].action[0]", "\"name/cos:PutObject\""));
/// assert!(fixes[0].changes_meaning());
/// assert_eq!(mend(text, &fixes), text.replace("cos:PutObjet", "name/cos:PutObject"));
/// # Ok::<(), cos_policy::document::ParseError>(())
/// ```
///
/// # Errors
///
/// [`ParseError`]: the text is no policy.
pub fn fixes(text: &str) -> Result<Vec<Fix>, ParseError> {
    let document = Document::parse(text)?;
    let mut mender = Mender { text, at: 0, fixes: Vec::new() };
    for (at, statement) in document.statements.iter().enumerate() {
        mender.at = at;
        mender.actions(statement);
        mender.resources(statement);
        mender.values(statement);
    }
    mender.fixes.sort_by_key(|fix| fix.span);
    Ok(mender.fixes)
}

/// The text with these of its [`fixes`] made. The rest of it stays as it is, byte for byte.
#[must_use]
pub fn mend(text: &str, fixes: &[Fix]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut rest = 0;
    for fix in fixes {
        mended.push_str(text.get(rest..fix.span.start()).unwrap_or_default());
        mended.push_str(&fix.replacement);
        rest = fix.span.end();
    }
    mended + text.get(rest..).unwrap_or_default()
}

/// What looks at a text.
struct Mender<'t> {
    text: &'t str,
    /// The statement that it looks at.
    at: usize,
    fixes: Vec<Fix>,
}

impl Mender<'_> {
    fn actions(&mut self, statement: &Statement) {
        for action in &statement.actions {
            let path = format!(".action[{}]", action.value.index);
            match meant(&action.value) {
                Some(name) => {
                    let name = format!("name/cos:{name}");
                    self.fix(Some(Rule::UnknownAction), &path, action.span, &name, true);
                }
                None if self.written(action.span) == action.value.text => {}
                None => self.fix(None, &path, action.span, &action.value.text, false),
            }
        }
    }

    fn resources(&mut self, statement: &Statement) {
        for (at, resource) in statement.resources.iter().enumerate() {
            let path = format!(".resource[{at}]");
            let pattern = &resource.value;
            let (current, changes_meaning) = match pattern.of_other_layout() {
                Some(current) => (current, true),
                None if self.written(resource.span) == pattern.text => continue,
                None => (pattern.text.clone(), false),
            };
            self.fix(Some(Rule::LegacyResource), &path, resource.span, &current, changes_meaning);
        }
    }

    fn values(&mut self, statement: &Statement) {
        for clause in statement.clauses.iter().filter(|clause| is_misspelt_query(clause)) {
            let is_pattern = clause.operator.value.comparison == Comparison::StringLike;
            // Whoever wrote a star under another operator hardly meant the character.
            let certain = |text: &str| is_pattern || !text.contains(['*', '?']);
            for value in &clause.values {
                let Value::Text(text) = &value.value else { continue };
                let encoded = percent::canonical_pattern(text);
                // A policy variable is replaced before anything is compared.
                if encoded != *text && certain(text) && !text.contains("${") {
                    self.fix(Some(Rule::UnencodedValue), &clause_path(clause), value.span, &encoded, true);
                }
            }
        }
    }

    fn fix(&mut self, rule: Option<Rule>, path: &str, span: Span, text: &str, changes_meaning: bool) {
        let path = format!("statement[{}]{path}", self.at);
        self.fixes.push(Fix { rule, path, span, replacement: quoted(text), changes_meaning });
    }

    /// The text of a string, which stands somewhere.
    fn written(&self, span: Span) -> String {
        let json = self.text.get(span.range()).unwrap_or_default();
        Reader::new(json).string().unwrap_or_default().into_owned()
    }
}

/// The one action that an unknown one looks like.
fn meant(action: &ActionPattern) -> Option<&'static str> {
    if !action.is_unknown() {
        return None;
    }
    match action::find(&action.text) {
        Ok(entry) => Some(entry.name()),
        Err(error) => match error.nearest() {
            [name] => Some(name),
            _ => None,
        },
    }
}

/// Whether a value of a query parameter is not percent-encoded.
fn is_misspelt_query(clause: &Clause) -> bool {
    clause.undocumented().contains(&Undocumented::Encoding)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
