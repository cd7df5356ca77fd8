use std::borrow::Cow;
use std::cmp::Ordering;

use crate::action::{self, ActionInfo, Level};
use crate::analysis::request::Request;
use crate::condition::Origin;
use crate::resource::{Bucket, Region};

use super::action_name::best_name;
use super::budget::{Budget, Spent};
use super::cube::PREFIX;
use super::difference::Rest;
use super::selection::Selection;
use super::space::{ACCOUNT, Atoms, Axis, Entry, Space};
use super::texts::{Kind, Role, letter_first, shortest};

/// A request out of a rest, and how good an example it is.
#[derive(Clone, Debug)]
pub(super) struct Example {
    rank: Rank,
    pub(super) request: Request,
}

/// What makes one example better than another, the first difference first; less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    is_unrealizable: bool,
    /// Of those that not every request rests on.
    axioms: usize,
    is_crafted: bool,
    key: usize,
}

impl Example {
    pub(super) const fn is_realizable(&self) -> bool {
        !self.rank.is_unrealizable
    }

    /// Whether it is better than another.
    pub(super) fn is_better(&self, other: &Self) -> bool {
        let by_text = || letters_first(self.request.key()).cmp(letters_first(other.request.key()));
        let by_action = || self.request.action().cmp(other.request.action());
        self.rank.cmp(&other.rank).then_with(by_text).then_with(by_action) == Ordering::Less
    }

    /// The best request out of a rest; `None` if there is none.
    pub(super) fn of(rest: &Rest<'_, '_>, space: &Space<'_>, budget: &mut Budget) -> Result<Option<Self>, Spent> {
        Self::better(None, rest, space, budget)
    }

    /// The best request out of a rest; `None` if there is none that is better than another.
    pub(super) fn better(
        other: Option<&Self>,
        rest: &Rest<'_, '_>,
        space: &Space<'_>,
        budget: &mut Budget,
    ) -> Result<Option<Self>, Spent> {
        let example = Candidates { rest, space, context: context(rest, space) }.best(other, budget)?;
        Ok(example.filter(|example| other.is_none_or(|other| example.is_better(other))))
    }
}

/// The best request of every action that a rest has, by the place of the action on its axis.
pub(super) fn of_each_action(
    rest: &Rest<'_, '_>,
    space: &Space<'_>,
    budget: &mut Budget,
) -> Result<Vec<(usize, Example)>, Spent> {
    Candidates { rest, space, context: context(rest, space) }.of_each_action(budget)
}

/// A text, as texts of one length are ordered.
fn letters_first(text: &str) -> impl Iterator<Item = (bool, bool, char)> {
    text.chars().map(letter_first)
}

/// Of every condition key the atom with the least in it.
fn context<'s>(rest: &Rest<'_, '_>, space: &'s Space<'_>) -> Vec<&'s Entry> {
    let mut entries = Vec::new();
    for (at, context) in space.context.iter().enumerate() {
        let allowed = rest.atoms(Axis::Context(at));
        let atoms = context.atoms.iter().enumerate().filter(|(atom, _)| allowed.is_none_or(|set| set.contains(*atom)));
        let least = atoms.min_by_key(|(_, atom)| atom.iter().filter(|entry| entry.is_sent()).count());
        entries.extend(least.into_iter().flat_map(|(_, atom)| atom));
    }
    entries
}

impl Entry {
    /// Whether the client sends it.
    fn is_sent(&self) -> bool {
        matches!(self.key.origin(), Origin::Header | Origin::Query)
    }
}

impl<'d> Rest<'_, 'd> {
    fn atoms(&self, axis: Axis) -> Option<&Atoms> {
        self.sets.iter().find(|(own, _)| *own == axis).map(|(_, atoms)| atoms)
    }
}

/// The requests of a rest.
struct Candidates<'s, 'c, 'd> {
    rest: &'s Rest<'c, 'd>,
    space: &'s Space<'d>,
    context: Vec<&'s Entry>,
}

