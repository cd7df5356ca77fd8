use std::collections::{BTreeMap, BTreeSet};

use crate::action::Level;
use crate::analysis::matrix::Label;
use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::cube::Cube;
use crate::analysis::prove::space::{ACCOUNT, Atoms, Axis, Space};
use crate::analysis::prove::texts::Texts;
use crate::document::{Document, ResourcePattern, ResourceReach, Spanned};

use super::key_class::KeyClass;
use super::place_name::{Pattern, PlaceName};

/// Buckets that the resources of a document do not tell apart, or the account itself.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) cube: Cube<'static>,
    pub(crate) kind: PlaceKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    Account,
    /// Vector buckets, which only statements on every resource reach, by the places of these.
    Vectors(BTreeSet<usize>),
    /// One bucket, or several.
    Buckets {
        label: Label,
        is_one: bool,
    },
}

impl Place {
    /// A bucket in a region, by their places on the axes.
    fn cube(space: &Space<'_>, (bucket, region): (usize, usize)) -> Cube<'static> {
        let mut cube = Cube::of(Axis::Bucket, Atoms::only(space.size(Axis::Bucket), bucket));
        cube.sets.push((Axis::Region, Atoms::only(space.size(Axis::Region), region)));
        cube
    }

    /// Whether it has keys.
    pub(crate) fn has_keys(&self) -> bool {
        matches!(self.kind, PlaceKind::Buckets { .. })
    }

    pub(crate) fn reaches(&self, cube: &Cube<'_>) -> bool {
        let is_meant =
            if let PlaceKind::Vectors(statements) = &self.kind { statements.contains(&cube.statement) } else { true };
        is_meant && !is_clear(&self.cube, cube)
    }

    /// The heading that a class of its keys stands below, and its name.
    pub(crate) fn label<'c, 'd>(&self, class: &KeyClass<'c, 'd>, patterns: &[&'c Texts<'d>]) -> (Option<Label>, Label) {
        let (label, is_one) = match &self.kind {
            PlaceKind::Account => return (None, Label::word("the account")),
            PlaceKind::Vectors(_) => return (None, Label::word("vector buckets")),
            PlaceKind::Buckets { label, is_one } => (label, is_one),
        };
        let is_plain = patterns.iter().all(|keys| keys.is_empty_key());
        let name = match (class.is_empty_key(), class.is_named()) {
            (true, _) if *is_one => Label::word("the bucket itself"),
            (true, _) => Label::word("the buckets themselves"),
            (false, true) => class.label(patterns),
            (false, false) => Label::word(if is_plain { "every key" } else { "every other key" }),
        };
        (Some(label.clone()), name)
    }
}

/// The places that some allow reaches, and whether there are buckets that none reaches. One bucket comes before several, few
/// before those that they are among, and the account and
/// vector buckets last.
pub(crate) fn places(
    document: &Document,
    space: &Space<'_>,
    allows: &[Cube<'_>],
    budget: &mut Budget,
) -> Result<(Vec<Place>, bool), Spent> {
    let service = space.level(Level::Service);
    let on_buckets = acting(allows, &service.complement(space.size(Axis::Action)));
    let patterns = Pattern::all(document, space);
    let mut named = Vec::new();
    let mut has_others = space.buckets.all.len() == space.buckets.named();
    for (matched, at) in groups(space, &patterns, budget)? {
        let cube = Place::cube(space, at);
        budget.spend(on_buckets.len() / 8)?;
        if on_buckets.iter().all(|allow| is_clear(&cube, allow)) {
            has_others = true;
        } else {
            named.push((PlaceName::new(&patterns, &matched), cube));
        }
    }
    named.sort_by_cached_key(|(name, _)| name.order());
    let kind = |name: &PlaceName<'_>| PlaceKind::Buckets { label: name.label(), is_one: name.is_one() };
    let mut places: Vec<Place> = named.into_iter().map(|(name, cube)| Place { cube, kind: kind(&name) }).collect();
    let account = Cube::of(Axis::Bucket, Atoms::only(space.size(Axis::Bucket), ACCOUNT));
    let reaches = |actions| acting(allows, actions).iter().any(|allow| !is_clear(&account, allow));
    if [service, space.unlisted()].iter().any(reaches) {
        places.push(Place { cube: account.clone(), kind: PlaceKind::Account });
    }
    places.push(Place { cube: account, kind: PlaceKind::Vectors(on_everything(document)) });
    Ok((places, has_others))
}

/// The statements on every resource, those of other services included, by their places.
fn on_everything(document: &Document) -> BTreeSet<usize> {
    let is_everything = |resource: &Spanned<ResourcePattern>| matches!(resource.value.reach, ResourceReach::Everything);
    let statements = document.statements.iter().enumerate();
    statements.filter(|(_, statement)| statement.resources.iter().any(is_everything)).map(|(at, _)| at).collect()
}

/// A bucket of every group that the patterns tell apart, with the places of those that match.
fn groups(
    space: &Space<'_>,
    patterns: &[Pattern],
    budget: &mut Budget,
) -> Result<BTreeMap<Vec<usize>, (usize, usize)>, Spent> {
    let mut groups = BTreeMap::new();
    for bucket in 1..space.size(Axis::Bucket) {
        let regions = (0..space.size(Axis::Region)).map(|region| (bucket, region));
        for at in regions {
            budget.spend(patterns.len() / 16 + 1)?;
            let matched = patterns.iter().enumerate().filter(|(_, pattern)| pattern.has(at)).map(|(place, _)| place);
            groups.entry(matched.collect()).or_insert(at);
        }
    }
    Ok(groups)
}

/// The cubes that have one of some actions.
fn acting<'c, 'd>(cubes: &'c [Cube<'d>], actions: &Atoms) -> Vec<&'c Cube<'d>> {
    let has = |cube: &&Cube<'_>| cube.sets.iter().all(|(axis, atoms)| *axis != Axis::Action || atoms.meets(actions));
    cubes.iter().filter(has).collect()
}

/// Whether two cubes have nothing in common, as far as their axes tell.
fn is_clear(a: &Cube<'_>, b: &Cube<'_>) -> bool {
    let clear = |(axis, atoms): &(Axis, Atoms)| a.sets.iter().any(|(own, set)| own == axis && !set.meets(atoms));
    b.sets.iter().any(clear)
}
