use std::collections::{BTreeMap, BTreeSet};

use crate::action::{self, Level};
use crate::analysis::matrix::{Cell, Column, Label, Matrix, Row};
use crate::analysis::summary::Summary;
use crate::document::{Document, Reach};

use super::action_name::has_name;
use super::budget::{Budget, Halt, Spent};
use super::cube::{Cube, PREFIX};
use super::difference::{Rest, difference};
use super::example::{Example, best_key};
use super::key::{self, Keys};
use super::side::{Role, Side};
use super::space::{Atoms, Axis, Space};
use super::verdict::reasons;

mod key_class;
mod place;

use key_class::{KeyClass, patterns};
use place::{Place, PlaceKind, places};

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
    let judge = Judge { document, space: &space, certain: &certain, possible: &possible };
    let allows: Vec<&Cube<'_>> = possible.allows.iter().collect();
    let cubes: Vec<&Cube<'_>> = possible.allows.iter().chain(&certain.denies).collect();
    let (places, has_others) = places(&space, &allows, &cubes, budget)?;
    let mut rows = Vec::new();
    for place in &places {
        rows.extend(judge.rows(place, &cubes, budget)?);
    }
    Ok(assemble(&judge, rows, has_others))
}

/// Judges the classes of a document.
struct Judge<'s, 'd> {
    document: &'d Document,
    space: &'s Space<'d>,
    /// What it permits for certain, and what it may deny.
    certain: &'s Side<'d>,
    /// What it may permit, and what it denies for certain.
    possible: &'s Side<'d>,
}

/// A row with a cell for every action.
struct Draft {
    bucket: Option<Label>,
    name: Label,
    witness: String,
    /// Whether some pattern matches its keys.
    is_named: bool,
    cells: Vec<Cell>,
}

/// What the resources of a row are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Account,
    Bucket,
    Keys { has_object: bool },
}

impl Kind {
    /// Whether actions of a level act on such resources; of those that have none, nobody knows.
    fn takes(self, level: Option<Level>) -> bool {
        match (self, level) {
            (_, None) => true,
            (Self::Account, Some(level)) => level == Level::Service,
            (Self::Bucket, Some(level)) => matches!(level, Level::Bucket | Level::Listing),
            (Self::Keys { has_object }, Some(level)) => level == Level::Listing || has_object && level == Level::Object,
        }
    }
}

impl<'d> Judge<'_, 'd> {
    fn rows(&self, place: &Place, cubes: &[&Cube<'d>], budget: &mut Budget) -> Result<Vec<Draft>, Spent> {
        let here: Vec<&Cube<'d>> = cubes.iter().copied().filter(|cube| place.reaches(cube)).collect();
        let is_account = place.kind == PlaceKind::Account;
        let denies = &self.certain.denies;
        let mut patterns = if is_account { Vec::new() } else { patterns(&here) };
        let bucket_itself = Keys::EMPTY;
        let acts_on_bucket = here.iter().any(|cube| self.acts(cube, Level::Bucket));
        if !is_account && acts_on_bucket && !patterns.iter().any(|keys| keys.is_empty_key()) {
            patterns.push(&bucket_itself);
        }
        let mut rows = Vec::new();
        for class in KeyClass::all(&patterns, budget)? {
            let Some(start) = class.rest.clone().and(&place.cube) else { continue };
            let object = best_key(&class.rest.keys, key::Role::Object, budget)?;
            let prefix = best_key(&class.rest.keys, key::Role::Prefix, budget)?;
            let Some((_, witness)) = object.as_ref().or(prefix.as_ref()) else { continue };
            let has_object = object.as_ref().is_some_and(|(_, key)| !key.is_empty());
            let kind = match (&place.kind, class.is_empty_key()) {
                (PlaceKind::Account, _) => Kind::Account,
                (_, true) => Kind::Bucket,
                _ => Kind::Keys { has_object },
            };
            let covered = here.iter().any(|cube| cube.keys.is_empty());
            let (bucket, name) = place.label(&class, &patterns, covered);
            let cells = self.cells(&start, kind, budget)?;
            // Other buckets that are denied as a whole are told from those that are not.
            let is_other = matches!(place.kind, PlaceKind::Bucket { is_named: false, .. });
            let is_denied = is_other && denies.iter().any(|deny| deny.keys.is_empty() && place.reaches(deny));
            let is_named = is_account || is_denied || class.is_named() && !class.is_empty_key();
            let witness = if is_account { String::new() } else { witness.clone() };
            rows.push(Draft { bucket, name, witness, is_named, cells });
        }
        Ok(rows)
    }

    fn acts(&self, cube: &Cube<'_>, level: Level) -> bool {
        let actions = self.space.level(level);
        cube.sets.iter().all(|(axis, atoms)| *axis != Axis::Action || atoms.meets(&actions))
    }

    /// A cell for every action. Those that no statement tells apart share one.
    fn cells(&self, start: &Rest<'_, 'd>, kind: Kind, budget: &mut Budget) -> Result<Vec<Cell>, Spent> {
        let mut known: BTreeMap<Vec<bool>, Cell> = BTreeMap::new();
        let mut cells = Vec::new();
        let listed = action::catalogue();
        for atom in 0..self.space.size(Axis::Action) {
            let level = listed.get(atom).map(action::ActionInfo::level);
            if !kind.takes(level) {
                cells.push(Cell::Inapplicable);
                continue;
            }
            let is_listing = level == Some(Level::Listing);
            let signature = self.signature(atom).into_iter().chain([is_listing]).collect();
            let cell = match known.get(&signature) {
                Some(cell) => cell.clone(),
                None => {
                    let only = Cube::of(Axis::Action, Atoms::only(self.space.size(Axis::Action), atom));
                    let cell = self.cell(start, &only, is_listing, budget)?;
                    known.insert(signature, cell.clone());
                    cell
                }
            };
            cells.push(cell);
        }
        Ok(cells)
    }

    /// Which cubes have an action.
    fn signature(&self, atom: usize) -> Vec<bool> {
        let has = |cube: &Cube<'_>| cube.sets.iter().all(|(axis, atoms)| *axis != Axis::Action || atoms.contains(atom));
        let sides = [self.certain, self.possible];
        sides.into_iter().flat_map(|side| side.allows.iter().chain(&side.denies)).map(has).collect()
    }
}

