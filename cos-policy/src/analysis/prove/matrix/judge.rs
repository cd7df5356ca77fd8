use std::collections::BTreeMap;

use crate::action::{self, Level};
use crate::analysis::matrix::{Cell, Column, Label};
use crate::analysis::prove::budget::{Budget, Halt, Spent};
use crate::analysis::prove::cube::Cube;
use crate::analysis::prove::difference::{Rest, difference};
use crate::analysis::prove::example::{Example, best_key};
use crate::analysis::prove::side::Side;
use crate::analysis::prove::space::{Atoms, Axis, Space};
use crate::analysis::prove::texts::{Role, Texts};
use crate::analysis::prove::verdict::reasons;
use crate::document::{Document, ResourcePattern, Spanned};
use crate::effect::Effect;

use super::key_class::{KeyClass, patterns};
use super::name_class::NameClass;
use super::near::{Local, Near};
use super::place::{Place, PlaceKind};

/// Judges the classes of a document.
pub(crate) struct Judge<'s, 'd> {
    pub(crate) document: &'d Document,
    pub(crate) space: &'s Space<'d>,
    /// What it permits for certain, and what it may deny.
    pub(crate) certain: &'s Side<'d>,
    /// What it may permit, and what it denies for certain.
    pub(crate) possible: &'s Side<'d>,
    /// The actions that nobody names. They come behind the others.
    pub(crate) unnamed: Vec<NameClass<'s, 'd>>,
}

/// A row with a cell for every action.
pub(crate) struct Draft {
    pub(crate) bucket: Option<Label>,
    pub(crate) name: Label,
    pub(crate) witness: String,
    /// Whether it has to be shown even if it says *no* throughout.
    pub(crate) is_told: bool,
    /// By the places of the actions.
    pub(crate) cells: Vec<Cell>,
    /// Of all actions that no list names.
    pub(crate) unlisted: Cell,
}

impl Draft {
    /// Whatever no other row is about, where nothing is permitted; `None` if no action could be. There is but one account,
    /// and it has a row of its own.
    pub(crate) fn elsewhere(columns: &[Column]) -> Option<Self> {
        let is_elsewhere = |column: &Column| !matches!(column.level(), Some(Level::Service | Level::Vector));
        let cells = columns.iter().map(|column| if is_elsewhere(column) { Cell::No } else { Cell::Inapplicable });
        let (name, cells) = (Label::word("elsewhere"), cells.collect());
        let draft = Self { bucket: None, name, witness: String::new(), is_told: true, cells, unlisted: Cell::No };
        columns.iter().any(is_elsewhere).then_some(draft)
    }

    /// Whether an action may be permitted that needs no key: a listing, or one of which nobody knows.
    fn permits_without_key(&self) -> bool {
        let needs_none = |at: usize| matches!(level(at), None | Some(Level::Listing));
        let mut cells = self.cells.iter().enumerate();
        cells.any(|(at, cell)| needs_none(at) && !cell.says_no())
    }
}

/// What the resources of a row are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Account,
    Vectors,
    Bucket,
    Keys { has_object: bool },
}

impl Kind {
    fn of(place: &Place, class: &KeyClass<'_, '_>, has_object: bool) -> Self {
        match (&place.kind, class.is_empty_key()) {
            (PlaceKind::Account, _) => Self::Account,
            (PlaceKind::Vectors(_), _) => Self::Vectors,
            (PlaceKind::Buckets { .. }, true) => Self::Bucket,
            (PlaceKind::Buckets { .. }, false) => Self::Keys { has_object },
        }
    }

    /// Whether actions of a level act on such resources; of those that have none, nobody knows.
    fn takes(self, level: Option<Level>) -> bool {
        match (self, level) {
            (Self::Vectors, level) => level == Some(Level::Vector),
            (_, None) => true,
            (Self::Account, Some(level)) => level == Level::Service,
            (Self::Bucket, Some(level)) => matches!(level, Level::Bucket | Level::Listing),
            (Self::Keys { has_object }, Some(level)) => level == Level::Listing || has_object && level == Level::Object,
        }
    }
}

/// A class of resources under way.
pub(super) struct Spot<'c, 'd> {
    kind: Kind,
    start: Rest<'c, 'd>,
    pub(super) near: Near<'c, 'd>,
}

fn level(at: usize) -> Option<Level> {
    action::catalogue().get(at).map(action::ActionInfo::level)
}

