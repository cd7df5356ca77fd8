//! An oracle for small policies: asks the reference about every request that [`universe`](crate::universe) has.
//!
//! Whatever it finds is there. What it does not find might be outside the universe, which is made so that this does not
//! happen: the policies' words are fewer and shorter than the requests'.
//!
//! A statement is a conjunction of lists, of each of which one [leaf](crate::leaf) must match.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::leaf::{Grain, Leaf, Truth, column};
use crate::policy::{Effect, Statement};
use crate::realizable::{Shape, is_realizable};
use crate::universe::{Axis, LISTINGS, Part, request};

use Truth::{False, Open, True};

/// Which requests two policies permit.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Survey {
    pub(crate) a_without_b: Found,
    pub(crate) b_without_a: Found,
    pub(crate) both: Found,
    pub(crate) a: Found,
    pub(crate) b: Found,
}

/// Whether some request is such as it should be.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Found {
    /// None is, whatever the symbols mean.
    #[default]
    Nothing,
    /// This one, if the symbols mean the right thing.
    Possible(Value),
    /// This one, for certain; one that a client can make, if there is one.
    Certain { request: Value, realizable: bool },
}

impl Found {
    pub(crate) fn max<'f>(&'f self, other: &'f Self) -> &'f Self {
        if other.rank() > self.rank() { other } else { self }
    }

    const fn rank(&self) -> u8 {
        match self {
            Self::Nothing => 0,
            Self::Possible(_) => 1,
            Self::Certain { realizable: false, .. } => 2,
            Self::Certain { realizable: true, .. } => 3,
        }
    }
}

pub(crate) fn survey(a: &[Statement], b: &[Statement], grain: Grain) -> Survey {
    let mut survey = Survey::default();
    for listing in [false, true] {
        World::new(a, b, listing, grain).visit(&mut survey);
    }
    survey
}

/// The requests that list a bucket, whose prefix is a matter of their place, or all others.
struct World {
    leaves: Vec<Leaf>,
    a: Vec<Rule>,
    b: Vec<Rule>,
    axes: Vec<Vec<Class>>,
}

/// The parts of one kind that no leaf tells from one another, nor any rule on requests: what they are to the leaves of
/// their axis, and the first of them.
struct Class {
    truths: Vec<(usize, Truth)>,
    part: &'static Value,
}

/// A statement: one of each of these lists of leaves must match.
struct Rule {
    effect: Effect,
    lists: Vec<Vec<usize>>,
}

impl World {
    fn new(a: &[Statement], b: &[Statement], listing: bool, grain: Grain) -> Self {
        let mut leaves = Vec::new();
        let mut rule = |statement: &Statement| Rule::new(statement, grain, &mut leaves);
        let mut rules = |policy: &[Statement]| policy.iter().map(&mut rule).collect();
        let (a, b) = (rules(a), rules(b));
        let mut axes = BTreeMap::from([(Axis::Action, Vec::new()), (Axis::Place, Vec::new())]);
        for (at, leaf) in leaves.iter().enumerate() {
            axes.entry(leaf.axis(listing)).or_default().push(at);
        }
        let axes = axes.into_iter().map(|(axis, of_axis)| classes(axis, &of_axis, &leaves, listing)).collect();
        Self { leaves, a, b, axes }
    }

    fn visit(&self, survey: &mut Survey) {
        let mut truths = vec![False; self.leaves.len()];
        self.visit_axes(&self.axes, &mut Vec::new(), &mut truths, survey);
    }

    fn visit_axes(
        &self,
        axes: &[Vec<Class>],
        parts: &mut Vec<&'static Value>,
        truths: &mut [Truth],
        survey: &mut Survey,
    ) {
        let Some((axis, rest)) = axes.split_first() else { return self.judge(parts, truths, survey) };
        for class in axis {
            for (leaf, truth) in &class.truths {
                truths[*leaf] = *truth;
            }
            parts.push(class.part);
            self.visit_axes(rest, parts, truths, survey);
            parts.pop();
        }
    }

