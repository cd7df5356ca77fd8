use std::collections::BTreeMap;

use crate::action::Level;
use crate::analysis::matrix::Label;
use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::cube::Cube;
use crate::analysis::prove::key::Keys;
use crate::analysis::prove::space::{ACCOUNT, Atoms, Axis, Space};

use super::key_class::KeyClass;

/// Buckets that some cubes do not tell apart, or the account itself.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) cube: Cube<'static>,
    pub(crate) kind: PlaceKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    Account,
    /// A bucket that is named, or one that stands for others.
    Bucket {
        label: Label,
        is_named: bool,
    },
}

impl Place {
    /// A bucket in a region, by their places on the axes.
    fn cube(space: &Space<'_>, (bucket, region): (usize, usize)) -> Cube<'static> {
        let mut cube = Cube::of(Axis::Bucket, Atoms::only(space.size(Axis::Bucket), bucket));
        cube.sets.push((Axis::Region, Atoms::only(space.size(Axis::Region), region)));
        cube
    }

    pub(crate) fn reaches(&self, cube: &Cube<'_>) -> bool {
        !is_clear(&self.cube, cube)
    }

    /// The cubes that reach it.
    fn reaching(place: &Cube<'_>, cubes: &[&Cube<'_>]) -> Vec<usize> {
        cubes.iter().enumerate().filter(|(_, cube)| !is_clear(place, cube)).map(|(at, _)| at).collect()
    }

    /// The heading that a class of its keys stands below, and its name.
    pub(crate) fn label<'d>(
        &self,
        class: &KeyClass<'_, 'd>,
        patterns: &[&Keys<'d>],
        is_covered: bool,
    ) -> (Option<Label>, Label) {
        let keys = match class.is_named() {
            true => class.label(patterns),
            false if !is_covered => Label::word("elsewhere"),
            false if patterns.iter().all(|keys| keys.is_empty_key()) => Label::word("every key"),
            false => Label::word("every other key"),
        };
        match (&self.kind, class.is_empty_key()) {
            (PlaceKind::Account, _) => (None, Label::word("the account")),
            (PlaceKind::Bucket { label, is_named: true }, true) => {
                (Some(label.clone()), Label::word("the bucket itself"))
            }
            (PlaceKind::Bucket { label, is_named: true }, false) => (Some(label.clone()), keys),
            (PlaceKind::Bucket { label, .. }, true) => (None, Label::word("the bucket itself, of").and(label)),
            (PlaceKind::Bucket { label, .. }, false) => (None, keys.and_word("in").and(label)),
        }
    }
}

impl Space<'_> {
    fn is_named(&self, (bucket, region): (usize, usize)) -> bool {
        self.buckets.is_named(bucket - 1) && (self.regions.named() == 0 || self.regions.is_named(region))
    }

    fn named(&self, (bucket, region): (usize, usize)) -> Label {
        let label = Label::text(self.buckets.get(bucket - 1).unwrap_or_default());
        match self.regions.get(region).filter(|_| self.regions.is_named(region)) {
            Some(region) => label.and_word("in").and_text(region),
            None => label,
        }
    }

    /// What places have in common that are not all named.
    fn others(&self, places: &[(usize, usize)], are_all: bool) -> Label {
        let is_open = |(bucket, _): &&(usize, usize)| !self.buckets.is_named(bucket - 1);
        let in_other_region = |(_, region): &(usize, usize)| !self.regions.is_named(*region);
        let open: Vec<(usize, usize)> = places.iter().filter(is_open).copied().collect();
        let (label, places) = match (open.first(), places.first()) {
            (Some((bucket, _)), _) if !are_all => {
                let name = self.buckets.get(bucket - 1).unwrap_or_default();
                (Label::word("buckets such as").and_text(name), open.as_slice())
            }
            (Some(_), _) if self.buckets.named() == 0 => (Label::word("any bucket"), open.as_slice()),
            (Some(_), _) => (Label::word("other buckets"), open.as_slice()),
            (None, Some((bucket, _))) => (Label::text(self.buckets.get(bucket - 1).unwrap_or_default()), places),
            (None, None) => (Label::word("nowhere"), places),
        };
        let (elsewhere, named): (Vec<_>, Vec<_>) = places.iter().partition(|place| in_other_region(place));
        match (elsewhere.is_empty(), named.first().and_then(|(_, region)| self.regions.get(*region))) {
            (true, Some(region)) => label.and_word("in").and_text(region),
            (false, None) if self.regions.named() > 0 => label.and_word("in other regions"),
            _ => label,
        }
    }
}

/// Every bucket that is named, one for each kind of other buckets that the cubes tell apart, and the account; those that no
/// allow reaches left out, and whether there are such buckets.
pub(crate) fn places(
    space: &Space<'_>,
    allows: &[&Cube<'_>],
    cubes: &[&Cube<'_>],
    budget: &mut Budget,
) -> Result<(Vec<Place>, bool), Spent> {
    let service = space.level(Level::Service);
    let on_buckets = acting(allows, &service.complement(space.size(Axis::Action)));
    let mut places = Vec::new();
    let mut others: BTreeMap<Vec<usize>, Vec<(usize, usize)>> = BTreeMap::new();
    let is_open = |(bucket, _): &(usize, usize)| !space.buckets.is_named(bucket - 1);
    let mut has_open = false;
    let mut has_others = space.buckets.all.len() == space.buckets.named();
    for bucket in 1..space.size(Axis::Bucket) {
        for region in 0..space.size(Axis::Region) {
            budget.spend(on_buckets.len())?;
            let at = (bucket, region);
            let cube = Place::cube(space, at);
            if Place::reaching(&cube, &on_buckets).is_empty() {
                has_others = true;
                has_open |= is_open(&at);
            } else if space.is_named(at) {
                // Regions that nobody names are alike.
                if space.regions.named() == 0 && region > 0 {
                    continue;
                }
                places.push(Place { cube, kind: PlaceKind::Bucket { label: space.named(at), is_named: true } });
            } else {
                others.entry(Place::reaching(&cube, cubes)).or_default().push(at);
            }
        }
    }
    let are_all = !has_open && others.values().filter(|group| group.iter().any(is_open)).count() == 1;
    for group in others.into_values() {
        let label = space.others(&group, are_all);
        let open = group.iter().find(|(bucket, _)| !space.buckets.is_named(bucket - 1));
        let cube = open.or(group.first()).map(|at| Place::cube(space, *at));
        places.extend(cube.map(|cube| Place { cube, kind: PlaceKind::Bucket { label, is_named: false } }));
    }
    let account = Cube::of(Axis::Bucket, Atoms::only(space.size(Axis::Bucket), ACCOUNT));
    if [service, space.unlisted()].iter().any(|actions| !Place::reaching(&account, &acting(allows, actions)).is_empty())
    {
        places.push(Place { cube: account, kind: PlaceKind::Account });
    }
    Ok((places, has_others))
}

/// The cubes that have one of some actions.
fn acting<'c, 'd>(cubes: &[&'c Cube<'d>], actions: &Atoms) -> Vec<&'c Cube<'d>> {
    let has = |cube: &&&Cube<'_>| cube.sets.iter().all(|(axis, atoms)| *axis != Axis::Action || atoms.meets(actions));
    cubes.iter().filter(has).copied().collect()
}

/// Whether two cubes have nothing in common, as far as their axes tell.
fn is_clear(a: &Cube<'_>, b: &Cube<'_>) -> bool {
    let clear = |(axis, atoms): &(Axis, Atoms)| a.sets.iter().any(|(own, set)| own == axis && !set.meets(atoms));
    b.sets.iter().any(clear)
}
