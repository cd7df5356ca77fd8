use std::borrow::Cow;

use crate::action::{ActionSet, Level};
use crate::analysis::matching::user;
use crate::document::{
    Clause, Document, Operand, Point, Quantifier, Reach, ResourcePattern, Statement, Test, Undocumented,
};
use crate::effect::Effect;
use crate::percent;

use super::budget::{Budget, Spent};
use super::space::{ACCOUNT, Atoms, Axis, Part, Scope, Space, Symbol};
use super::texts::Texts;

/// A product of sets, one for each axis that it names, of sets of keys, and of sets of names of actions.
#[derive(Clone, Debug, Default)]
pub(super) struct Cube<'d> {
    /// The statement that it comes from, by its place.
    pub(super) statement: usize,
    pub(super) sets: Vec<(Axis, Atoms)>,
    pub(super) keys: Vec<Literal<'d>>,
    /// Of actions that nobody names. Where it has some, it has no other actions.
    pub(super) names: Vec<Literal<'d>>,
}

/// A text lies in a set, or it does not.
#[derive(Clone, Debug)]
pub(super) struct Literal<'d> {
    pub(super) texts: Texts<'d>,
    pub(super) holds: bool,
}

/// What counts of that which no document settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing of it.
    Certain,
    /// All of it.
    Possible,
    /// Each thing as a symbol that may hold or not.
    Symbolic,
}

/// The requests that the statements of one effect match, as a union of cubes.
pub(super) fn cubes<'d>(
    document: &'d Document,
    effect: Effect,
    reading: Reading,
    space: &mut Space<'d>,
    budget: &mut Budget,
) -> Result<Vec<Cube<'d>>, Spent> {
    let statements = document.statements.iter().enumerate().filter(|(_, statement)| statement.effect == effect);
    let cubes = statements.map(|(at, _)| cubes_of(document, at, reading, space, budget));
    Ok(cubes.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// The requests that a statement matches, as a union of cubes.
pub(super) fn cubes_of<'d>(
    document: &'d Document,
    at: usize,
    reading: Reading,
    space: &mut Space<'d>,
    budget: &mut Budget,
) -> Result<Vec<Cube<'d>>, Spent> {
    let Some(statement) = document.statements.get(at) else { return Ok(Vec::new()) };
    let start = Cube { statement: at, ..Cube::default() };
    let mut maker = Maker { space, reading, budget, cubes: vec![start] };
    maker.statement(document, statement)?;
    Ok(maker.cubes)
}

/// Some actions of the catalogue on some resources, as far as clauses hold, as a union of cubes that say that they come
/// from a statement.
pub(super) fn cubes_on<'d>(
    statement: usize,
    actions: ActionSet,
    resources: &'d [ResourcePattern],
    clauses: &[&'d Clause],
    space: &mut Space<'d>,
    budget: &mut Budget,
) -> Result<Vec<Cube<'d>>, Spent> {
    let mut atoms = Atoms::none(space.size(Axis::Action));
    atoms.insert_low(actions.bits());
    if atoms.is_empty() {
        return Ok(Vec::new());
    }
    let start = Cube { statement, ..Cube::of(Axis::Action, atoms) };
    let mut maker = Maker { space, reading: Reading::Certain, budget, cubes: vec![start] };
    maker.clauses(clauses.iter().copied())?;
    maker.resources(resources)?;
    Ok(maker.cubes)
}

/// Makes the cubes of one statement, part by part.
struct Maker<'s, 'd> {
    space: &'s mut Space<'d>,
    reading: Reading,
    budget: &'s mut Budget,
    cubes: Vec<Cube<'d>>,
}