    fn judge(&self, parts: &[&'static Value], truths: &[Truth], survey: &mut Survey) {
        let (a, b) = (permits(&self.a, truths), permits(&self.b, truths));
        let note = |found: &mut Found, certain: bool, possible: bool, wanted: fn(bool, bool) -> bool| {
            if certain && !matches!(found, Found::Certain { realizable: true, .. }) {
                let request = request(parts.iter().copied());
                let certain = Found::Certain { realizable: is_realizable(&request), request };
                *found = found.max(&certain).clone();
            } else if possible && *found == Found::Nothing && self.is_possible(truths, wanted) {
                *found = Found::Possible(request(parts.iter().copied()));
            }
        };
        note(&mut survey.a_without_b, a == True && b == False, a != False && b != True, |a, b| a && !b);
        note(&mut survey.b_without_a, b == True && a == False, b != False && a != True, |a, b| b && !a);
        note(&mut survey.both, a == True && b == True, a != False && b != False, |a, b| a && b);
        note(&mut survey.a, a == True, a != False, |a, _| a);
        note(&mut survey.b, b == True, b != False, |_, b| b);
    }

    /// Whether the symbols can be such that the answers of the two policies are these.
    fn is_possible(&self, truths: &[Truth], wanted: fn(bool, bool) -> bool) -> bool {
        let open: Vec<usize> = (0..truths.len()).filter(|leaf| truths[*leaf] == Open).collect();
        (0..1_u32 << open.len()).any(|meaning| {
            let mut truths = truths.to_vec();
            for (bit, leaf) in open.iter().enumerate() {
                truths[*leaf] = if meaning >> bit & 1 == 1 { True } else { False };
            }
            wanted(permits(&self.a, &truths) == True, permits(&self.b, &truths) == True)
        })
    }
}

/// An allow matches, and no deny.
fn permits(rules: &[Rule], truths: &[Truth]) -> Truth {
    let matching = |effect| {
        let truths = rules.iter().filter(|rule| rule.effect == effect).map(|rule| rule.matches(truths));
        truths.max().unwrap_or(False)
    };
    let allowed = matching(Effect::Allow);
    let denied = matching(Effect::Deny);
    allowed.min(match denied {
        False => True,
        Open => Open,
        True => False,
    })
}

impl Rule {
    fn new(statement: &Statement, grain: Grain, leaves: &mut Vec<Leaf>) -> Self {
        let mut list =
            |members: Vec<Leaf>| -> Vec<usize> { members.into_iter().map(|leaf| place(leaf, leaves)).collect() };
        let Statement { effect, principals, actions, resources, clauses } = statement;
        let mut lists = vec![
            list(actions.iter().map(|action| Leaf::action(action)).collect()),
            list(resources.iter().cloned().map(Leaf::Resource).collect()),
        ];
        if !principals.is_empty() {
            lists.push(list(Leaf::of_principals(principals, grain)));
        }
        lists.extend(clauses.iter().map(|clause| list(Leaf::of_clause(clause, grain))));
        Self { effect: *effect, lists }
    }

    fn matches(&self, truths: &[Truth]) -> Truth {
        let one_of = |list: &Vec<usize>| list.iter().map(|leaf| truths[*leaf]).max().unwrap_or(False);
        self.lists.iter().map(one_of).min().unwrap_or(True)
    }
}

/// The place of a leaf in the list; equal ones have one.
fn place(leaf: Leaf, leaves: &mut Vec<Leaf>) -> usize {
    leaves.iter().position(|known| *known == leaf).unwrap_or_else(|| {
        leaves.push(leaf);
        leaves.len() - 1
    })
}

fn classes(axis: Axis, of_axis: &[usize], leaves: &[Leaf], listing: bool) -> Vec<Class> {
    let columns: Vec<_> = of_axis.iter().map(|leaf| column(&leaves[*leaf], axis, listing)).collect();
    let mut classes: BTreeMap<(Vec<Truth>, Shape), &'static Value> = BTreeMap::new();
    for (at, part) in axis.parts().iter().enumerate() {
        if axis != Axis::Action || is_listing(part) == listing {
            let truths = columns.iter().map(|column| column[at]).collect();
            classes.entry((truths, part.shape)).or_insert(&part.json);
        }
    }
    let class = |((truths, _), part): ((Vec<Truth>, _), _)| Class {
        truths: of_axis.iter().copied().zip(truths).collect(),
        part,
    };
    classes.into_iter().map(class).collect()
}

fn is_listing(part: &Part) -> bool {
    part.json["action"].as_str().is_some_and(|action| LISTINGS.contains(&action))
}
