use std::fmt;

use serde::Serialize;

use crate::action::{ActionSet, Level};
use crate::analysis::scenarios::{Row, Scenarios};
use crate::analysis::summary::Summary;
use crate::document::{Clause, Document};

use super::budget::{Budget, Halt, Spent};
use super::change::{Change, Examples, Table};
use super::cube::{Cube, Literal, cubes_on, cubes_within};
use super::difference::{Rest, difference};
use super::index::Index;
use super::key::Keys;
use super::side::{Role, Side};
use super::space::{ACCOUNT, Atoms, Axis, Space};

/// What a policy grants is not what is intended.
///
/// Printed, it is a table: for each place and for each set of actions that differ alike an example, and why. In serde it is
/// `{"beyond", "missing", "shadowed", "complete"}`.
#[derive(Clone, Debug, Serialize)]
pub struct Mismatch {
    beyond: Vec<Change>,
    missing: Vec<Change>,
    shadowed: Vec<String>,
    complete: bool,
}

impl Mismatch {
    /// What is granted beyond the intention. The places are rows of the table, or `elsewhere`.
    #[must_use]
    pub fn beyond(&self) -> &[Change] {
        &self.beyond
    }

    /// What is intended and not granted. The places are rows of the table.
    #[must_use]
    pub fn missing(&self) -> &[Change] {
        &self.missing
    }

    /// Rows of the table that decide nothing, since rows before them match whatever they do.
    pub fn shadowed(&self) -> impl Iterator<Item = &str> {
        self.shadowed.iter().map(String::as_str)
    }

    /// Whether everything was compared; where it was not, the budget of steps was spent.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.complete
    }
}

impl std::error::Error for Mismatch {}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the policy does not grant what is intended")?;
        for (title, changes) in
            [("granted beyond the intention", &self.beyond), ("intended, but not granted", &self.missing)]
        {
            if !changes.is_empty() {
                write!(f, "\n{title}\n{}", Table(changes).to_string().trim_end())?;
            }
        }
        for row in &self.shadowed {
            write!(f, "\nthe row `{row}` decides nothing: the rows before it match whatever it does")?;
        }
        if !self.complete {
            f.write_str("\nundecided: the budget was spent before every request was looked at")?;
        }
        Ok(())
    }
}

impl Document {
    /// Whether the document grants what is intended, no more and no less, for every request there can be.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists every difference, both ways, with an example each. What may be a difference, as far as any document
    /// of Tencent's says, is one.
    pub fn grants_exactly(&self, intended: &Scenarios) -> Result<(), Mismatch> {
        compare(self, intended, true, true)
    }

    /// Whether the document grants nothing beyond what is intended.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists what it grants beyond, with an example each.
    pub fn grants_at_most(&self, intended: &Scenarios) -> Result<(), Mismatch> {
        compare(self, intended, true, false)
    }

    /// Whether the document grants all that is intended.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists what it does not grant, with an example each.
    pub fn grants_at_least(&self, intended: &Scenarios) -> Result<(), Mismatch> {
        compare(self, intended, false, true)
    }
}

fn compare(document: &Document, intended: &Scenarios, at_most: bool, at_least: bool) -> Result<(), Mismatch> {
    let https = intended.https_only.then(https_only);
    let compared = differences(document, intended, https.as_ref(), at_most, at_least);
    let mismatch = compared.unwrap_or_else(|Spent| Mismatch {
        beyond: Vec::new(),
        missing: Vec::new(),
        shadowed: Vec::new(),
        complete: false,
    });
    let differs = !(mismatch.beyond.is_empty() && mismatch.missing.is_empty() && mismatch.shadowed.is_empty());
    if differs || !mismatch.complete { Err(mismatch) } else { Ok(()) }
}

/// A document with the condition that narrows a whole table to HTTPS.
fn https_only() -> Document {
    Document::of_canonical(
        r#"{"version":"2.0","statement":[{"effect":"allow","action":["*"],"resource":["*"],"condition":{"bool_equal":{"cos:secure-transport":"true"}}}]}"#,
    )
}

fn differences(
    document: &Document,
    intended: &Scenarios,
    https: Option<&Document>,
    at_most: bool,
    at_least: bool,
) -> Result<Mismatch, Spent> {
    let mut budget = Budget::new();
    let budget = &mut budget;
    let assumed: Vec<&Clause> =
        https.iter().flat_map(|https| &https.statements).flat_map(|statement| &statement.clauses).collect();
    let documents: Vec<&Document> = [document].into_iter().chain(https).collect();
    let mut space = Space::new(&documents, &intended.rows, budget)?;
    let permitting = Side::certain(document, Role::Permits, &mut space, budget)?;
    let refusing = Side::certain(document, Role::Refuses, &mut space, budget)?;
    let intention = Intention::new(&intended.rows, &assumed, &mut space, budget)?;

    let beyond = |side: &Side<'_>, budget: &mut Budget| intention.beyond(side, &space, budget);
    let missing = |side: &Side<'_>, budget: &mut Budget| intention.missing(side, &space, budget);
    let place = |spot: Spot| intention.name(spot);
    let list = |certain: Examples<Spot>, possible: Examples<Spot>| {
        let doubtful = possible.without(&certain).into_changes(false, &[document], place);
        let mut changes = certain.into_changes(true, &[document], place);
        changes.extend(doubtful);
        changes
    };
    let mut mismatch = Mismatch { beyond: Vec::new(), missing: Vec::new(), shadowed: Vec::new(), complete: true };
    if at_most {
        mismatch.beyond = list(beyond(&permitting, budget)?, beyond(&refusing, budget)?);
    }
    if at_least {
        mismatch.missing = list(missing(&refusing, budget)?, missing(&permitting, budget)?);
    }
    mismatch.shadowed = intention.shadowed(&space, budget)?;
    Ok(mismatch)
}