/// What an action is done on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Object,
    Prefix,
    Bucket,
    Account,
    /// A vector bucket, which no resource here is.
    Vector,
}

/// An action, and what is to be said of it whatever its target.
#[derive(Clone, Copy)]
struct Candidate<'s> {
    shape: Shape,
    axioms: usize,
    is_crafted: bool,
    /// Unless nobody names it.
    name: Option<&'s str>,
}

/// Something that an action can be done on.
struct Target {
    rank: Rank,
    request: Request,
}

impl<'s> Candidates<'s, '_, '_> {
    /// The best example. Where another one is known, none that is worse.
    fn best(&self, other: Option<&Example>, budget: &mut Budget) -> Result<Option<Example>, Spent> {
        let candidates = self.kinds();
        let beats = |best: Option<&Example>, candidate: &Candidate<'_>| {
            best.is_some_and(|best| best.rank < candidate.at_best(self.rest.keys.start().len()))
        };
        if candidates.iter().all(|candidate| beats(other, candidate)) {
            return Ok(None);
        }
        let bucket = self.bucket();
        let mut found = Found::default();
        let mut best: Option<Example> = None;
        for candidate in &candidates {
            if beats(best.as_ref(), candidate) {
                continue;
            }
            let target = self.target(*candidate, bucket.as_ref(), &mut found, budget)?;
            let example = target.map(|target| self.complete(candidate.shape, target));
            if example.as_ref().is_some_and(|example| best.as_ref().is_none_or(|best| example.is_better(best))) {
                best = example;
            }
        }
        match (best, candidates.first()) {
            (None, Some(candidate)) => {
                let target = self.misfit(*candidate, bucket.as_ref(), &mut found, budget)?;
                Ok(target.map(|target| self.complete(candidate.shape, target)))
            }
            (best, _) => Ok(best),
        }
    }

    fn of_each_action(&self, budget: &mut Budget) -> Result<Vec<(usize, Example)>, Spent> {
        let bucket = self.bucket();
        let mut found = Found::default();
        let mut examples = Vec::new();
        for (atom, candidate) in self.actions() {
            budget.spend(1)?;
            let target = match self.target(candidate, bucket.as_ref(), &mut found, budget)? {
                None => self.misfit(candidate, bucket.as_ref(), &mut found, budget)?,
                target => target,
            };
            examples.extend(target.map(|target| (atom, self.complete(candidate.shape, target))));
        }
        Ok(examples)
    }

    fn target(
        &self,
        candidate: Candidate<'s>,
        bucket: Option<&Bucket>,
        found: &mut Found,
        budget: &mut Budget,
    ) -> Result<Option<Target>, Spent> {
        let Some(name) = self.name(candidate, found, budget)? else { return Ok(None) };
        let rank = Rank { is_unrealizable: false, axioms: candidate.axioms, is_crafted: candidate.is_crafted, key: 0 };
        Ok(match (candidate.shape, bucket) {
            (Shape::Account, _) => self.has_account().then(|| Target { rank, request: Request::account(name) }),
            (Shape::Bucket, Some(bucket)) => {
                self.rest.keys.has("").then(|| Target { rank, request: Request::bucket(name, bucket) })
            }
            (Shape::Object | Shape::Prefix, Some(bucket)) => {
                found.key(self.rest, candidate.role(), budget)?.map(|(kind, key)| Target {
                    rank: Rank {
                        is_unrealizable: *kind == Kind::Any,
                        is_crafted: candidate.is_crafted || *kind != Kind::Ordinary,
                        key: key.len(),
                        ..rank
                    },
                    request: Request::object(name, bucket, key),
                })
            }
            (Shape::Vector, _) | (_, None) => None,
        })
    }

    /// An action on what it is not about.
    fn misfit(
        &self,
        candidate: Candidate<'s>,
        bucket: Option<&Bucket>,
        found: &mut Found,
        budget: &mut Budget,
    ) -> Result<Option<Target>, Spent> {
        let Some(name) = self.name(candidate, found, budget)? else { return Ok(None) };
        let rank = Rank { is_unrealizable: true, axioms: candidate.axioms, is_crafted: true, key: 0 };
        if let Some(bucket) = bucket {
            if let Some((_, key)) = found.key(self.rest, candidate.role(), budget)? {
                let rank = Rank { key: key.len(), ..rank };
                return Ok(Some(Target { rank, request: Request::object(name, bucket, key) }));
            }
        }
        Ok(self.has_account().then(|| Target { rank, request: Request::account(name) }))
    }

    fn name(
        &self,
        candidate: Candidate<'s>,
        found: &mut Found,
        budget: &mut Budget,
    ) -> Result<Option<Cow<'s, str>>, Spent> {
        match candidate.name {
            Some(name) => Ok(Some(Cow::Borrowed(name))),
            None => Ok(found.name(self.rest, self.space, budget)?.map(|name| Cow::Owned(name.to_owned()))),
        }
    }

    fn has_account(&self) -> bool {
        self.rest.atoms(Axis::Bucket).is_none_or(|atoms| atoms.contains(ACCOUNT))
    }

    /// One action of each kind that counts.
    fn kinds(&self) -> Vec<Candidate<'s>> {
        let kind = |candidate: &Candidate<'_>| (candidate.shape, candidate.axioms, candidate.is_crafted);
        let mut kinds: Vec<Candidate<'s>> = Vec::new();
        for (_, candidate) in self.actions() {
            if !kinds.iter().any(|other| kind(other) == kind(&candidate)) {
                kinds.push(candidate);
            }
        }
        kinds.sort_by_key(|candidate| (candidate.axioms, candidate.is_crafted));
        kinds
    }

    fn actions(&self) -> impl Iterator<Item = (usize, Candidate<'s>)> {
        let allowed = self.rest.atoms(Axis::Action);
        let atoms =
            (0..self.space.size(Axis::Action)).filter(move |atom| allowed.is_none_or(|set| set.contains(*atom)));
        let listed = action::catalogue();
        atoms.map(move |atom| match listed.get(atom) {
            Some(entry) => (atom, self.listed(entry)),
            None => (atom, self.unlisted(self.space.named_actions.get(atom - listed.len()).copied())),
        })
    }

    fn listed(&self, entry: &'static ActionInfo) -> Candidate<'s> {
        let shape = match entry.level() {
            Level::Service => Shape::Account,
            Level::Bucket => Shape::Bucket,
            Level::Listing => Shape::Prefix,
            Level::Object => Shape::Object,
            Level::Vector => Shape::Vector,
        };
        let own = [shape == Shape::Prefix, entry.name() == "PostObject", !entry.is_assured()];
        let is_crafted = self.sent(shape).any(|sent| !entry.condition_keys().contains(&sent.key.name()));
        let axioms = own.into_iter().filter(|rests| *rests).count() + self.axioms(shape);
        Candidate { shape, axioms, is_crafted, name: Some(entry.spelled()) }
    }

    fn unlisted(&self, name: Option<&'s str>) -> Candidate<'s> {
        Candidate { shape: Shape::Object, axioms: 1 + self.axioms(Shape::Object), is_crafted: true, name }
    }

    /// What the client sends. The prefix of a listing is its key.
    fn sent(&self, shape: Shape) -> impl Iterator<Item = &'s Entry> {
        self.context
            .iter()
            .copied()
            .filter(move |entry| entry.is_sent() && !(shape == Shape::Prefix && entry.key.name() == PREFIX))
    }

    /// Whether headers count, and whether parameters do.
    fn axioms(&self, shape: Shape) -> usize {
        let origins = [Origin::Header, Origin::Query];
        origins.into_iter().filter(|origin| self.sent(shape).any(|entry| entry.key.origin() == *origin)).count()
    }

    /// The first bucket that can be; where none can, there is no such request.
    fn bucket(&self) -> Option<Bucket> {
        let (buckets, regions) = (self.rest.atoms(Axis::Bucket), self.rest.atoms(Axis::Region));
        let allowed = |set: Option<&Atoms>, atom: usize| set.is_none_or(|set| set.contains(atom));
        let names = self.space.buckets.all.iter().enumerate().filter(|(at, _)| allowed(buckets, at + 1));
        let regions = || self.space.regions.all.iter().enumerate().filter(|(at, _)| allowed(regions, *at));
        let mut places = names.flat_map(|(_, name)| regions().map(move |(_, region)| (name, region)));
        places.find_map(|(name, region)| Bucket::new(Region::parse(region).ok()?, name).ok())
    }

    fn complete(&self, shape: Shape, Target { rank, request }: Target) -> Example {
        let context = self.context.iter().filter(|entry| !(shape == Shape::Prefix && entry.key.name() == PREFIX));
        let request = context.fold(request, |request, entry| request.with(entry.key.name(), entry.value.clone()));
        let allowed = self.rest.atoms(Axis::Principal);
        let mut principals = self.space.principals.iter().enumerate();
        let request = match principals.find(|(at, _)| allowed.is_none_or(|set| set.contains(*at))) {
            Some((_, principal)) => request.by(principal.clone()),
            None => request,
        };
        Example { rank, request }
    }
}

