use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::change::{Change, Examples, Teller};
use crate::analysis::prove::naming::Naming;
use crate::analysis::prove::space::Space;
use crate::analysis::scenarios::Scenarios;
use crate::document::{Clause, Document};

use super::Mismatch;
use super::answers::{Answers, Part};
use super::intention::Intention;
use super::names::Names;
use super::spot::Spot;

/// Documents beside a table.
pub(super) struct Comparison<'d> {
    /// The documents, and what a reader calls them.
    documents: Vec<(&'d Document, &'static str)>,
    intention: Intention<'d>,
    /// Of the buckets of the table, and of all buckets.
    naming: (Naming, Naming),
    space: Space<'d>,
}

impl<'d> Comparison<'d> {
    /// The space of some documents, a table, and what may narrow it.
    pub(super) fn space(
        documents: &[&'d Document],
        intended: &'d Scenarios,
        https: Option<&'d Document>,
        budget: &mut Budget,
    ) -> Result<Space<'d>, Spent> {
        let documents: Vec<&Document> = documents.iter().copied().chain(https).collect();
        Space::new(&documents, &intended.rows, budget)
    }

    pub(super) fn new(
        documents: Vec<(&'d Document, &'static str)>,
        intended: &'d Scenarios,
        https: Option<&'d Document>,
        mut space: Space<'d>,
        budget: &mut Budget,
    ) -> Result<Self, Spent> {
        let assumed: Vec<&Clause> =
            https.iter().flat_map(|https| &https.statements).flat_map(|statement| &statement.clauses).collect();
        let intention = Intention::new(&intended.rows, &assumed, &mut space, budget)?;
        let naming = match intended.rows.is_empty() {
            true => Naming::of_documents(&documents.iter().map(|(document, _)| *document).collect::<Vec<_>>()),
            false => Naming::of_table(&intended.rows),
        };
        let all = documents.iter().fold(naming.clone(), |naming, (document, _)| naming.beside(document));
        Ok(Self { documents, intention, naming: (naming, all), space })
    }

    /// What of some requests the table does not permit: of those that are certain, and of those that may be.
    pub(super) fn beyond(
        &self,
        certain: &[Part<'_, 'd>],
        doubtful: &[Part<'_, 'd>],
        budget: &mut Budget,
    ) -> Result<Vec<Change>, Spent> {
        let certain = self.intention.beyond(certain, &Examples::default(), &self.space, budget)?;
        let doubtful = self.intention.beyond(doubtful, &certain, &self.space, budget)?;
        Ok(self.list(certain, doubtful))
    }

    /// What the table permits and a document does not.
    pub(super) fn missing(&self, answers: &Answers<'d>, budget: &mut Budget) -> Result<Vec<Change>, Spent> {
        let certain = self.intention.missing(answers, &self.space, budget)?;
        let doubtful = self.intention.permitted(&answers.unknown(), &self.space, budget)?;
        Ok(self.list(certain, doubtful))
    }

    pub(super) fn mismatch(
        &self,
        beyond: Vec<Change>,
        missing: Vec<Change>,
        budget: &mut Budget,
    ) -> Result<Mismatch, Spent> {
        let shadowed = self.intention.shadowed(&self.space, budget)?;
        let shadowed = shadowed.into_iter().map(|row| row.name(|bucket| self.naming.0.told(bucket))).collect();
        Ok(Mismatch { beyond, missing, shadowed, complete: true, is_shared: false })
    }

    fn list(&self, certain: Examples<Spot>, doubtful: Examples<Spot>) -> Vec<Change> {
        let names = Names::new(&self.intention, &self.naming.0, &self.space);
        let teller = Teller { documents: &self.documents, naming: &self.naming.1 };
        teller.changes(certain, doubtful, |spot, action| names.of(spot, action))
    }
}
