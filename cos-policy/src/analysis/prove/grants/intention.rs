use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::action::{ActionSet, Level};
use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::change::Examples;
use crate::analysis::prove::cube::{Cube, Literal, cubes_on};
use crate::analysis::prove::difference::Rest;
use crate::analysis::prove::index::Index;
use crate::analysis::prove::space::{ACCOUNT, Atoms, Axis, Buckets, Part as Segment, Space};
use crate::analysis::prove::texts::Texts;
use crate::analysis::scenarios::{Area, Row};
use crate::document::Clause;
use crate::resource::Bucket;

use super::answers::{Answers, Part};
use super::limited::{Broken, Condition, Limited};
use super::spot::{Spot, collect};

/// A table as cubes; the statement of a cube is the place of its row.
pub(super) struct Intention<'d> {
    pub(super) rows: &'d [Row],
    /// What is done on the places of a row, whatever its columns.
    pub(super) places: Vec<Cube<'d>>,
    /// What a row matches.
    pub(super) all: Vec<Cube<'d>>,
    /// What of it is *no*.
    no: Vec<Cube<'d>>,
    /// What of it is *yes* where its conditions hold.
    granted: Vec<Cube<'d>>,
    /// What of it is *yes* and breaks conditions, for each row that has some.
    pub(super) limited: Vec<Limited<'d>>,
    /// Actions on what they are about.
    fitting: Vec<Cube<'d>>,
    /// The buckets of all rows.
    pub(super) homes: Vec<Cube<'d>>,
    account: Cube<'d>,
}