impl<'d> Judge<'_, 'd> {
    pub(crate) fn rows(&self, place: &Place, budget: &mut Budget) -> Result<Vec<Draft>, Spent> {
        let cubes = self.possible.allows.iter().chain(&self.certain.denies);
        let cubes: Vec<&Cube<'d>> = cubes.filter(|cube| place.reaches(cube)).collect();
        let bucket_itself = Texts::EMPTY;
        let mut patterns = if place.has_keys() { patterns(cubes.iter().copied()) } else { Vec::new() };
        let acts_on_bucket = cubes.iter().any(|cube| self.acts(cube, Level::Bucket));
        if place.has_keys() && acts_on_bucket && !patterns.iter().any(|keys| keys.is_empty_key()) {
            patterns.push(&bucket_itself);
        }
        let local = Local::new((self.certain, self.possible), place, &patterns);
        let mut rows = Vec::new();
        let mut is_without_key = false;
        for class in KeyClass::all(&patterns, budget)? {
            budget.spend(cubes.len() / 8)?;
            if let Some(draft) = self.row(place, &class, &patterns, &local, budget)? {
                is_without_key |= !class.is_named() && draft.permits_without_key();
                rows.push((class.is_empty_key(), draft));
            }
        }
        // The bucket itself is no other key.
        rows.iter_mut().filter(|(is_bucket, _)| *is_bucket).for_each(|(_, draft)| draft.is_told |= is_without_key);
        Ok(rows.into_iter().map(|(_, draft)| draft).collect())
    }

    fn row<'c>(
        &self,
        place: &'c Place,
        class: &KeyClass<'c, 'd>,
        patterns: &[&'c Texts<'d>],
        local: &Local<'c, 'd>,
        budget: &mut Budget,
    ) -> Result<Option<Draft>, Spent> {
        let Some(start) = class.rest.clone().and(&place.cube) else { return Ok(None) };
        let object = best_key(&class.rest.keys, Role::Object, budget)?;
        let prefix = best_key(&class.rest.keys, Role::Prefix, budget)?;
        let Some((_, witness)) = object.as_ref().or(prefix.as_ref()) else { return Ok(None) };
        let kind = Kind::of(place, class, object.as_ref().is_some_and(|(_, key)| !key.is_empty()));
        let witness = if place.has_keys() { witness.clone() } else { String::new() };
        let spot = Spot { kind, start, near: local.near(class) };
        let mut cells = self.cells(&spot, budget)?;
        if kind == Kind::Vectors {
            self.doubt_vectors(&mut cells);
        }
        let unlisted = if kind == Kind::Vectors { Cell::Inapplicable } else { self.unlisted(&spot.near, &cells) };
        let is_told = match kind {
            Kind::Account => true,
            Kind::Vectors | Kind::Bucket => false,
            Kind::Keys { .. } => class.is_named() || self.is_denied(&spot, &cells),
        };
        let (bucket, name) = place.label(class, patterns);
        Ok(Some(Draft { bucket, name, witness, is_told, cells, unlisted }))
    }

    fn acts(&self, cube: &Cube<'_>, level: Level) -> bool {
        let actions = self.space.level(level);
        cube.sets.iter().all(|(axis, atoms)| *axis != Axis::Action || atoms.meets(&actions))
    }

    /// Whether an allow grants what is refused nevertheless.
    fn is_denied(&self, spot: &Spot<'_, 'd>, cells: &[Cell]) -> bool {
        let is_no = |atom: usize| cells.get(atom).is_some_and(|cell| *cell == Cell::No);
        (0..self.actions()).any(|at| is_no(at) && spot.near.allows.iter().any(|cube| self.does(cube, at)))
    }

    /// Where a statement on some vector buckets alone could change a cell, nobody knows.
    fn doubt_vectors(&self, cells: &mut [Cell]) {
        let is_vector =
            |resource: &Spanned<ResourcePattern>| resource.value.segments().is_some_and(|it| it[1] == "cosvector");
        for statement in self.document.statements.iter().filter(|it| it.resources.iter().any(is_vector)) {
            let settled = if statement.effect == Effect::Allow { Cell::Yes } else { Cell::No };
            let actions = self.space.actions(statement);
            for (_, cell) in cells.iter_mut().enumerate().filter(|(atom, _)| actions.contains(*atom)) {
                if *cell != Cell::Inapplicable && *cell != settled {
                    *cell = Cell::Undecided("vector buckets are not told apart here".to_owned());
                }
            }
        }
    }

    /// The number of actions: those that somebody names, and the classes of others.
    pub(super) fn actions(&self) -> usize {
        self.space.named_until() + self.unnamed.len()
    }

    /// The name of an action of the document, or of one that nobody names.
    pub(super) fn name(&self, at: usize) -> Option<&str> {
        let at = at.checked_sub(action::catalogue().len())?;
        let unnamed = || self.unnamed.get(at - self.space.named_actions.len()).map(|class| class.name.as_str());
        self.space.named_actions.get(at).copied().or_else(unnamed)
    }

    /// Whether a cube has an action, by its place.
    fn does(&self, cube: &Cube<'_>, at: usize) -> bool {
        let atom = at.min(self.space.named_until());
        let has_atom = cube.sets.iter().all(|(axis, atoms)| *axis != Axis::Action || atoms.contains(atom));
        let has_name = |name| cube.names.iter().all(|literal| literal.texts.contains(name) == literal.holds);
        has_atom && (cube.names.is_empty() || self.name(at).is_some_and(has_name))
    }

    /// A cell for every action. Those that no statement tells apart share one.
    fn cells(&self, spot: &Spot<'_, 'd>, budget: &mut Budget) -> Result<Vec<Cell>, Spent> {
        let mut known: BTreeMap<Vec<bool>, Cell> = BTreeMap::new();
        let mut cells = Vec::new();
        for at in 0..self.actions() {
            let level = level(at);
            if !spot.kind.takes(level) {
                cells.push(Cell::Inapplicable);
                continue;
            }
            let is_listing = level == Some(Level::Listing);
            let signature: Vec<bool> = spot.near.all().map(|cube| self.does(cube, at)).chain([is_listing]).collect();
            let cell = match known.get(&signature) {
                Some(cell) => cell.clone(),
                None => {
                    let cell = self.cell(spot, at, is_listing, budget)?;
                    known.insert(signature, cell.clone());
                    cell
                }
            };
            cells.push(cell);
        }
        Ok(cells)
    }

    fn cell(&self, spot: &Spot<'_, 'd>, at: usize, is_listing: bool, budget: &mut Budget) -> Result<Cell, Spent> {
        let named = self.space.named_until();
        let action = Cube::of(Axis::Action, Atoms::only(self.space.size(Axis::Action), at.min(named)));
        let Some(mut region) = spot.start.clone().and(&action) else { return Ok(Cell::No) };
        if let Some(class) = at.checked_sub(named).and_then(|at| self.unnamed.get(at)) {
            region.names = class.names.clone();
        }
        let near = &spot.near;
        if self.permitted(&region, near, budget)?.is_none() {
            return Ok(Cell::No);
        }
        if self.refused(&region, near, budget)?.is_none() {
            return Ok(Cell::Yes);
        }
        Ok(match self.doubtful(&region, near, budget)? {
            Some(rest) => Cell::Undecided(self.reason(&rest, budget)?),
            None => Cell::When(self.conditions(&region, near, is_listing, budget)?.text()),
        })
    }

    /// What of a region may be permitted.
    fn permitted<'c>(
        &self,
        region: &Rest<'c, 'd>,
        near: &Near<'c, 'd>,
        budget: &mut Budget,
    ) -> Result<Option<Rest<'c, 'd>>, Spent> {
        let mut starts = near.allows.iter().map(|allow| region.clone().and(allow));
        starts.find_map(|start| self.left(start, &near.sure_denies, budget).transpose()).transpose()
    }

    /// What of a region may be refused.
    fn refused<'c>(
        &self,
        region: &Rest<'c, 'd>,
        near: &Near<'c, 'd>,
        budget: &mut Budget,
    ) -> Result<Option<Rest<'c, 'd>>, Spent> {
        let denied = near.denies.iter().find_map(|deny| region.clone().and(deny));
        if denied.is_some() {
            return Ok(denied);
        }
        self.left(Some(region.clone()), &near.sure_allows, budget)
    }

    /// What of a region may be permitted and may be refused.
    fn doubtful<'c>(
        &self,
        region: &Rest<'c, 'd>,
        near: &Near<'c, 'd>,
        budget: &mut Budget,
    ) -> Result<Option<Rest<'c, 'd>>, Spent> {
        let without: Vec<&Cube<'d>> = near.sure_denies.iter().chain(&near.sure_allows).copied().collect();
        for start in near.allows.iter().filter_map(|allow| region.clone().and(allow)) {
            if let Some(rest) = self.left(Some(start.clone()), &without, budget)? {
                return Ok(Some(rest));
            }
            for deny in &near.denies {
                if let Some(rest) = self.left(start.clone().and(deny), &near.sure_denies, budget)? {
                    return Ok(Some(rest));
                }
            }
        }
        Ok(None)
    }

    /// Something that is left of a rest without some cubes.
    pub(super) fn left<'c>(
        &self,
        start: Option<Rest<'c, 'd>>,
        without: &[&'c Cube<'d>],
        budget: &mut Budget,
    ) -> Result<Option<Rest<'c, 'd>>, Spent> {
        let mut left = None;
        let found = difference(self.space, start, without, budget, &mut |rest, _| {
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
}

impl Cell {
    pub(super) const fn says_no(&self) -> bool {
        matches!(self, Self::No | Self::Inapplicable)
    }
}
