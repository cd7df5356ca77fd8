use std::cmp::Ordering;

use crate::text::is_number;

/// A decimal number, exact: `0.<digits>` times ten to the power of `exponent`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    /// The number itself where 64 bits hold it, as they do for every length.
    integer: Option<u64>,
    negative: bool,
    exponent: i64,
    /// Without zeros at either end; empty for zero.
    digits: Box<str>,
}

impl Decimal {
    /// Reads a number as JSON writes it, with an exponent of at most four digits; `None` for any other text.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, power) = match rest.split_once(['e', 'E']) {
            // The sign that Rust reads is one too many behind this one.
            Some((_, power)) if power.starts_with("+-") || power.starts_with("++") => return None,
            Some((mantissa, power)) => (mantissa, power.strip_prefix('+').unwrap_or(power).parse::<i16>().ok()?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        if !is_number(whole) || !is_number(fraction) || whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        let digits = whole.to_owned() + fraction;
        let significant = digits.trim_start_matches('0');
        if significant.is_empty() {
            return Some(Self::zero());
        }
        let leading = digits.len() - significant.len();
        let exponent = i64::from(power) + i64::try_from(whole.len()).ok()? - i64::try_from(leading).ok()?;
        let digits = significant.trim_end_matches('0');
        let integer = if negative { None } else { integer(digits, exponent) };
        Some(Self { integer, negative, exponent, digits: digits.into() })
    }

    pub(crate) fn zero() -> Self {
        Self { integer: Some(0), negative: false, exponent: 0, digits: Box::default() }
    }

    /// The digits of the greatest whole number that is at most this one; `0` if it is negative.
    pub(crate) fn floor(&self) -> String {
        if self.negative {
            return "0".to_owned();
        }
        let text = self.text();
        text.split_once('.').map_or(text.clone(), |(whole, _)| whole.to_owned())
    }

    /// The number without an exponent, if it is not negative.
    pub(crate) fn text(&self) -> String {
        self.places(0)
    }

    /// A number above this one that is below the other, which is greater; neither is negative.
    pub(crate) fn just_above(&self, other: Option<&Self>) -> String {
        let places = |number: &Self| number.digits.len() as i64 - number.exponent;
        let most = places(self).max(other.map_or(0, places)).max(0);
        self.places(usize::try_from(most).unwrap_or_default()) + if most == 0 { ".1" } else { "1" }
    }

    /// With at least so many decimal places.
    fn places(&self, least: usize) -> String {
        let whole = usize::try_from(self.exponent).unwrap_or_default();
        let leading = usize::try_from(-self.exponent).unwrap_or_default();
        let mut whole_digits: String = self.digits.chars().chain(std::iter::repeat('0')).take(whole).collect();
        if whole_digits.is_empty() {
            whole_digits.push('0');
        }
        let fraction = "0".repeat(leading) + self.digits.get(whole..).unwrap_or_default();
        let fraction = format!("{fraction:0<least$}");
        if fraction.is_empty() { whole_digits } else { whole_digits + "." + &fraction }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

fn integer(digits: &str, exponent: i64) -> Option<u64> {
    let zeros = exponent.checked_sub(i64::try_from(digits.len()).ok()?)?;
    digits.parse::<u64>().ok()?.checked_mul(10_u64.checked_pow(u32::try_from(zeros).ok()?)?)
}

impl Ord for Decimal {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.integer, other.integer) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => self.compare(other),
        }
    }
}

impl PartialOrd for Decimal {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn numbers_stand_in_their_order() {
        let ascending = [
            "-1e9999",
            "-11",
            "-10",
            "-9.5",
            "-1e-9999",
            "0",
            "1e-9999",
            "0.05",
            "0.5",
            "1",
            "1.2",
            "1.25",
            "1.3",
            "2",
            "10",
            "10.01",
            "18446744073709551615",
            "18446744073709551616",
            "1e21",
            "1e9999",
        ];
        let numbers: Vec<_> = ascending.iter().filter_map(|text| Decimal::parse(text)).collect();
        assert_eq!(numbers.len(), ascending.len());
        assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    }

    #[test]
    fn whole_parts() {
        for (text, floor) in [
            ("0", "0"),
            ("0.5", "0"),
            ("1e-9999", "0"),
            ("-3.5", "0"),
            ("1.5", "1"),
            ("100.25", "100"),
            ("18446744073709551616.5", "18446744073709551616"),
            ("12e3", "12000"),
        ] {
            assert_eq!(Decimal::parse(text).unwrap().floor(), floor, "{text}");
        }
    }

    #[test]
    fn there_is_a_number_between_any_two() {
        let ascending = ["0", "1e-9999", "0.05", "0.5", "1", "1.2", "1.25", "1.3", "9", "10", "10.01", "1e21", "1e30"];
        let numbers: Vec<_> = ascending.iter().map(|text| Decimal::parse(text).unwrap()).collect();
        for (at, low) in numbers.iter().enumerate() {
            assert_eq!(Decimal::parse(&low.text()).as_ref(), Some(low));
            for high in numbers.iter().skip(at + 1) {
                let between = Decimal::parse(&low.just_above(Some(high))).unwrap();
                assert!(*low < between && between < *high, "{low:?} {between:?} {high:?}");
            }
            assert!(Decimal::parse(&low.just_above(None)).unwrap() > *low);
        }
    }

    #[test]
    fn spellings_of_one_number_are_equal() {
        for (a, b) in [("10", "1e1"), ("1.20", "1.2"), ("0", "-0.00"), ("100", "1.0E+2"), ("0.012", "12e-3")] {
            assert_eq!(Decimal::parse(a), Decimal::parse(b), "{a} and {b}");
        }
        for text in ["", "-", "01", ".5", "5.", "1e", "+1", "1e99999", "1e+-1", "1e++1", "1e--1", "0x10", " 1", "１"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
