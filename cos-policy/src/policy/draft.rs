use crate::condition::{Clause, Conditions};
use crate::deliberate::Reason;

use super::finished::Finished;
use super::guard::Guard;
use super::statement::Statement;
use super::text;

/// A policy, or one statement, that is being written.
#[derive(Clone, Debug)]
#[expect(unnameable_types, reason = "it passes from a builder to what is built, in a method that is not shown")]
pub struct Draft {
    /// Each statement with a comma behind it.
    text: String,
    /// Of the statement that is being written; they become text when it ends.
    conditions: Conditions,
    rare: Option<Box<Rare>>,
}

/// What most policies have none of.
#[derive(Clone, Debug, Default)]
pub(super) struct Rare {
    /// In their order, each once.
    pub(super) guards: Vec<Guard>,
    /// Each with the place in the text where its statement ends.
    pub(super) reasons: Vec<(usize, Reason)>,
    /// The reasons of the statement that is being written.
    pending: Vec<Reason>,
}

impl Draft {
    #[inline]
    pub(super) fn of_policy() -> Self {
        // Most policies fit, since STS takes few that are longer.
        let mut text = String::with_capacity(1024);
        text.push_str(text::HEAD);
        Self::new(text, None)
    }

    pub(super) fn of_statement() -> Self {
        Self::new(String::with_capacity(256), None)
    }

    #[inline]
    pub(super) fn new(text: String, rare: Option<Box<Rare>>) -> Self {
        Self { text, conditions: Conditions::default(), rare }
    }

    pub(super) fn has_statement(&self) -> bool {
        self.text.len() > text::HEAD.len()
    }

    #[inline]
    pub(super) fn text(&mut self) -> &mut String {
        &mut self.text
    }

    #[inline]
    pub(super) fn add_condition(&mut self, clause: Clause) {
        self.conditions.add(clause);
    }

    /// Gives a reason for the statement that is being written.
    pub(super) fn give(&mut self, reason: Reason) {
        self.rare().pending.push(reason);
    }

    #[inline]
    pub(super) fn end_statement(&mut self) {
        text::end(&mut self.text, &self.conditions);
        self.conditions.clear();
        if let Some(rare) = &mut self.rare {
            // `policy!` gives the reason of a statement to each of its parts.
            rare.pending.dedup();
            rare.reasons.extend(rare.pending.drain(..).map(|reason| (self.text.len(), reason)));
        }
    }

    pub(super) fn push(&mut self, statement: Statement) {
        let Statement { text, reasons, guards, is_guard } = statement;
        guards.into_iter().for_each(|guard| self.guard(guard));
        if is_guard {
            return;
        }
        self.text.push_str(&text);
        self.text.push(',');
        if !reasons.is_empty() {
            let end = self.text.len();
            self.rare().reasons.extend(reasons.into_iter().map(|reason| (end, reason)));
        }
    }

    pub(super) fn guard(&mut self, guard: Guard) {
        let guards = &mut self.rare().guards;
        if let Err(place) = guards.binary_search(&guard) {
            guards.insert(place, guard);
        }
    }

    fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    /// The policy; the draft is left empty.
    #[inline]
    pub(super) fn finish(&mut self) -> Finished {
        Finished::new(std::mem::take(&mut self.text), self.rare.take())
    }

    /// The one statement.
    pub(super) fn into_statement(self) -> Statement {
        let Self { mut text, rare, .. } = self;
        // The comma behind it.
        text.pop();
        let reasons = rare.into_iter().flat_map(|rare| rare.reasons).map(|(_, reason)| reason).collect();
        Statement { text, reasons, guards: Vec::new(), is_guard: false }
    }
}

impl Extend<Statement> for Draft {
    fn extend<I: IntoIterator<Item = Statement>>(&mut self, statements: I) {
        statements.into_iter().for_each(|statement| self.push(statement));
    }
}
