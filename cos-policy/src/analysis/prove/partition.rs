use std::collections::BTreeMap;

use crate::analysis::decide::Outcome;
use crate::analysis::request::Request;
use crate::document::Document;

use super::budget::{Budget, Halt, Spent};
use super::cube::{Cube, Reading, cubes_of};
use super::difference::{Rest, difference};
use super::example::Example;
use super::space::Space;
use super::verdict::Unsettled;

/// A class of requests that no statement of some documents tells apart.
#[derive(Clone, Debug)]
pub struct Class {
    request: Request,
    is_realizable: bool,
    outcomes: Vec<Outcome>,
}

impl Class {
    /// One of its requests, chosen as a [`Witness`](crate::analysis::Witness) is.
    #[must_use]
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// Whether COS takes such a request.
    #[must_use]
    pub const fn is_realizable(&self) -> bool {
        self.is_realizable
    }

    /// What each document decides for all of its requests.
    #[must_use]
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }
}

/// The classes of all requests there can be: two are of one class if every statement of every document matches both, matches
/// neither, or is undocumented for both. Together the requests of the classes show all that the documents can do.
///
/// ```
/// use cos_policy::analysis::{partition, Outcome};
/// use cos_policy::{policy, Bucket, Region, MIB};
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let document = policy! {
///     in bucket;
///     allow PutObject on "photos/*" when content_length <= 5 * MIB;
/// }
/// .document();
/// let classes = partition(&[&document]).unwrap();
/// let allowed = classes.iter().filter(|class| class.outcomes() == [Outcome::Allow]);
/// assert_eq!((classes.len(), allowed.count()), (2, 1));
/// # Ok::<(), cos_policy::BucketError>(())
/// ```
///
/// There are at most two to the power of the number of statements, and with folders of users one more than there are folders.
///
/// # Errors
///
/// [`Unsettled::Budget`] where there are too many.
pub fn partition(documents: &[&Document]) -> Result<Vec<Class>, Unsettled> {
    classes(documents, &mut Budget::new()).map_err(|Spent| Unsettled::Budget)
}

/// How a statement matches all requests of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    Yes,
    Undocumented,
    No,
}

fn classes(documents: &[&Document], budget: &mut Budget) -> Result<Vec<Class>, Spent> {
    let mut space = Space::new(documents, &[], budget)?;
    let mut statements = Vec::new();
    for document in documents {
        for at in 0..document.statements.len() {
            let certain = cubes_of(document, at, Reading::Certain, &mut space, budget)?;
            let possible = cubes_of(document, at, Reading::Possible, &mut space, budget)?;
            statements.push((certain, possible));
        }
    }
    let mut parts = vec![(Vec::new(), Rest::default())];
    for (certain, possible) in &statements {
        let certain: Vec<&Cube<'_>> = certain.iter().collect();
        let possible: Vec<&Cube<'_>> = possible.iter().collect();
        let mut finer = Vec::new();
        for (matches, rest) in parts {
            split(&space, &rest, &certain, &possible, budget, &mut |kind, rest| {
                let mut matches: Vec<Match> = matches.clone();
                matches.push(kind);
                finer.push((matches, rest));
            })?;
        }
        parts = finer;
    }
    let mut best: BTreeMap<Vec<Match>, Example> = BTreeMap::new();
    for (matches, rest) in parts {
        let Some(example) = Example::of(&rest, &space, budget)? else { continue };
        if best.get(&matches).is_none_or(|best| example.is_better(best)) {
            best.insert(matches, example);
        }
    }
    let class = |example: Example| Class {
        is_realizable: example.is_realizable(),
        outcomes: documents.iter().map(|document| document.decide(&example.request).outcome()).collect(),
        request: example.request,
    };
    Ok(best.into_values().map(class).collect())
}

/// Hands over what a statement matches of a rest, what it may match, and what it does not.
fn split<'c, 'd>(
    space: &Space<'d>,
    rest: &Rest<'c, 'd>,
    certain: &[&'c Cube<'d>],
    possible: &[&'c Cube<'d>],
    budget: &mut Budget,
    each: &mut dyn FnMut(Match, Rest<'c, 'd>),
) -> Result<(), Spent> {
    let mut part = |kind, start, without: &[&'c Cube<'d>], budget: &mut Budget| {
        budget.spend(without.len() + 1)?;
        difference(space, start, without, budget, &mut |rest, _| {
            each(kind, rest);
            Ok(())
        })
        .map_err(|_: Halt| Spent)
    };
    for (at, cube) in certain.iter().enumerate() {
        part(Match::Yes, rest.clone().and(cube), certain.get(..at).unwrap_or_default(), budget)?;
    }
    // What is possible contains what is certain.
    let is_doubtful = certain.len() < possible.len();
    for (at, cube) in possible.iter().enumerate().filter(|_| is_doubtful) {
        let before = [certain, possible.get(..at).unwrap_or_default()].concat();
        part(Match::Undocumented, rest.clone().and(cube), &before, budget)?;
    }
    part(Match::No, Some(rest.clone()), possible, budget)
}
