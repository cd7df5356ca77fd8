use std::sync::Arc;

use crate::action::{self, Access, Level};
use crate::analysis::decide::Reason;
use crate::analysis::prove::example::Example;
use crate::analysis::prove::naming::Naming;
use crate::analysis::prove::witness::{Witness, texts};
use crate::document::Document;

use super::classes::Classes;
use super::{Change, Examples};

/// What a reader is told of actions that a wildcard reaches and no list has.
const UNLISTED: &str = "unlisted actions";

/// Makes changes of examples.
pub(crate) struct Teller<'a> {
    /// What is compared, and what a reader calls it if that has to be told; the last one refuses.
    pub(crate) documents: &'a [(&'a Document, &'a str)],
    pub(crate) naming: &'a Naming,
}

/// Actions that stand together.
struct Line {
    /// The first of its examples.
    example: Example,
    kind: Kind,
    /// Why each document says what it does.
    reasons: Vec<Reason>,
    actions: Vec<String>,
    /// The classes of its actions.
    classes: Vec<usize>,
}

/// What the actions of a line have in common, apart from their examples and what these rest on.
#[derive(PartialEq)]
struct Kind {
    order: Order,
    place: String,
}

/// Which lines a reader should see first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    is_misfit: bool,
    is_unrealizable: bool,
    is_doubtful: bool,
}

impl Teller<'_> {
    /// Actions that differ for the same reason and have like examples stand together. Of what is certain nothing is doubtful.
    /// A place has a name for each action.
    pub(crate) fn changes<P: Copy + Ord>(
        &self,
        certain: Examples<P>,
        doubtful: Examples<P>,
        name: impl Fn(P, usize) -> String,
    ) -> Vec<Change> {
        let doubtful = doubtful.without(&certain);
        let mut lines = self.lines(certain, false, &name);
        lines.extend(self.lines(doubtful, true, &name));
        lines.sort_by_key(|line| line.kind.order);
        let documents: Vec<&Document> = self.documents.iter().map(|(document, _)| *document).collect();
        let texts = texts(&documents);
        lines.into_iter().map(|line| self.change(line, &documents, &texts)).collect()
    }

    fn lines<P: Copy + Ord>(
        &self,
        examples: Examples<P>,
        is_doubtful: bool,
        name: &impl Fn(P, usize) -> String,
    ) -> Vec<Line> {
        let mut classes = Classes::default();
        let mut examples = examples.into_vec();
        examples.sort_by_key(|((place, action), _)| (*place, danger(*action)));
        let mut lines = Vec::new();
        for of_one_place in examples.chunk_by(|((place, _), _), ((other, _), _)| place == other) {
            let mut here = Vec::new();
            for ((place, action), example) in of_one_place {
                let class = classes.of(&example.request, self.documents);
                self.add(example, Kind::new(name(*place, *action), example, is_doubtful), class, &mut here);
            }
            lines.append(&mut here);
        }
        lines
    }

    /// Adds an action to the line where it belongs, or to a new one.
    fn add(&self, example: &Example, kind: Kind, class: usize, lines: &mut Vec<Line>) {
        let request = &example.request;
        let action = request.action().to_owned();
        let alike = |line: &Line| line.kind == kind && line.example.request.is_alike(request);
        if let Some(line) = lines.iter_mut().find(|line| line.classes.contains(&class) && alike(line)) {
            return line.actions.push(action);
        }
        let reasons = self.documents.iter().map(|(document, _)| document.decide(request).reason()).collect();
        match lines.iter_mut().find(|line| line.reasons == reasons && alike(line)) {
            Some(line) => {
                line.actions.push(action);
                line.classes.push(class);
            }
            None => {
                let (actions, classes) = (vec![action], vec![class]);
                lines.push(Line { example: example.clone(), kind, reasons, actions, classes });
            }
        }
    }

    fn change(&self, line: Line, documents: &[&Document], texts: &Arc<[String]>) -> Change {
        let Line { example, kind: Kind { order, place }, reasons, actions, .. } = line;
        let is_odd = order.is_unrealizable && example.request.is_listed();
        let why = self.why(&reasons, order.is_doubtful) + if is_odd { "; no client can send it" } else { "" };
        let mut names: Vec<String> = actions.iter().map(|action| self.name(action)).collect();
        names.sort_by_key(|name| name == UNLISTED);
        names.dedup();
        let witness = Witness::quoting(example, documents, texts.clone());
        let example = witness.example(self.naming);
        Change { actions, place, is_certain: !order.is_doubtful, names, example, why, witness }
    }

    /// An action without what all begin with.
    fn name(&self, action: &str) -> String {
        let bare = action.strip_prefix("name/cos:").unwrap_or(action);
        let statements = self.documents.iter().flat_map(|(document, _)| &document.statements);
        let mut named = statements.flat_map(|statement| &statement.actions);
        let is_listed = action::entry_and_set(bare).is_some();
        let is_known = is_listed || named.any(|named| named.value.text == action);
        if is_known { bare } else { UNLISTED }.to_owned()
    }

    /// What is unknown, or else why it is refused, or why all allow it.
    fn why(&self, reasons: &[Reason], is_doubtful: bool) -> String {
        if reasons.len() > 1 && reasons.iter().all(|reason| matches!(reason, Reason::Allowed(_))) {
            let told = self.documents.iter().zip(reasons).map(|((_, name), reason)| format!("{name}: {reason}"));
            return told.collect::<Vec<_>>().join("; ");
        }
        let mut told = self.documents.iter().zip(reasons);
        let unknown = told.clone().find(|(_, reason)| matches!(reason, Reason::Unknown(..)));
        let Some(((_, name), reason)) = unknown.or_else(|| told.next_back()) else { return String::new() };
        match (is_doubtful, *name) {
            (false, "") => reason.to_string(),
            (false, name) => format!("{name}: {reason}"),
            (true, "") => format!("perhaps: {reason}"),
            (true, name) => format!("perhaps, {name}: {reason}"),
        }
    }
}

impl Kind {
    fn new(place: String, example: &Example, is_doubtful: bool) -> Self {
        let is_misfit = !example.request.is_fitting();
        Self { order: Order { is_misfit, is_unrealizable: !example.is_realizable(), is_doubtful }, place }
    }
}

/// Which action a reader should see first: those that destroy, then those that take over, then those that write; and short
/// names before long ones.
fn danger(action: usize) -> (u8, usize) {
    let Some(entry) = action::catalogue().get(action) else { return (u8::MAX, 0) };
    let rank = match entry.access() {
        _ if entry.level() == Level::Vector => 6,
        Access::Delete => 0,
        Access::Permission => 1,
        Access::Configuration => 2,
        Access::Write => 3,
        Access::Read => 4,
        Access::List => 5,
    };
    (rank, entry.name().len())
}