/// A table as cubes; the statement of a cube is the place of its row.
struct Intention<'d> {
    rows: &'d [Row],
    /// The places of a row, whatever its columns.
    places: Vec<Cube<'d>>,
    /// What a row matches.
    all: Vec<Cube<'d>>,
    /// What of it is *no*.
    no: Vec<Cube<'d>>,
    /// What of it is *yes* where its conditions hold.
    granted: Vec<Cube<'d>>,
    /// What of it is *yes* and breaks conditions, for each row that has some.
    limited: Vec<Limited<'d>>,
    /// Actions on what they are about.
    fitting: Vec<Cube<'d>>,
}

/// A row with conditions.
struct Limited<'d> {
    row: usize,
    /// What is *yes*, whether the conditions hold or not.
    yes: Vec<Cube<'d>>,
    conditions: Vec<Condition<'d>>,
}

/// One of several conditions.
struct Condition<'d> {
    clause: &'d Clause,
    /// Where it holds.
    holds: Vec<Cube<'d>>,
    /// Where all others do.
    others: Vec<Cube<'d>>,
}

/// Where a policy and a table differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    /// In a row, by its place.
    Row(usize),
    /// Where one condition of a row does not hold, by both places.
    Condition(usize, usize),
    Elsewhere,
}

impl<'d> Intention<'d> {
    fn new(rows: &'d [Row], assumed: &[&'d Clause], space: &mut Space<'d>, budget: &mut Budget) -> Result<Self, Spent> {
        let fitting = fitting(space);
        let (mut places, mut all, mut no) = (Vec::new(), Vec::new(), Vec::new());
        let (mut granted, mut limited) = (Vec::new(), Vec::new());
        for (at, row) in rows.iter().enumerate() {
            let place = Cube { statement: at, ..Cube::default() };
            places.extend(cubes_within(place, &row.resources, &[], space, budget)?);
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
        Ok(Self { rows, places, all, no, granted, limited, fitting })
    }

    /// What a side permits and the table does not.
    fn beyond(&self, side: &Side<'d>, space: &Space<'d>, budget: &mut Budget) -> Result<Examples<Spot>, Spent> {
        let (all, no, denies) = (Index::new(&self.all), Index::new(&self.no), Index::new(&side.denies));
        let places = Index::new(&self.places);
        let mut examples = Examples::default();
        for allow in &side.allows {
            let denied = denies.meeting(allow);
            let rows = all.meeting(allow);
            let places = places.meeting(allow);
            for fit in &self.fitting {
                for refused in no.meeting(allow) {
                    let without = [&denied[..], &before(&rows, refused.statement)].concat();
                    let start = Rest::of(&[allow, fit, refused]);
                    collect(Spot::Row(refused.statement), start, &without, space, budget, &mut examples)?;
                }
                for limited in &self.limited {
                    let without = [&denied[..], &before(&rows, limited.row)].concat();
                    limited.broken(&[allow, fit], &without, space, budget, &mut examples)?;
                }
                let without = [&denied[..], &rows].concat();
                for place in &places {
                    let without = [&without[..], &before(&places, place.statement)].concat();
                    let start = Rest::of(&[allow, fit, place]);
                    collect(Spot::Row(place.statement), start, &without, space, budget, &mut examples)?;
                }
                let without = [&without[..], &places].concat();
                collect(Spot::Elsewhere, Rest::of(&[allow, fit]), &without, space, budget, &mut examples)?;
            }
        }
        Ok(examples)
    }

    /// What the table permits and a side does not.
    fn missing(&self, side: &Side<'d>, space: &Space<'d>, budget: &mut Budget) -> Result<Examples<Spot>, Spent> {
        let (all, allows, denies) = (Index::new(&self.all), Index::new(&side.allows), Index::new(&side.denies));
        let mut examples = Examples::default();
        for granted in &self.granted {
            let row = granted.statement;
            let rows = before(&all.meeting(granted), row);
            for fit in &self.fitting {
                let without = [&rows[..], &allows.meeting(granted)].concat();
                collect(Spot::Row(row), Rest::of(&[granted, fit]), &without, space, budget, &mut examples)?;
                for deny in denies.meeting(granted) {
                    collect(Spot::Row(row), Rest::of(&[granted, fit, deny]), &rows, space, budget, &mut examples)?;
                }
            }
        }
        Ok(examples)
    }

