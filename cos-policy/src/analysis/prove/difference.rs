use super::budget::{Budget, Halt, Spent};
use super::cube::Cube;
use super::selection::{Follows, Selection};
use super::space::{Atoms, Axis, Space};

/// What is left of a cube after others were taken away: a product again, but for the texts that it must not have.
#[derive(Clone, Debug, Default)]
pub(super) struct Rest<'c, 'd> {
    /// The statement that the first of the cubes comes from, by its place.
    pub(super) statement: usize,
    pub(super) sets: Vec<(Axis, Atoms)>,
    pub(super) keys: Selection<'c, 'd>,
    /// Of actions that nobody names. Where it selects, the rest has no others.
    pub(super) names: Selection<'c, 'd>,
}

/// How a rest and a cube lie to each other.
enum Relation {
    Clear,
    Covered,
    /// The parts of the cube that the rest is neither within nor clear of.
    Open(Vec<Part>),
}

#[derive(Clone, Copy)]
enum Part {
    /// A set of the cube, by its place.
    Set(usize),
    /// What the cube says of the key, by its place.
    Key(usize),
    /// What the cube says of the name of the action, by its place.
    Name(usize),
}

/// What is done with a rest.
pub(super) type Each<'f, 'c, 'd> = dyn FnMut(Rest<'c, 'd>, &mut Budget) -> Result<(), Halt> + 'f;

/// Hands over disjoint rests that together are what is left of one without some cubes. Rests in which no key is left may be
/// among them.
pub(super) fn difference<'c, 'd>(
    space: &Space<'d>,
    start: Option<Rest<'c, 'd>>,
    without: &[&'c Cube<'d>],
    budget: &mut Budget,
    each: &mut Each<'_, 'c, 'd>,
) -> Result<(), Halt> {
    let mut open: Vec<(Rest<'c, 'd>, Vec<&'c Cube<'d>>)> =
        start.map(|rest| (rest, without.to_vec())).into_iter().collect();
    while let Some((rest, without)) = open.pop() {
        let Some((rest, without)) = narrow(space, rest, without, budget)? else { continue };
        match without.split_first() {
            None => each(rest, budget)?,
            Some(((cube, parts), others)) => {
                let others: Vec<&Cube<'d>> = others.iter().map(|(cube, _)| *cube).collect();
                for rest in split(space, rest, cube, parts) {
                    budget.spend(others.len() + 1)?;
                    open.push((rest, others.clone()));
                }
            }
        }
    }
    Ok(())
}

type Taken<'c, 'd> = (&'c Cube<'d>, Vec<Part>);

/// Takes away every cube that cuts one part off, until only those are left that cut off corners; the one with the fewest
/// open parts comes first. `None` if nothing is left.
fn narrow<'c, 'd>(
    space: &Space<'d>,
    mut rest: Rest<'c, 'd>,
    mut without: Vec<&'c Cube<'d>>,
    budget: &mut Budget,
) -> Result<Option<(Rest<'c, 'd>, Vec<Taken<'c, 'd>>)>, Spent> {
    loop {
        budget.spend(without.len())?;
        let mut corners: Vec<Taken<'c, 'd>> = Vec::new();
        let mut has_changed = false;
        for cube in without {
            match rest.relation(space, cube) {
                Relation::Clear => {}
                Relation::Covered => return Ok(None),
                Relation::Open(parts) => match parts.as_slice() {
                    [part] => {
                        let Some(less) = rest.less(space, cube, *part) else { return Ok(None) };
                        rest = less;
                        has_changed = true;
                    }
                    _ => corners.push((cube, parts)),
                },
            }
        }
        if !has_changed || corners.is_empty() {
            let fewest = corners.iter().enumerate().min_by_key(|(_, (_, parts))| parts.len()).map_or(0, |(at, _)| at);
            if fewest > 0 {
                corners.swap(0, fewest);
            }
            return Ok(Some((rest, corners)));
        }
        without = corners.into_iter().map(|(cube, _)| cube).collect();
    }
}