impl<'d> Judge<'_, 'd> {
    fn cell(
        &self,
        start: &Rest<'_, 'd>,
        action: &Cube<'d>,
        is_listing: bool,
        budget: &mut Budget,
    ) -> Result<Cell, Spent> {
        let Some(region) = start.clone().and(action) else { return Ok(Cell::No) };
        if self.permitted(&region, budget)?.is_none() {
            return Ok(Cell::No);
        }
        if self.refused(&region, budget)?.is_none() {
            return Ok(Cell::Yes);
        }
        Ok(match self.doubtful(&region, budget)? {
            Some(rest) => Cell::Undecided(self.reason(&rest, budget)?),
            None => Cell::When(self.conditions(&region, is_listing)),
        })
    }

    /// What of a region may be permitted.
    fn permitted<'c>(&'c self, region: &Rest<'c, 'd>, budget: &mut Budget) -> Result<Option<Rest<'c, 'd>>, Spent> {
        let denies: Vec<&Cube<'d>> = self.possible.denies.iter().collect();
        let mut starts = self.possible.allows.iter().map(|allow| region.clone().and(allow));
        starts.find_map(|start| self.left(start, &denies, budget).transpose()).transpose()
    }

    /// What of a region may be refused.
    fn refused<'c>(&'c self, region: &Rest<'c, 'd>, budget: &mut Budget) -> Result<Option<Rest<'c, 'd>>, Spent> {
        let denied = self.certain.denies.iter().find_map(|deny| region.clone().and(deny));
        if denied.is_some() {
            return Ok(denied);
        }
        let allows: Vec<&Cube<'d>> = self.certain.allows.iter().collect();
        self.left(Some(region.clone()), &allows, budget)
    }

    /// What of a region may be permitted and may be refused.
    fn doubtful<'c>(&'c self, region: &Rest<'c, 'd>, budget: &mut Budget) -> Result<Option<Rest<'c, 'd>>, Spent> {
        let denies: Vec<&Cube<'d>> = self.possible.denies.iter().collect();
        let without: Vec<&Cube<'d>> = denies.iter().copied().chain(&self.certain.allows).collect();
        for start in self.possible.allows.iter().filter_map(|allow| region.clone().and(allow)) {
            if let Some(rest) = self.left(Some(start.clone()), &without, budget)? {
                return Ok(Some(rest));
            }
            for deny in &self.certain.denies {
                if let Some(rest) = self.left(start.clone().and(deny), &denies, budget)? {
                    return Ok(Some(rest));
                }
            }
        }
        Ok(None)
    }

    /// Something that is left of a rest without some cubes.
    fn left<'c>(
        &self,
        start: Option<Rest<'c, 'd>>,
        without: &[&'c Cube<'d>],
        budget: &mut Budget,
    ) -> Result<Option<Rest<'c, 'd>>, Spent> {
        let mut left = None;
        let found = difference(self.space, start, without, budget, &mut |rest, budget| {
            if !has_name(&rest.names, self.space, budget)? {
                return Ok(());
            }
            left = Some(rest);
            Err(Halt::Found)
        });
        match found {
            Err(Halt::Spent) => Err(Spent),
            _ => Ok(left),
        }
    }

    fn reason(&self, rest: &Rest<'_, 'd>, budget: &mut Budget) -> Result<String, Spent> {
        let example = Example::of(rest, self.space, budget)?;
        let reasons = example.map(|example| reasons(&example, &[self.document])).unwrap_or_default();
        Ok(reasons.first().map(ToString::to_string).unwrap_or_default())
    }

    /// The conditions of the statements that count in a region.
    fn conditions(&self, region: &Rest<'_, 'd>, is_listing: bool) -> String {
        let of = |cubes: &'_ [Cube<'d>]| {
            let meets = |cube: &&Cube<'d>| region.clone().and(cube).is_some();
            let statements: BTreeSet<usize> = cubes.iter().filter(meets).map(|cube| cube.statement).collect();
            statements.into_iter().map(|at| self.condition(at, is_listing)).collect::<Vec<_>>()
        };
        let (allows, denies) = (of(&self.possible.allows), of(&self.certain.denies));
        let mut needed = match allows.as_slice() {
            _ if allows.iter().any(Vec::is_empty) => Vec::new(),
            [only] => only.clone(),
            _ => vec![allows.into_iter().map(both).collect::<Vec<_>>().join(" or ")],
        };
        let denies: Vec<String> = denies.into_iter().map(both).collect();
        let (plain, denies): (Vec<String>, Vec<String>) = denies.into_iter().partition(|deny| deny == PLAIN);
        needed.extend(plain.first().map(|_| "https".to_owned()));
        match (both(needed), denies.is_empty()) {
            (needed, true) => needed,
            (needed, false) if needed.is_empty() => format!("unless {}", denies.join(" or ")),
            (needed, false) => format!("{needed}, unless {}", denies.join(" or ")),
        }
    }

    /// What a statement asks of a request besides its action and its resource.
    fn condition(&self, statement: usize, is_listing: bool) -> Vec<String> {
        let Some(statement) = self.document.statements.get(statement) else { return Vec::new() };
        let clauses = statement.clauses.iter().filter(|clause| !(is_listing && clause.key.value == PREFIX));
        let principal = statement.principal.as_ref().or(self.document.principal.as_ref());
        let principal = principal.filter(|principal| !principal.value.is_public());
        let principal = principal.map(|principal| format!("by {}", principal.value.names.join(" or ")));
        clauses.map(|clause| Summary(clause).to_string()).chain(principal).collect()
    }
}

