use std::fmt::Debug;

use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::proptest::{segments, twins};
use crate::resource::Segment;

/// Who holds a key: a user, a tenant and a user, whatever a function makes a policy of.
///
/// Unsigned integers, types that are made of a [`Segment`] with `From` or `TryFrom` (those that derive it and reserve names
/// are), and tuples of such. A closure takes any of these to what a function wants:
///
/// ```
/// use cos_policy::testing::isolated;
/// use cos_policy::{Bucket, Policy, Region, Segment, policy};
///
/// #[derive(Segment)]
/// struct TenantId(u64);
///
/// struct Session {
///     tenant: TenantId,
///     user: Segment,
/// }
///
/// fn drafts(bucket: &Bucket, Session { tenant, user }: &Session) -> Policy {
///     policy! { in bucket; allow PutObject on "drafts/{tenant}/{user}/*"; }
/// }
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// isolated(|(tenant, user): &(u64, Segment)| {
///     drafts(&bucket, &Session { tenant: TenantId(*tenant), user: user.clone() })
/// })
/// .sharing_nothing();
/// # Ok::<(), cos_policy::BucketError>(())
/// ```
///
/// A type of yours that implements it says what it is made of:
///
/// ```
/// use cos_policy::Segment;
/// use cos_policy::testing::{Holder, Part};
///
/// #[derive(Debug, PartialEq)]
/// struct Session {
///     tenant: u64,
///     user: Segment,
/// }
///
/// impl Holder for Session {
///     fn parts() -> Vec<Part> {
///         vec![Part::Number, Part::Name]
///     }
///
///     fn of(parts: &[Segment]) -> Option<Self> {
///         let [tenant, user] = parts else { return None };
///         Some(Self { tenant: tenant.as_str().parse().ok()?, user: user.clone() })
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how holders of a key are made of names",
    label = "expected a `Segment`, an unsigned integer, a tuple of such, or a type with `TryFrom<Segment>`",
    note = "take one of these and make a `{Self}` of it in the closure, or implement `Holder`"
)]
pub trait Holder: Debug + PartialEq + Sized {
    /// What it is made of, in order.
    fn parts() -> Vec<Part>;

    /// The holder of some parts; `None` where there is none.
    fn of(parts: &[Segment]) -> Option<Self>;
}

/// One of the parts that tell holders apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Any segment.
    Name,
    /// Digits.
    Number,
}

impl<T: TryFrom<Segment> + Debug + PartialEq> Holder for T {
    fn parts() -> Vec<Part> {
        vec![Part::Name]
    }

    fn of(parts: &[Segment]) -> Option<Self> {
        let [name] = parts else { return None };
        name.clone().try_into().ok()
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Holder for $integer {
            fn parts() -> Vec<Part> {
                vec![Part::Number]
            }

            fn of(parts: &[Segment]) -> Option<Self> {
                let [number] = parts else { return None };
                number.as_str().parse().ok()
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 u128 usize);

macro_rules! tuples {
    ($(($($part:ident)*))*) => {$(
        impl<$($part: Holder),*> Holder for ($($part,)*) {
            fn parts() -> Vec<Part> {
                [$($part::parts()),*].concat()
            }

            fn of(parts: &[Segment]) -> Option<Self> {
                let mut rest = parts;
                let holder = ($(take::<$part>(&mut rest)?,)*);
                rest.is_empty().then_some(holder)
            }
        }
    )*};
}

tuples! { (A B) (A B C) (A B C D) }

/// The holder of the first parts, which are taken away.
fn take<H: Holder>(rest: &mut &[Segment]) -> Option<H> {
    let (own, others) = rest.split_at_checked(H::parts().len())?;
    *rest = others;
    H::of(own)
}

/// Any holder.
pub(super) fn one<H: Holder>() -> impl Strategy<Value = H> {
    let parts: Vec<BoxedStrategy<Segment>> = H::parts().into_iter().map(any_part).collect();
    parts.prop_filter_map("a holder", |parts| H::of(&parts))
}

/// Two holders, most of which differ in few of their parts, and in these by little.
pub(super) fn two<H: Holder>() -> impl Strategy<Value = (H, H)> {
    let kinds = H::parts();
    let twins: Vec<_> = kinds.iter().map(|kind| (twin_parts(*kind), any::<bool>())).collect();
    let differing = twins.prop_map(|parts| {
        parts.into_iter().map(|((one, other), differs)| (one.clone(), if differs { other } else { one })).unzip()
    });
    let places = vec(0..kinds.len().max(1), 2);
    let swapped = (kinds.iter().copied().map(any_part).collect::<Vec<_>>(), places).prop_map(|(parts, places)| {
        let mut other = parts.clone();
        if let [one, another] = places[..] {
            other.swap(one, another);
        }
        (parts, other)
    });
    let unlike = kinds.into_iter().map(|kind| (any_part(kind), any_part(kind))).collect::<Vec<_>>();
    let unlike = unlike.prop_map(|parts| parts.into_iter().unzip());
    let pairs = prop_oneof![6 => differing, 1 => swapped, 1 => unlike];
    pairs.prop_filter_map("two holders", |(one, other): (Vec<Segment>, Vec<Segment>)| {
        let (one, other) = (H::of(&one)?, H::of(&other)?);
        (one != other).then_some((one, other))
    })
}

fn any_part(kind: Part) -> BoxedStrategy<Segment> {
    match kind {
        Part::Name => segments().boxed(),
        Part::Number => {
            prop_oneof![4 => 0..=u64::from(u8::MAX), 1 => any::<u64>()].prop_filter_map("digits", number).boxed()
        }
    }
}

fn twin_parts(kind: Part) -> BoxedStrategy<(Segment, Segment)> {
    match kind {
        Part::Name => twins().boxed(),
        Part::Number => prop_oneof![
            3 => twin_numbers(0..10_u64, 0..=u64::from(u8::MAX)),
            1 => twin_numbers(0..100_000_u64, any::<u64>()),
        ]
        .boxed(),
    }
}

/// How far numbers are apart that are one if digits or bits are cut off.
pub(super) const DISTANCES: &[u64] = &[1, 10, 100, 1000, 1 << 8, 1 << 16, 1 << 32];

/// Two numbers that are one if digits or bits are cut off, or any two.
fn twin_numbers(
    small: impl Strategy<Value = u64>,
    other: impl Strategy<Value = u64>,
) -> impl Strategy<Value = (Segment, Segment)> {
    let near = (small, select(DISTANCES), 0..10_u64, 0..3_usize, other);
    near.prop_filter_map("two numbers", |(small, distance, digit, kind, other)| {
        let twin = [small + distance, small * 10 + digit, other].into_iter().nth(kind)?;
        (small != twin).then_some((number(small)?, number(twin)?))
    })
}

fn number(number: u64) -> Option<Segment> {
    Segment::parse(&number.to_string()).ok()
}
