use super::draft::{Draft, Rare};
use super::statement::Statement;
use super::text::{self, HEAD, TAIL};

/// A finished policy: its text, and what the text does not say.
#[derive(Clone, Debug)]
pub(super) struct Finished {
    text: String,
    /// Where the statements end that no guard made, the comma behind the last included.
    written: usize,
    rare: Option<Box<Rare>>,
}

impl Finished {
    /// Adds the statements of the guards and closes the brackets.
    #[inline]
    pub(super) fn new(mut text: String, rare: Option<Box<Rare>>) -> Self {
        let written = text.len();
        if let Some(rare) = &rare {
            let statements = text.get(HEAD.len()..).unwrap_or_default();
            let denies: Vec<String> = rare.guards.iter().flat_map(|guard| guard.denies(statements)).collect();
            text.extend(denies);
        }
        text.truncate(text.len() - ",".len());
        text.push_str(TAIL);
        Self { text, written, rare }
    }

    #[inline]
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    #[inline]
    pub(super) fn into_text(self) -> String {
        self.text
    }

    pub(super) fn reasons(&self) -> impl Iterator<Item = &str> {
        self.rare.iter().flat_map(|rare| &rare.reasons).map(|(_, reason)| reason.as_ref())
    }

    /// The policy without the statements of its guards, to be written on.
    pub(super) fn reopen(self) -> Draft {
        let Self { mut text, written, rare } = self;
        text.truncate(written - ",".len());
        text.push(',');
        Draft::new(text, rare)
    }

    /// The statements on their own, with the guards that follow them; those that the guards made are marked.
    pub(super) fn into_statements(self) -> Vec<Statement> {
        let Self { text, written, rare } = self;
        let Rare { reasons, guards, .. } = rare.map(|rare| *rare).unwrap_or_default();
        let written = text.get(HEAD.len()..written - ",".len()).unwrap_or_default().to_owned() + ",";
        let alone = |statement: &str| statement.trim_end_matches(',').to_owned();
        let mut end = HEAD.len();
        let mut statements: Vec<Statement> = text::split(&written)
            .map(|statement| {
                end += statement.len();
                let reasons = reasons.iter().filter(|(at, _)| *at == end).map(|(_, reason)| reason.clone()).collect();
                Statement { text: alone(statement), reasons, guards: guards.clone(), is_guard: false }
            })
            .collect();
        let marked = |deny: String| Statement {
            text: alone(&deny),
            reasons: Vec::new(),
            guards: guards.clone(),
            is_guard: true,
        };
        statements.extend(guards.iter().flat_map(|guard| guard.denies(&written)).map(marked));
        statements
    }
}
