use crate::action::{self, Access, Level};
use crate::analysis::decide::Reason;
use crate::analysis::prove::example::Example;
use crate::analysis::prove::naming::Naming;
use crate::analysis::prove::witness::Witness;
use crate::document::Document;

use super::{Change, Examples};

/// Makes changes of examples.
pub(crate) struct Teller<'a> {
    /// What is compared, and how a reader calls it; the last one refuses.
    pub(crate) documents: &'a [(&'a Document, &'a str)],
    pub(crate) naming: &'a Naming,
}

/// Actions that stand together.
struct Line<P> {
    /// The first of its examples.
    example: Example,
    kind: Kind<P>,
    actions: Vec<String>,
}

/// What the actions of a line have in common, apart from their examples.
#[derive(PartialEq)]
struct Kind<P> {
    order: Order,
    place: P,
    /// Why each document says what it does.
    reasons: Vec<Reason>,
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
    pub(crate) fn changes<P: Copy + Ord>(
        &self,
        certain: Examples<P>,
        doubtful: Examples<P>,
        name: impl Fn(P) -> String,
    ) -> Vec<Change> {
        let doubtful = doubtful.without(&certain);
        let mut lines = self.lines(certain, false);
        lines.extend(self.lines(doubtful, true));
        lines.sort_by_key(|line| line.kind.order);
        lines.into_iter().map(|line| self.change(line, &name)).collect()
    }

    fn lines<P: Copy + Ord>(&self, examples: Examples<P>, is_doubtful: bool) -> Vec<Line<P>> {
        let mut examples = examples.into_vec();
        examples.sort_by_key(|((place, action), _)| (*place, danger(*action)));
        let mut lines: Vec<Line<P>> = Vec::new();
        for ((place, _), example) in examples {
            let kind = self.kind(place, &example, is_doubtful);
            let action = example.request.action().to_owned();
            let is_alike = |line: &&mut Line<P>| line.kind == kind && line.example.request.is_alike(&example.request);
            match lines.iter_mut().find(is_alike) {
                Some(line) => line.actions.push(action),
                None => lines.push(Line { example, kind, actions: vec![action] }),
            }
        }
        lines
    }

    fn kind<P>(&self, place: P, example: &Example, is_doubtful: bool) -> Kind<P> {
        let order =
            Order { is_misfit: !example.request.is_fitting(), is_unrealizable: !example.is_realizable(), is_doubtful };
        let reasons = self.documents.iter().map(|(document, _)| document.decide(&example.request).reason());
        Kind { order, place, reasons: reasons.collect() }
    }

    fn change<P>(&self, Line { example, kind, actions }: Line<P>, name: impl Fn(P) -> String) -> Change {
        let documents: Vec<&Document> = self.documents.iter().map(|(document, _)| *document).collect();
        let why = self.why(&kind.reasons);
        let witness = Witness::new(example, &documents);
        Change {
            actions,
            place: name(kind.place),
            is_certain: !kind.order.is_doubtful,
            example: witness.example(self.naming),
            why,
            witness,
        }
    }

    /// What is unknown, or else why it is refused.
    fn why(&self, reasons: &[Reason]) -> String {
        let mut told = self.documents.iter().zip(reasons);
        let unknown = told.clone().find(|(_, reason)| matches!(reason, Reason::Unknown(..)));
        unknown.or_else(|| told.next_back()).map(|((_, name), reason)| format!("{name}{reason}")).unwrap_or_default()
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
