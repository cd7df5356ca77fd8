use std::collections::BTreeMap;

use crate::action::{self, Level};
use crate::analysis::matrix::Label;

use super::atoms::Atoms;
use super::budget::{Budget, Spent};
use super::cube::Cube;
use super::key::Keys;
use super::key_class::KeyClass;
use super::space::{ACCOUNT, Axis, Space};

/// Buckets that some cubes do not tell apart, or the account itself.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) cube: Cube<'static>,
    pub(super) kind: PlaceKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PlaceKind {
    Account,
    /// A bucket that is named, or one that stands for others.
    Bucket {
        label: Label,
        is_named: bool,
    },
}

impl Place {
    fn account(space: &Space<'_>) -> Self {
        let cube = Cube::of(Axis::Bucket, Atoms::only(space.size(Axis::Bucket), ACCOUNT));
        Self { cube, kind: PlaceKind::Account }
    }

    fn bucket(space: &Space<'_>, bucket: usize, region: usize) -> Self {
        let region_set = (Axis::Region, Atoms::only(space.size(Axis::Region), region));
        let mut cube = Cube::of(Axis::Bucket, Atoms::only(space.size(Axis::Bucket), bucket));
        cube.sets.push(region_set);
        let is_named = space.is_named(bucket, region);
        Self { cube, kind: PlaceKind::Bucket { label: space.label(bucket, region), is_named } }
    }

    pub(super) fn reaches(&self, cube: &Cube<'_>) -> bool {
        let clear = |(axis, atoms): &(Axis, Atoms)| {
            self.cube.sets.iter().any(|(own, own_atoms)| own == axis && !own_atoms.meets(atoms))
        };
        !cube.sets.iter().any(clear)
    }

    /// The cubes that reach it.
    fn reaching(&self, cubes: &[&Cube<'_>]) -> Vec<usize> {
        cubes.iter().enumerate().filter(|(_, cube)| self.reaches(cube)).map(|(at, _)| at).collect()
    }

    /// The heading that a class of its keys stands below, and its name.
    pub(super) fn label<'d>(
        &self,
        class: &KeyClass<'_, 'd>,
        patterns: &[&Keys<'d>],
        is_covered: bool,
    ) -> (Option<Label>, Label) {
        let keys = match (class.is_empty_key(), class.is_named()) {
            (true, _) => Label::word("the bucket itself"),
            (_, true) => class.label(patterns),
            _ if !is_covered => Label::word("elsewhere"),
            _ if patterns.is_empty() => Label::word("every key"),
            _ => Label::word("every other key"),
        };
        match &self.kind {
            PlaceKind::Account => (None, Label::word("the account")),
            PlaceKind::Bucket { label, is_named: true } => (Some(label.clone()), keys),
            PlaceKind::Bucket { label, .. } => (None, keys.and_word("in").and(label)),
        }
    }
}

impl Space<'_> {
    /// The actions of the catalogue.
    fn listed(&self) -> Atoms {
        let count = action::catalogue().len();
        Atoms::select(self.size(Axis::Action), |atom| atom < count)
    }

    fn is_named(&self, bucket: usize, region: usize) -> bool {
        self.buckets.is_named(bucket - 1) && (self.regions.named() == 0 || self.regions.is_named(region))
    }

    fn label(&self, bucket: usize, region: usize) -> Label {
        let name = self.buckets.get(bucket - 1).unwrap_or_default();
        let label = match (self.buckets.is_named(bucket - 1), self.buckets.named()) {
            (true, _) => Label::text(name),
            (false, 0) => Label::word("any bucket, such as").and_text(name),
            (false, _) => Label::word("other buckets, such as").and_text(name),
        };
        match self.regions.get(region).filter(|_| self.regions.is_named(region)) {
            Some(region) => label.and_word("in").and_text(region),
            None if self.regions.named() == 0 => label,
            None => label.and_word("in other regions"),
        }
    }
}

/// Every bucket that is named, one for each kind of other buckets that the cubes tell apart, and the account; those that no cube
/// reaches left out, and whether there are such buckets.
pub(super) fn places(space: &Space<'_>, cubes: &[&Cube<'_>], budget: &mut Budget) -> Result<(Vec<Place>, bool), Spent> {
    let service = space.level(Level::Service);
    let mut others = Atoms::all(space.size(Axis::Action));
    others.subtract(&service);
    let on_buckets = acting(cubes, &others);
    let mut named = Vec::new();
    let mut others = BTreeMap::new();
    let mut has_others = space.buckets.all.len() == space.buckets.named();
    for bucket in 1..space.size(Axis::Bucket) {
        for region in 0..space.size(Axis::Region) {
            budget.spend(on_buckets.len())?;
            let place = Place::bucket(space, bucket, region);
            let reaching = place.reaching(&on_buckets);
            if reaching.is_empty() {
                has_others = true;
                continue;
            }
            match space.is_named(bucket, region) {
                true => named.push(place),
                false => {
                    others.entry(reaching).or_insert(place);
                }
            }
        }
    }
    let account = Place::account(space);
    named.extend(others.into_values());
    let mut unlisted = Atoms::all(space.size(Axis::Action));
    unlisted.subtract(&space.listed());
    if [service, unlisted].iter().any(|actions| !account.reaching(&acting(cubes, actions)).is_empty()) {
        named.push(account);
    }
    Ok((named, has_others))
}

/// The cubes that have one of some actions.
fn acting<'c, 'd>(cubes: &[&'c Cube<'d>], actions: &Atoms) -> Vec<&'c Cube<'d>> {
    let has = |cube: &&&Cube<'_>| cube.sets.iter().all(|(axis, atoms)| *axis != Axis::Action || atoms.meets(actions));
    cubes.iter().filter(has).copied().collect()
}
