use crate::document::Document;

use super::budget::{Budget, Halt, Spent};
use super::difference::{Each, Rest, difference};
use super::example::Example;
use super::glance;
use super::index::Index;
use super::side::{Role, Side, missing};
use super::space::Space;
use super::verdict::{Unsettled, Verdict, reasons};
use super::witness::Witness;

/// Whether the second document permits whatever the first one does.
///
/// ```
/// use cos_policy::analysis::{implies, Verdict};
/// use cos_policy::{policy, Bucket, Region};
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let narrow = policy! { in bucket; allow GetObject on "photos/alice/*"; }.document();
/// let wide = policy! { in bucket; allow GetObject, PutObject on "photos/*"; }.document();
///
/// assert!(matches!(implies(&narrow, &wide), Verdict::Holds));
/// let Verdict::Fails(witness) = implies(&wide, &narrow) else { panic!() };
/// assert_eq!(
///     witness.to_string(),
///     "name/cos:GetObject on qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/photos/a
///   allow: allowed by statement[0]
///   implicit_deny: statement[0] would allow the action, but not on \
///      qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/photos/a",
/// );
/// # Ok::<(), cos_policy::BucketError>(())
/// ```
///
/// It *holds* if it does however that is settled which no document settles; one pattern, or one condition, of both documents
/// is settled alike. It *fails* if the witness is allowed by the first and is not by the second for certain.
pub fn implies(a: &Document, b: &Document) -> Verdict {
    if glance::implies(a, b) { Verdict::Holds } else { ask(&[(a, Role::Permits), (b, Role::Refuses)], lacking) }
}

/// Whether both documents permit the same.
///
/// A witness is permitted by one of them: [`Witness::decisions`] says by which.
pub fn equivalent(a: &Document, b: &Document) -> Verdict {
    match (implies(a, b), implies(b, a)) {
        (Verdict::Fails(witness), Verdict::Fails(other)) if other.is_realizable() && !witness.is_realizable() => {
            Verdict::Fails(other.turned())
        }
        (Verdict::Fails(witness), _) => Verdict::Fails(witness),
        (_, Verdict::Fails(witness)) => Verdict::Fails(witness.turned()),
        (Verdict::Holds, Verdict::Holds) => Verdict::Holds,
        (Verdict::Unknown(why), _) | (_, Verdict::Unknown(why)) => Verdict::Unknown(why),
    }
}

/// Whether no request is permitted by both documents.
pub fn disjoint(a: &Document, b: &Document) -> Verdict {
    ask(&[(a, Role::Permits), (b, Role::Permits)], common)
}

/// Whether a document permits no request.
pub fn permits_nothing(document: &Document) -> Verdict {
    ask(&[(document, Role::Permits)], permitted)
}

/// Hands over everything that answers a question with *no*.
type Counterexamples =
    for<'c, 'd> fn(&'c [Side<'d>], &Space<'d>, &mut Budget, &mut Each<'_, 'c, 'd>) -> Result<(), Halt>;

fn ask(documents: &[(&Document, Role)], counterexamples: Counterexamples) -> Verdict {
    let mut budget = Budget::new();
    let found = search(documents, counterexamples, &mut budget);
    let documents: Vec<&Document> = documents.iter().map(|(document, _)| *document).collect();
    match found {
        Ok(Found::Nothing) => Verdict::Holds,
        Ok(Found::Certain(example)) => Verdict::Fails(Witness::new(example, &documents)),
        Ok(Found::Possible(example)) => Verdict::Unknown(Unsettled::Undocumented(reasons(&example, &documents))),
        Err(Spent) => Verdict::Unknown(Unsettled::Budget),
    }
}

enum Found {
    Nothing,
    /// However things are settled that no document settles.
    Certain(Example),
    /// If they are settled in some way.
    Possible(Example),
}

fn search(
    documents: &[(&Document, Role)],
    counterexamples: Counterexamples,
    budget: &mut Budget,
) -> Result<Found, Spent> {
    let all: Vec<&Document> = documents.iter().map(|(document, _)| *document).collect();
    let mut space = Space::new(&all, &[], budget)?;
    let sides = all.iter().map(|document| Side::symbolic(document, &mut space, budget));
    let sides: Vec<Side<'_>> = sides.collect::<Result<_, _>>()?;
    if space.has_symbols() {
        let Some(possible) = best(&sides, &space, counterexamples, true, budget)? else { return Ok(Found::Nothing) };
        let sides = documents.iter().map(|(document, role)| Side::certain(document, *role, &mut space, budget));
        let sides: Vec<Side<'_>> = sides.collect::<Result<_, _>>()?;
        let certain = best(&sides, &space, counterexamples, false, budget)?;
        return Ok(certain.map_or(Found::Possible(possible), Found::Certain));
    }
    Ok(best(&sides, &space, counterexamples, false, budget)?.map_or(Found::Nothing, Found::Certain))
}

/// The best counterexample, or the first one. One that was found before the budget was spent is still one.
fn best(
    sides: &[Side<'_>],
    space: &Space<'_>,
    counterexamples: Counterexamples,
    first: bool,
    budget: &mut Budget,
) -> Result<Option<Example>, Spent> {
    let mut best: Option<Example> = None;
    let mut each = |rest: Rest<'_, '_>, budget: &mut Budget| {
        if let Some(better) = Example::better(best.as_ref(), &rest, space, budget)? {
            best = Some(better);
        }
        if first && best.is_some() { Err(Halt::Found) } else { Ok(()) }
    };
    match counterexamples(sides, space, budget, &mut each) {
        Err(Halt::Spent) if best.is_none() => Err(Spent),
        _ => Ok(best),
    }
}

/// What the first side permits and the second does not.
fn lacking<'c, 'd>(
    sides: &'c [Side<'d>],
    space: &Space<'d>,
    budget: &mut Budget,
    each: &mut Each<'_, 'c, 'd>,
) -> Result<(), Halt> {
    let [a, b] = sides else { return Ok(()) };
    missing(a, b, space, budget, each)
}

/// What both sides permit.
fn common<'c, 'd>(
    sides: &'c [Side<'d>],
    space: &Space<'d>,
    budget: &mut Budget,
    each: &mut Each<'_, 'c, 'd>,
) -> Result<(), Halt> {
    let [a, b] = sides else { return Ok(()) };
    let (denies, other_denies, allows) = (Index::new(&a.denies), Index::new(&b.denies), Index::new(&b.allows));
    for allow in &a.allows {
        let mut without = denies.meeting(allow);
        without.extend(other_denies.meeting(allow));
        for other in allows.meeting(allow) {
            difference(space, Rest::of(&[allow, other]), &without, budget, each)?;
        }
    }
    Ok(())
}

/// What the only side permits.
fn permitted<'c, 'd>(
    sides: &'c [Side<'d>],
    space: &Space<'d>,
    budget: &mut Budget,
    each: &mut Each<'_, 'c, 'd>,
) -> Result<(), Halt> {
    let [side] = sides else { return Ok(()) };
    let denies = Index::new(&side.denies);
    let mut allows = side.allows.iter();
    allows.try_for_each(|allow| difference(space, Rest::of(&[allow]), &denies.meeting(allow), budget, each))
}
