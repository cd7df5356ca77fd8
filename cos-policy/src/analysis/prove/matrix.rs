use std::collections::BTreeMap;

use crate::action;
use crate::analysis::matrix::{Cell, Column, Matrix, Row};
use crate::document::Document;

use super::budget::{Budget, Spent};
use super::side::{Role, Side};
use super::space::Space;

mod conditions;
mod judge;
mod key_class;
mod name_class;
mod near;
mod place;
mod place_name;
mod sentence;
mod unlisted;

use judge::{Draft, Judge};
use name_class::NameClass;
use place::places;

/// More rows than these are merged where they are equal.
const ROWS: usize = 200;

impl Matrix {
    /// The matrix of a document: every class of resources that it tells apart, by every action that it permits anywhere.
    ///
    /// ```
    /// use cos_policy::{policy, Bucket, Matrix, Region, Segment};
    ///
    /// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    /// let user = Segment::parse("alice")?;
    /// let policy = policy! {
    ///     in bucket;
    ///     allow GetBucket, GetObject    on "app/files/*";
    ///     allow PutObject, DeleteObject on "app/files/{user}/*";
    /// };
    /// println!("{}", Matrix::of(&policy.document())); // the table above
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// A *yes* holds for every key of the row and in every context, a *no* as well. Where the budget of steps is spent, the
    /// matrix [says so](Self::is_undecided).
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let undecided = || Self { columns: Vec::new(), rows: Vec::new(), merged: 0, undecided: true };
        matrix(document, &mut Budget::new()).unwrap_or_else(|Spent| undecided())
    }
}

fn matrix(document: &Document, budget: &mut Budget) -> Result<Matrix, Spent> {
    let mut space = Space::new(&[document], &[], budget)?;
    let certain = Side::certain(document, Role::Permits, &mut space, budget)?;
    let possible = Side::certain(document, Role::Refuses, &mut space, budget)?;
    let cubes = [&certain, &possible].into_iter().flat_map(|side| side.allows.iter().chain(&side.denies));
    let unnamed = NameClass::all(cubes, &space, budget)?;
    let judge = Judge { document, space: &space, certain: &certain, possible: &possible, unnamed };
    let (places, has_others) = places(document, &space, &possible.allows, budget)?;
    let mut rows = Vec::new();
    for place in &places {
        rows.extend(judge.rows(place, budget)?);
    }
    Ok(assemble(&judge, rows, has_others))
}

/// Leaves out the actions that nothing permits, and what says nothing.
fn assemble(judge: &Judge<'_, '_>, drafts: Vec<Draft>, has_others: bool) -> Matrix {
    let (columns, mut drafts) = judge.columns(drafts);
    drafts.retain(|draft| !draft.cells.iter().all(|cell| *cell == Cell::Inapplicable));
    let count = drafts.len();
    drafts.retain(|draft| draft.is_told || !draft.cells.iter().all(Cell::says_no));
    if (drafts.len() < count || has_others) && !columns.is_empty() {
        drafts.extend(Draft::elsewhere(&columns));
    }
    if columns.is_empty() {
        drafts.clear();
    }
    let row = |Draft { bucket, name, witness, cells, .. }| Row { bucket, name, witness, count: 1, cells };
    merged(columns, drafts.into_iter().map(row).collect())
}

/// Merges equal rows if there are too many.
fn merged(columns: Vec<Column>, rows: Vec<Row>) -> Matrix {
    let count = rows.len();
    if count <= ROWS {
        return Matrix { columns, rows, merged: 0, undecided: false };
    }
    let mut places: BTreeMap<(Option<String>, Vec<Cell>), usize> = BTreeMap::new();
    let mut kept: Vec<Row> = Vec::new();
    for row in rows {
        let key = (row.bucket.as_ref().map(ToString::to_string), row.cells.clone());
        match places.get(&key).and_then(|at| kept.get_mut(*at)) {
            Some(first) => first.count += 1,
            None => {
                places.insert(key, kept.len());
                kept.push(row);
            }
        }
    }
    Matrix { columns, merged: count - kept.len(), rows: kept, undecided: false }
}

impl Judge<'_, '_> {
    /// The columns in which something is permitted, and the rows with cells for them alone.
    fn columns(&self, mut drafts: Vec<Draft>) -> (Vec<Column>, Vec<Draft>) {
        let says = |atom: &usize| drafts.iter().filter_map(|draft| draft.cells.get(*atom)).any(|cell| !cell.says_no());
        let shown: Vec<usize> = (0..self.space.named_until()).filter(says).collect();
        let has_unlisted = drafts.iter().any(|draft| !draft.unlisted.says_no());
        for draft in &mut drafts {
            let unlisted = has_unlisted.then(|| draft.unlisted.clone());
            draft.cells = shown.iter().filter_map(|atom| draft.cells.get(*atom).cloned()).chain(unlisted).collect();
        }
        let columns = shown.iter().filter_map(|atom| self.column(*atom));
        (columns.chain(has_unlisted.then_some(Column::Unlisted)).collect(), drafts)
    }

    fn column(&self, atom: usize) -> Option<Column> {
        let listed = action::catalogue();
        match listed.get(atom) {
            Some(entry) => Some(Column::Action(entry)),
            None => {
                let name = self.space.named_actions.get(atom.checked_sub(listed.len())?)?;
                Some(Column::Named((*name).to_owned()))
            }
        }
    }
}