    /// The rows that decide nothing.
    fn shadowed(&self, space: &Space<'d>, budget: &mut Budget) -> Result<Vec<String>, Spent> {
        let all = Index::new(&self.all);
        let mut decides = vec![false; self.rows.len()];
        for cube in &self.all {
            let rows = before(&all.meeting(cube), cube.statement);
            let mut examples = Examples::default();
            for fit in &self.fitting {
                collect(Spot::Row(cube.statement), Rest::of(&[cube, fit]), &rows, space, budget, &mut examples)?;
            }
            if let Some(decides) = decides.get_mut(cube.statement).filter(|_| !examples.is_empty()) {
                *decides = true;
            }
        }
        let names = self.rows.iter().zip(decides).filter(|(_, decides)| !decides);
        Ok(names.map(|(row, _)| row.name.clone()).collect())
    }

    fn name(&self, spot: Spot) -> String {
        let (row, broken) = match spot {
            Spot::Elsewhere => return "elsewhere".to_owned(),
            Spot::Row(row) => (row, None),
            Spot::Condition(row, at) => {
                let limited = self.limited.iter().find(|limited| limited.row == row);
                (row, limited.and_then(|limited| limited.conditions.get(at)))
            }
        };
        let own = || self.all.iter().filter(|cube| cube.statement == row);
        let earlier = || self.all.iter().filter(|cube| cube.statement < row);
        let is_cut = own().any(|cube| earlier().any(|other| Rest::of(&[cube, other]).is_some()));
        let name = self.rows.get(row).map_or("", |row| &row.name);
        let name = if is_cut { format!("{name} otherwise") } else { name.to_owned() };
        broken.map_or_else(|| name.clone(), |broken| format!("{name}, not {}", Summary::of(broken.clause)))
    }
}

impl<'d> Limited<'d> {
    /// What lies in some cubes and breaks a condition: each one alone if that can be, and else any.
    fn broken<'c>(
        &'c self,
        within: &[&'c Cube<'d>],
        without: &[&'c Cube<'d>],
        space: &Space<'d>,
        budget: &mut Budget,
        examples: &mut Examples<Spot>,
    ) -> Result<(), Spent> {
        let mut broken = Examples::default();
        for (at, condition) in self.conditions.iter().enumerate() {
            let without = [without, &condition.holds.iter().collect::<Vec<_>>()].concat();
            for others in &condition.others {
                let start = Rest::of(&[within, &[others]].concat());
                collect(Spot::Condition(self.row, at), start, &without, space, budget, &mut broken)?;
            }
        }
        if broken.is_empty() {
            for (at, condition) in self.conditions.iter().enumerate() {
                let without = [without, &condition.holds.iter().collect::<Vec<_>>()].concat();
                for yes in &self.yes {
                    let start = Rest::of(&[within, &[yes]].concat());
                    collect(Spot::Condition(self.row, at), start, &without, space, budget, &mut broken)?;
                }
            }
        }
        examples.append(broken);
        Ok(())
    }
}

/// The cubes of earlier rows.
fn before<'c, 'd>(cubes: &[&'c Cube<'d>], row: usize) -> Vec<&'c Cube<'d>> {
    cubes.iter().copied().filter(|cube| cube.statement < row).collect()
}

fn collect<'c, 'd>(
    spot: Spot,
    start: Option<Rest<'c, 'd>>,
    without: &[&'c Cube<'d>],
    space: &Space<'d>,
    budget: &mut Budget,
    examples: &mut Examples<Spot>,
) -> Result<(), Spent> {
    let mut add = |rest: Rest<'c, 'd>, budget: &mut Budget| Ok(examples.add(|_| spot, &rest, space, budget)?);
    difference(space, start, without, budget, &mut add).map_err(|_: Halt| Spent)
}

/// Every action on what it is about: objects have a key, the bucket has none. Of actions that are not in the catalogue nobody
/// knows.
fn fitting<'d>(space: &Space<'d>) -> Vec<Cube<'d>> {
    let buckets = || {
        let mut buckets = Atoms::all(space.size(Axis::Bucket));
        buckets.subtract(&Atoms::only(space.size(Axis::Bucket), ACCOUNT));
        (Axis::Bucket, buckets)
    };
    let empty_key = |holds| vec![Literal { keys: Keys::EMPTY, holds }];
    let fit = |level, place, keys| Cube { sets: vec![(Axis::Action, space.level(level)), place], keys, statement: 0 };
    let account = (Axis::Bucket, Atoms::only(space.size(Axis::Bucket), ACCOUNT));
    let mut others = Atoms::all(space.size(Axis::Action));
    for level in [Level::Object, Level::Listing, Level::Bucket, Level::Service] {
        others.subtract(&space.level(level));
    }
    vec![
        fit(Level::Object, buckets(), empty_key(false)),
        fit(Level::Listing, buckets(), Vec::new()),
        fit(Level::Bucket, buckets(), empty_key(true)),
        fit(Level::Service, account, Vec::new()),
        Cube::of(Axis::Action, others),
    ]
}