/// As a clause on plain HTTP reads.
const PLAIN: &str = "plain http";

/// Conditions that must all hold.
fn both(conditions: Vec<String>) -> String {
    match conditions.as_slice() {
        [only] => only.clone(),
        _ => {
            let bracket = |part: String| if part.contains(" or ") { format!("({part})") } else { part };
            conditions.into_iter().map(bracket).collect::<Vec<_>>().join(" and ")
        }
    }
}

/// Leaves out the actions that nothing permits, and what says nothing.
fn assemble(judge: &Judge<'_, '_>, drafts: Vec<Draft>, has_others: bool) -> Matrix {
    let (columns, mut drafts) = judge.columns(drafts);
    let says_nothing = |draft: &Draft| draft.cells.iter().all(|cell| matches!(cell, Cell::No | Cell::Inapplicable));
    drafts.retain(|draft| !draft.cells.iter().all(|cell| *cell == Cell::Inapplicable));
    let count = drafts.len();
    drafts.retain(|draft| draft.is_named || !says_nothing(draft));
    if (drafts.len() < count || has_others) && !columns.is_empty() {
        let (name, cells) = (Label::word("elsewhere"), vec![Cell::No; columns.len()]);
        drafts.push(Draft { bucket: None, name, witness: String::new(), is_named: false, cells });
    }
    if columns.is_empty() {
        drafts.clear();
    }
    let row = |Draft { bucket, name, witness, cells, .. }| Row { bucket, name, witness, count: 1, cells };
    let rows: Vec<Row> = drafts.into_iter().map(row).collect();
    merged(columns, rows)
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
        let listed = action::catalogue();
        let says = |drafts: &[Draft], atom: usize| {
            drafts
                .iter()
                .filter_map(|draft| draft.cells.get(atom))
                .any(|cell| !matches!(cell, Cell::No | Cell::Inapplicable))
        };
        let named = listed.len() + self.space.named_actions.len();
        let wild: Vec<usize> = (named..self.space.size(Axis::Action)).collect();
        let shown = (0..named).filter(|atom| says(&drafts, *atom));
        let shown: Vec<usize> = shown.collect();
        let mut columns: Vec<Column> = shown.iter().filter_map(|atom| self.column(*atom)).collect();
        let has_wild = wild.iter().any(|atom| says(&drafts, *atom));
        if has_wild {
            columns.push(Column::Unlisted);
        }
        for draft in &mut drafts {
            let cell = |atom: &usize| draft.cells.get(*atom).cloned();
            let unlisted = has_wild.then(|| self.unlisted(wild.iter().filter_map(cell).collect()));
            draft.cells = shown.iter().filter_map(cell).chain(unlisted).collect();
        }
        (columns, drafts)
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

    /// One cell for all actions that no list names.
    fn unlisted(&self, cells: Vec<Cell>) -> Cell {
        match cells.into_iter().next() {
            Some(Cell::When(_)) => {
                let actions = self.document.statements.iter().flat_map(|statement| &statement.actions);
                let globs = actions.filter(|action| matches!(action.value.reach, Reach::Glob(_) | Reach::Everything));
                let globs: BTreeSet<&str> = globs.map(|action| &*action.value.text).collect();
                Cell::When(globs.into_iter().collect::<Vec<_>>().join(" or "))
            }
            cell => cell.unwrap_or(Cell::No),
        }
    }
}
