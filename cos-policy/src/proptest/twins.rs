use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::resource::Segment;

use super::segment::short_names;

/// Two different names that careless code takes for one, or one of which it takes for the start of the other.
///
/// - one goes on where the other ends: `bob` and `bob2`, or with what templates put behind a name, `bob_m`, `bob.jpg`;
/// - one ends with the other: `bob` and `x-bob`;
/// - they differ in case: `bob` and `Bob`;
/// - in leading zeros: `7` and `07`;
/// - in characters that look alike: `l` and `1`, `O` and `0`, `m` and `rn`, `-` and `_`;
/// - in the order of their parts: `ann-bob` and `bob-ann`.
///
/// Each kind is as frequent as the others, and either name comes first. Shrinks towards short names, such as `a` and `a2`.
///
/// ```
/// use cos_policy::proptest::twins;
/// use proptest::prelude::*;
///
/// proptest!(|((one, other) in twins())| {
///     prop_assert_ne!(one, other);
/// });
/// ```
pub fn twins() -> impl Strategy<Value = (Segment, Segment)> {
    let twins = prop_oneof![longer(), prefixed(), other_case(), leading_zeros(), look_alikes(), swapped()];
    let ordered =
        (twins, any::<bool>()).prop_map(|((one, other), swap)| if swap { (other, one) } else { (one, other) });
    ordered.prop_filter_map("two names", |(one, other)| {
        let (one, other) = (Segment::parse(&one).ok()?, Segment::parse(&other).ok()?);
        (one != other).then_some((one, other))
    })
}

type Pair = (String, String);

/// What templates and people put behind a name.
pub(super) const TAILS: &[&str] = &["2", "a", "-", "_", "0", "_m", "-m", "_thumb", ".jpg", ".bak", "-2", "-old", "_2F"];

/// `bob` and `bob_m`.
fn longer() -> impl Strategy<Value = Pair> {
    (short_names(), select(TAILS)).prop_map(|(name, tail)| (name.clone(), name + tail))
}

/// `bob` and `x-bob`.
fn prefixed() -> impl Strategy<Value = Pair> {
    const HEADS: &[&str] = &["a", "x-", "_", "-", "m_", "user-", "u", "0"];
    (select(HEADS), short_names()).prop_map(|(head, name)| (name.clone(), head.to_owned() + &name))
}

/// `bob` and `Bob`, or `BOB`.
fn other_case() -> impl Strategy<Value = Pair> {
    (::proptest::char::range('a', 'z'), short_names(), any::<bool>()).prop_map(|(first, rest, all)| {
        let end = if all { rest.to_ascii_uppercase() } else { rest.clone() };
        (format!("{first}{rest}"), format!("{}{end}", first.to_ascii_uppercase()))
    })
}

/// `7` and `07`.
fn leading_zeros() -> impl Strategy<Value = Pair> {
    (1_u32..100_000, select(&["0", "00", "000"][..])).prop_map(|(number, zeros)| {
        let number = number.to_string();
        (number.clone(), zeros.to_owned() + &number)
    })
}

/// `bill` and `bi1l`.
fn look_alikes() -> impl Strategy<Value = Pair> {
    const PAIRS: &[(&str, &str)] =
        &[("l", "1"), ("O", "0"), ("I", "l"), ("I", "1"), ("o", "0"), ("m", "rn"), ("-", "_"), ("S", "5"), ("B", "8")];
    (short_names(), select(PAIRS), short_names())
        .prop_map(|(head, (one, other), tail)| (format!("{head}{one}{tail}"), format!("{head}{other}{tail}")))
}

/// `ann-bob` and `bob-ann`.
fn swapped() -> impl Strategy<Value = Pair> {
    let different = (short_names(), short_names()).prop_map(|(one, other)| match one == other {
        true => (one, other + "b"),
        false => (one, other),
    });
    (different, select(&["-", "_", ".", ""][..]))
        .prop_map(|((one, other), joint)| (format!("{one}{joint}{other}"), format!("{other}{joint}{one}")))
}