impl<'d> Maker<'_, 'd> {
    fn statement(&mut self, document: &'d Document, statement: &'d Statement) -> Result<(), Spent> {
        let actions = self.actions(statement);
        self.refine(actions)?;
        if let Some(principal) = statement.principal.as_ref().or(document.principal.as_ref()) {
            let mut parts = vec![Cube::of(Axis::Principal, self.space.principals(&principal.value))];
            // A group, a role or a pattern, whose members nobody told.
            for name in principal.value.names.iter().filter(|name| user(name).is_none()) {
                parts.extend(self.doubtful(Cube::default(), Symbol::Principal(name)));
            }
            self.refine(parts)?;
        }
        self.clauses(&statement.clauses)?;
        self.resources(statement.resources.iter().map(|resource| &resource.value))
    }

    fn clauses(&mut self, clauses: impl IntoIterator<Item = &'d Clause>) -> Result<(), Spent> {
        for clause in clauses {
            let parts = self.clause(clause);
            self.refine(parts)?;
        }
        Ok(())
    }

    fn resources(&mut self, resources: impl IntoIterator<Item = &'d ResourcePattern>) -> Result<(), Spent> {
        let scopes = resources.into_iter().flat_map(|resource| {
            let text = resource.text.as_str();
            Scope::of(resource).into_iter().map(move |scope| (scope, text))
        });
        let scopes: Vec<Cube<'d>> = scopes.filter_map(|(scope, text)| self.scope(scope, text)).collect();
        self.refine(scopes)
    }

    /// Both the cubes so far and one of the parts.
    fn refine(&mut self, mut parts: Vec<Cube<'d>>) -> Result<(), Spent> {
        self.budget.spend(self.cubes.len() * parts.len())?;
        let cubes = std::mem::take(&mut self.cubes);
        let last = parts.pop();
        for part in parts {
            self.cubes.extend(cubes.iter().filter_map(|cube| cube.clone().and(&part)));
        }
        if let Some(part) = last {
            self.cubes.extend(cubes.into_iter().filter_map(|cube| cube.and(&part)));
        }
        Ok(())
    }

    /// What holds for certain, and what nobody settles as far as it counts.
    fn parts(&mut self, axis: Axis, certain: Atoms, doubtful: Atoms, symbol: Symbol<'d>) -> Vec<Cube<'d>> {
        let mut parts = vec![Cube::of(axis, certain)];
        if !doubtful.is_empty() {
            parts.extend(self.doubtful(Cube::of(axis, doubtful), symbol));
        }
        parts
    }

    fn doubtful(&mut self, part: Cube<'d>, symbol: Symbol<'d>) -> Option<Cube<'d>> {
        match self.reading {
            Reading::Certain => None,
            Reading::Possible => Some(part),
            Reading::Symbolic => {
                let (axis, holds) = self.space.symbol(symbol);
                part.and(&Cube::of(axis, holds))
            }
        }
    }

    fn actions(&mut self, statement: &'d Statement) -> Vec<Cube<'d>> {
        let mut parts = vec![Cube::of(Axis::Action, self.space.actions(statement))];
        for text in unnamed(statement) {
            let names = vec![Literal { texts: Texts::new(Cow::Borrowed(text)), holds: true }];
            parts.extend(self.space.other_action().map(|other| Cube { names, ..Cube::of(Axis::Action, other) }));
        }
        let undocumented = statement.actions.iter().filter(|action| matches!(action.value.reach, Reach::Undocumented));
        for action in undocumented {
            let symbol = Symbol::Action(&action.value.text);
            parts.extend(self.doubtful(Cube::default(), symbol));
        }
        parts
    }

    fn scope(&mut self, scope: Scope<'d>, text: &'d str) -> Option<Cube<'d>> {
        let mut cube = Cube::of(Axis::Bucket, self.space.buckets(&scope.buckets));
        if !matches!(scope.region, Part::Any) {
            cube = cube.and(&Cube::of(Axis::Region, self.space.regions(&scope.region)))?;
        }
        if !scope.keys.covers(&Texts::ALL) {
            cube.keys.push(Literal { texts: scope.keys, holds: true });
        }
        if scope.is_doubtful { self.doubtful(cube, Symbol::Resource(text)) } else { Some(cube) }
    }

    fn clause(&mut self, clause: &'d Clause) -> Vec<Cube<'d>> {
        let symbol = Symbol::Clause(clause);
        let context = clause.info.filter(|_| !clause.is_about_nothing()).and_then(|info| self.space.context(info));
        let Some((axis, context)) = context else {
            return self.doubtful(Cube::default(), symbol).into_iter().collect();
        };
        let (certain, doubtful) = context.holding(clause);
        let parts = self.parts(axis, certain, doubtful, symbol);
        if clause.key.value != PREFIX {
            return parts;
        }
        // The prefix of a listing is its key; for any other action it is a parameter like others.
        let others = Cube::of(Axis::Action, self.space.level(Level::Listing).complement(self.space.size(Axis::Action)));
        let mut parts: Vec<Cube<'d>> = parts.into_iter().filter_map(|part| part.and(&others)).collect();
        for (part, is_certain) in self.listings(clause) {
            let part = if is_certain { Some(part) } else { self.doubtful(part, symbol) };
            parts.extend(part);
        }
        parts
    }

    /// The listings for which a clause on `cos:prefix` holds, each for certain or not. A request about the account has no
    /// prefix.
    fn listings(&self, clause: &Clause) -> Vec<(Cube<'d>, bool)> {
        let listings = Cube::of(Axis::Action, self.space.level(Level::Listing));
        let account = Atoms::only(self.space.size(Axis::Bucket), ACCOUNT);
        let buckets = listings.clone().and(&Cube::of(Axis::Bucket, account.complement(self.space.size(Axis::Bucket))));
        let account = listings.and(&Cube::of(Axis::Bucket, account));
        let without = absent_prefix(clause).and_then(|is_certain| Some((account?, is_certain)));
        let keys = prefixes(clause).into_iter();
        let on_buckets = keys.filter_map(|(keys, is_certain)| Some((Cube { keys, ..buckets.clone()? }, is_certain)));
        on_buckets.chain(without).collect()
    }
}