impl<'d> Intention<'d> {
    pub(super) fn new(
        rows: &'d [Row],
        assumed: &[&'d Clause],
        space: &mut Space<'d>,
        budget: &mut Budget,
    ) -> Result<Self, Spent> {
        let (fitting, places) = (fitting(space), places(rows, space));
        let (mut all, mut no, mut granted, mut limited) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (at, row) in rows.iter().enumerate() {
            let clauses: Vec<&Clause> = row.clauses.iter().chain(assumed.iter().copied()).collect();
            let mut on = |actions: ActionSet, clauses: &[&'d Clause]| {
                cubes_on(at, actions, &row.resources, clauses, space, budget)
            };
            all.extend(on(row.yes.union(row.no).union(row.any), &[])?);
            no.extend(on(row.no, &[])?);
            granted.extend(on(row.yes, &clauses)?);
            if clauses.is_empty() {
                continue;
            }
            let mut conditions = Vec::new();
            for (i, clause) in clauses.iter().enumerate() {
                let others: Vec<&Clause> =
                    clauses.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, other)| *other).collect();
                conditions.push(Condition { clause, holds: on(row.yes, &[clause])?, others: on(row.yes, &others)? });
            }
            limited.push(Limited { row: at, yes: on(row.yes, &[])?, conditions });
        }
        let (homes, account) = (homes(rows, space), Cube::of(Axis::Bucket, account(space)));
        Ok(Self { rows, places, all, no, granted, limited, fitting, homes, account })
    }

    /// What of some requests the table does not permit. Of what is known already, no more is looked for.
    pub(super) fn beyond(
        &self,
        parts: &[Part<'_, 'd>],
        known: &Examples<Spot>,
        space: &Space<'d>,
        budget: &mut Budget,
    ) -> Result<Examples<Spot>, Spent> {
        let (all, no, places) = (Index::new(&self.all), Index::new(&self.no), Index::new(&self.places));
        let mut examples = Examples::default();
        for part in parts {
            let rows = all.meeting(part.allow);
            let places = places.meeting(part.allow);
            for fit in &self.fitting {
                let within = [&part.within()[..], &[fit]].concat();
                let mut add = |spot, cube: Option<&Cube<'d>>, without: &[&Cube<'d>]| {
                    let start = Rest::of(&[&within[..], cube.as_slice()].concat());
                    collect(spot, start, without, space, budget, &mut examples)
                };
                for refused in no.meeting(part.allow) {
                    let without = [&part.without[..], &before(&rows, refused.statement)].concat();
                    add(Spot::Row(refused.statement, None), Some(refused), &without)?;
                }
                let without = [&part.without[..], &rows].concat();
                for place in &places {
                    let without = [&without[..], &before(&places, place.statement)].concat();
                    add(Spot::Row(place.statement, None), Some(place), &without)?;
                }
                let mut without = [&without[..], &places].concat();
                for home in &self.homes {
                    add(Spot::Elsewhere, Some(home), &without)?;
                }
                add(Spot::Account, Some(&self.account), &without)?;
                without.extend(self.homes.iter().chain([&self.account]));
                add(Spot::OtherBuckets, None, &without)?;
            }
        }
        for limited in &self.limited {
            examples.append(self.broken(limited, parts, known, space, budget)?);
        }
        Ok(examples)
    }

    /// What breaks the conditions of a row: one alone, and for actions that can break none alone, any.
    fn broken(
        &self,
        limited: &Limited<'d>,
        parts: &[Part<'_, 'd>],
        known: &Examples<Spot>,
        space: &Space<'d>,
        budget: &mut Budget,
    ) -> Result<Examples<Spot>, Spent> {
        let all = Index::new(&self.all);
        let mut examples = Examples::default();
        for broken in [Broken::Alone, Broken::Anyhow] {
            let actions = match broken {
                Broken::Alone => Atoms::all(space.size(Axis::Action)),
                Broken::Anyhow => {
                    let is_known = |action| limited.lists(action, &examples) || limited.lists(action, known);
                    Atoms::select(space.size(Axis::Action), |action| !is_known(action))
                }
            };
            let actions = Cube::of(Axis::Action, actions);
            let meets =
                |part: &&Part<'_, 'd>| limited.yes.iter().any(|yes| Rest::of(&[part.allow, yes, &actions]).is_some());
            for part in parts.iter().filter(meets) {
                let without = [&part.without[..], &before(&all.meeting(part.allow), limited.row)].concat();
                for fit in &self.fitting {
                    let within = [&part.within()[..], &[fit, &actions]].concat();
                    limited.broken(broken, &within, &without, space, budget, &mut examples)?;
                }
            }
        }
        Ok(examples)
    }

    /// What the table permits and a document denies.
    pub(super) fn missing(
        &self,
        answers: &Answers<'d>,
        space: &Space<'d>,
        budget: &mut Budget,
    ) -> Result<Examples<Spot>, Spent> {
        let denying = &answers.denying;
        let (all, allows, denies) = (Index::new(&self.all), Index::new(&denying.allows), Index::new(&denying.denies));
        let mut examples = Examples::default();
        for granted in &self.granted {
            let spot = Spot::Row(granted.statement, None);
            let rows = before(&all.meeting(granted), granted.statement);
            for fit in &self.fitting {
                let without = [&rows[..], &allows.meeting(granted)].concat();
                collect(spot, Rest::of(&[granted, fit]), &without, space, budget, &mut examples)?;
                for deny in denies.meeting(granted) {
                    collect(spot, Rest::of(&[granted, fit, deny]), &rows, space, budget, &mut examples)?;
                }
            }
        }
        Ok(examples)
    }

    /// What of some requests the table permits.
    pub(super) fn permitted(
        &self,
        parts: &[Part<'_, 'd>],
        space: &Space<'d>,
        budget: &mut Budget,
    ) -> Result<Examples<Spot>, Spent> {
        let (all, granted) = (Index::new(&self.all), Index::new(&self.granted));
        let mut examples = Examples::default();
        for part in parts {
            let rows = all.meeting(part.allow);
            for granted in granted.meeting(part.allow) {
                let without = [&part.without[..], &before(&rows, granted.statement)].concat();
                for fit in &self.fitting {
                    let start = Rest::of(&[&part.within()[..], &[granted, fit]].concat());
                    collect(Spot::Row(granted.statement, None), start, &without, space, budget, &mut examples)?;
                }
            }
        }
        Ok(examples)
    }

    /// The rows that decide nothing.
    pub(super) fn shadowed(&self, space: &Space<'d>, budget: &mut Budget) -> Result<Vec<&'d Row>, Spent> {
        let all = Index::new(&self.all);
        let mut decides = vec![false; self.rows.len()];
        for cube in &self.all {
            let rows = before(&all.meeting(cube), cube.statement);
            let mut examples = Examples::default();
            for fit in &self.fitting {
                collect(Spot::Row(cube.statement, None), Rest::of(&[cube, fit]), &rows, space, budget, &mut examples)?;
            }
            if let Some(decides) = decides.get_mut(cube.statement).filter(|_| !examples.is_empty()) {
                *decides = true;
            }
        }
        Ok(self.rows.iter().zip(decides).filter(|(_, decides)| !decides).map(|(row, _)| row).collect())
    }
}