/// What is left of a rest without a cube, as disjoint rests: for each part, that which lies in the parts before it and not in
/// this one.
fn split<'c, 'd>(space: &Space<'d>, rest: Rest<'c, 'd>, cube: &'c Cube<'d>, parts: &[Part]) -> Vec<Rest<'c, 'd>> {
    let mut rests = Vec::new();
    let mut inner = Some(rest);
    for part in parts {
        let Some(rest) = inner else { break };
        rests.extend(rest.clone().less(space, cube, *part));
        inner = rest.with(space, cube, *part);
    }
    rests
}

impl<'c, 'd> Rest<'c, 'd> {
    /// What lies in all of some cubes; `None` if that is nothing, as far as can be told.
    pub(super) fn of(cubes: &[&'c Cube<'d>]) -> Option<Self> {
        let start = Self { statement: cubes.first().map_or(0, |cube| cube.statement), ..Self::default() };
        cubes.iter().try_fold(start, |rest, cube| rest.and(cube))
    }

    /// What lies in a cube as well; `None` if that is nothing, as far as can be told.
    pub(super) fn and(mut self, cube: &'c Cube<'d>) -> Option<Self> {
        for (axis, atoms) in &cube.sets {
            match self.sets.iter_mut().find(|(own, _)| own == axis) {
                Some((_, own)) => own.intersect(atoms),
                None => self.sets.push((*axis, atoms.clone())),
            }
        }
        let is_empty = self.sets.iter().any(|(_, atoms)| atoms.is_empty());
        let is_empty = is_empty || !self.names.assume_all(&cube.names) || !self.keys.assume_all(&cube.keys);
        (!is_empty).then_some(self)
    }

    fn relation(&self, space: &Space<'d>, cube: &Cube<'d>) -> Relation {
        let mut open = Vec::new();
        for (at, (axis, atoms)) in cube.sets.iter().enumerate() {
            match self.sets.iter().find(|(own, _)| own == axis) {
                Some((_, own)) if own.lies_in(atoms) => {}
                Some((_, own)) if !own.meets(atoms) => return Relation::Clear,
                None if Atoms::all(space.size(*axis)).lies_in(atoms) => {}
                _ => open.push(Part::Set(at)),
            }
        }
        let names = cube.names.iter().enumerate().map(|(at, name)| (self.names.follows(name), Part::Name(at)));
        let keys = cube.keys.iter().enumerate().map(|(at, key)| (self.keys.follows(key), Part::Key(at)));
        for (follows, part) in names.chain(keys) {
            match follows {
                Follows::Yes => {}
                Follows::No => return Relation::Clear,
                Follows::Open => open.push(part),
            }
        }
        // As a reader asks: the action, the resource, and then the conditions.
        let is_condition = |part: &Part| match part {
            Part::Set(at) => !cube.sets.get(*at).is_some_and(|(axis, _)| axis.is_of_target()),
            Part::Name(_) | Part::Key(_) => false,
        };
        open.sort_by_key(is_condition);
        if open.is_empty() { Relation::Covered } else { Relation::Open(open) }
    }

    fn with(self, space: &Space<'d>, cube: &'c Cube<'d>, part: Part) -> Option<Self> {
        self.cut(space, cube, part, true)
    }

    fn less(self, space: &Space<'d>, cube: &'c Cube<'d>, part: Part) -> Option<Self> {
        self.cut(space, cube, part, false)
    }

    fn cut(mut self, space: &Space<'d>, cube: &'c Cube<'d>, part: Part, inside: bool) -> Option<Self> {
        match part {
            Part::Key(at) => self.keys.assume(cube.keys.get(at)?, inside).then_some(self),
            Part::Name(at) => self.names.assume(cube.names.get(at)?, inside).then_some(self),
            Part::Set(at) => {
                let (axis, atoms) = cube.sets.get(at)?;
                if !self.sets.iter().any(|(own, _)| own == axis) {
                    self.sets.push((*axis, Atoms::all(space.size(*axis))));
                }
                let (_, own) = self.sets.iter_mut().find(|(own, _)| own == axis)?;
                if inside {
                    own.intersect(atoms)
                } else {
                    own.subtract(atoms)
                }
                (!own.is_empty()).then_some(self)
            }
        }
    }
}