/// The patterns of names by which a statement matches some actions that nobody names, and not all.
fn unnamed(statement: &Statement) -> impl Iterator<Item = &str> {
    let is_any = statement.actions.iter().any(|action| matches!(action.value.reach, Reach::Everything));
    let globs = statement.actions.iter().filter(|action| matches!(action.value.reach, Reach::Glob(_)));
    let texts = globs.filter(move |_| !is_any).map(|action| &*action.value.text);
    texts.filter(|text| text.starts_with("name/"))
}

pub(super) const PREFIX: &str = "cos:prefix";

impl<'d> Cube<'d> {
    pub(super) fn of(axis: Axis, atoms: Atoms) -> Self {
        Self { sets: vec![(axis, atoms)], ..Self::default() }
    }

    /// What lies in both; `None` if that is nothing, as far as the axes tell. The statement is that of the first.
    pub(super) fn and(mut self, other: &Self) -> Option<Self> {
        for (axis, atoms) in &other.sets {
            match self.sets.iter_mut().find(|(own, _)| own == axis) {
                Some((_, own)) => own.intersect(atoms),
                None => self.sets.push((*axis, atoms.clone())),
            }
        }
        self.keys.extend_from_slice(&other.keys);
        self.names.extend_from_slice(&other.names);
        (!self.sets.iter().any(|(_, atoms)| atoms.is_empty())).then_some(self)
    }
}

/// The keys of a listing for which a clause on `cos:prefix` holds, as alternatives, each for certain or not.
fn prefixes<'d>(clause: &Clause) -> Vec<(Vec<Literal<'d>>, bool)> {
    let is = |texts| Literal { texts, holds: true };
    let is_not = |texts| Literal { texts, holds: false };
    let present = || is_not(Texts::EMPTY);
    let mut parts: Vec<(Vec<Literal<'d>>, bool)> =
        absent_prefix(clause).map(|is_certain| (vec![is(Texts::EMPTY)], is_certain)).into_iter().collect();
    match &clause.test {
        Test::AnyOf(points) => {
            for point in std::iter::once(&points.first).chain(&points.more) {
                let (keys, is_all) = keys_of(point);
                parts.extend(keys.map(|keys| (vec![present(), is(keys)], point.doubtful.is_none())));
                if !is_all {
                    parts.push((vec![present()], false));
                }
            }
        }
        Test::Not(point) => match (keys_of(point), point.doubtful) {
            // However it is spelled, another value differs.
            ((keys, true), None | Some(Undocumented::Encoding)) => {
                parts.push((std::iter::once(present()).chain(keys.clone().map(is_not)).collect(), true));
                if point.doubtful.is_some() {
                    parts.extend(keys.map(|keys| (vec![present(), is(keys)], false)));
                }
            }
            _ => parts.push((vec![present()], false)),
        },
        Test::Undocumented(_) | Test::Beyond(..) => parts.push((vec![present()], false)),
    }
    parts
}

/// Whether a clause holds where there is no prefix, for certain or not.
fn absent_prefix(clause: &Clause) -> Option<bool> {
    match (clause.operator.value.if_exist, clause.operator.value.quantifier) {
        (true, _) => Some(true),
        (false, Quantifier::All) => Some(false),
        (false, _) => None,
    }
}

/// The keys whose percent-encoding a point matches, if there are any, and whether these are all. Nobody looks into the
/// encodings of characters beyond ASCII, as `%E4*` and `*9%82` do.
fn keys_of<'d>(point: &Point) -> (Option<Texts<'d>>, bool) {
    let decode = |text: &str| String::from_utf8(percent::decode(text)).ok();
    match &point.operand {
        // What is no text is no key.
        Operand::Text(text) => (decode(text).map(|key| Texts::Is(Cow::Owned(key))), true),
        Operand::Pattern(glob) => {
            let pieces = std::iter::once(glob.first()).chain(glob.rest()).map(decode);
            match pieces.collect::<Option<Vec<String>>>() {
                None => (None, false),
                Some(pieces) if !glob.rest().any(may_be_in_escape) && !pieces.concat().contains('*') => {
                    (Some(Texts::new(Cow::Owned(pieces.join("*")))), true)
                }
                Some(pieces) if pieces.concat().is_ascii() => {
                    (Some(Texts::Encoded { text: glob.text(), glob: glob.clone() }), true)
                }
                Some(_) => (None, false),
            }
        }
        _ => (None, false),
    }
}

/// Whether a piece behind a star could begin inside of an escape, as `2F` in `%2F`.
fn may_be_in_escape(piece: &str) -> bool {
    matches!(piece.as_bytes().first(), Some(b'0'..=b'9' | b'A'..=b'F'))
}