impl Candidate<'_> {
    /// The rank that it cannot exceed where keys have at least so many bytes.
    fn at_best(self, key: usize) -> Rank {
        let key = if matches!(self.shape, Shape::Object | Shape::Prefix) { key } else { 0 };
        Rank { is_unrealizable: false, axioms: self.axioms, is_crafted: self.is_crafted, key }
    }

    fn role(self) -> Role {
        if self.shape == Shape::Prefix { Role::Prefix } else { Role::Object }
    }
}

/// The best texts of a rest, once they were looked for.
#[derive(Default)]
struct Found {
    object: Option<Option<(Kind, String)>>,
    prefix: Option<Option<(Kind, String)>>,
    name: Option<Option<String>>,
}

impl Found {
    fn key(&mut self, rest: &Rest<'_, '_>, role: Role, budget: &mut Budget) -> Result<Option<&(Kind, String)>, Spent> {
        let found = if role == Role::Prefix { &mut self.prefix } else { &mut self.object };
        if found.is_none() {
            *found = Some(best_key(&rest.keys, role, budget)?);
        }
        Ok(found.as_ref().and_then(Option::as_ref))
    }

    fn name(&mut self, rest: &Rest<'_, '_>, space: &Space<'_>, budget: &mut Budget) -> Result<Option<&str>, Spent> {
        if self.name.is_none() {
            self.name = Some(best_name(&rest.names, space, budget)?);
        }
        Ok(self.name.as_ref().and_then(Option::as_deref))
    }
}

/// The shortest key of the best kind. Where looking for it takes too long, one that is not the shortest.
pub(super) fn best_key(
    keys: &Selection<'_, '_>,
    role: Role,
    budget: &mut Budget,
) -> Result<Option<(Kind, String)>, Spent> {
    match keys.some().next() {
        None => shortest_key(keys, role, budget),
        Some(any) => {
            let kinds = [Kind::Ordinary, Kind::Realizable, Kind::Any];
            let found = budget.with_part(|part| shortest_key(keys, role, part));
            Ok(found
                .unwrap_or_else(|Spent| kinds.into_iter().find(|kind| kind.takes(role, &any)).map(|kind| (kind, any))))
        }
    }
}

fn shortest_key(keys: &Selection<'_, '_>, role: Role, budget: &mut Budget) -> Result<Option<(Kind, String)>, Spent> {
    for kind in [Kind::Ordinary, Kind::Realizable, Kind::Any] {
        if let Some(key) = shortest(&keys.within, &keys.outside, kind, role, budget)? {
            return Ok(Some((kind, key)));
        }
    }
    Ok(None)
}