/// The cubes of earlier rows.
fn before<'c, 'd>(cubes: &[&'c Cube<'d>], row: usize) -> Vec<&'c Cube<'d>> {
    cubes.iter().copied().filter(|cube| cube.statement < row).collect()
}

fn homes<'d>(rows: &'d [Row], space: &Space<'d>) -> Vec<Cube<'d>> {
    let buckets: BTreeSet<&Bucket> = rows.iter().flat_map(|row| &row.areas).filter_map(Area::bucket).collect();
    buckets.into_iter().filter_map(|bucket| named(bucket, space)).collect()
}

/// What is done on the places of rows: on a bucket only what is about buckets, on its keys all else.
fn places<'d>(rows: &'d [Row], space: &Space<'d>) -> Vec<Cube<'d>> {
    let areas = rows.iter().enumerate().flat_map(|(at, row)| row.areas.iter().map(move |area| (at, area)));
    areas.filter_map(|(statement, area)| Some(Cube { statement, ..place(area, space)? })).collect()
}

/// `None` for a place that nothing can be done on.
fn place<'d>(area: &'d Area, space: &Space<'d>) -> Option<Cube<'d>> {
    let about_buckets = || space.level(Level::Bucket);
    let others = || about_buckets().complement(space.size(Axis::Action));
    let (bucket, actions, keys) = match area {
        Area::Account => return Some(Cube::of(Axis::Bucket, account(space))),
        Area::Bucket(bucket) => (bucket, about_buckets(), None),
        Area::Whole(bucket) => (bucket, others(), None),
        Area::Keys(bucket, keys) => (bucket, others(), Some(Texts::new(Cow::Borrowed(keys)))),
    };
    let keys = keys.into_iter().map(|texts| Literal { texts, holds: true }).collect();
    named(bucket, space)?.and(&Cube { keys, ..Cube::of(Axis::Action, actions) })
}

fn named<'d>(bucket: &'d Bucket, space: &Space<'d>) -> Option<Cube<'d>> {
    let name = Cube::of(Axis::Bucket, space.buckets(&Buckets::Named(Cow::Borrowed(bucket.name()))));
    name.and(&Cube::of(Axis::Region, space.regions(&Segment::Is(bucket.region().as_str()))))
}

fn account(space: &Space<'_>) -> Atoms {
    Atoms::only(space.size(Axis::Bucket), ACCOUNT)
}

/// Every action on what it is about: objects have a key, the bucket has none. Vector buckets are no resource of COS: who
/// reaches them reaches everything, the account as well. Of actions that are not in the catalogue nobody knows.
fn fitting<'d>(space: &Space<'d>) -> Vec<Cube<'d>> {
    let buckets = || account(space).complement(space.size(Axis::Bucket));
    let empty_key = |holds| vec![Literal { texts: Texts::EMPTY, holds }];
    let fit = |level, buckets, keys| {
        let sets = vec![(Axis::Action, space.level(level)), (Axis::Bucket, buckets)];
        Cube { sets, keys, ..Cube::default() }
    };
    let mut others = Atoms::all(space.size(Axis::Action));
    for level in [Level::Object, Level::Listing, Level::Bucket, Level::Service, Level::Vector] {
        others.subtract(&space.level(level));
    }
    vec![
        fit(Level::Object, buckets(), empty_key(false)),
        fit(Level::Listing, buckets(), Vec::new()),
        fit(Level::Bucket, buckets(), empty_key(true)),
        fit(Level::Service, account(space), Vec::new()),
        fit(Level::Vector, account(space), Vec::new()),
        Cube::of(Axis::Action, others),
    ]
}
