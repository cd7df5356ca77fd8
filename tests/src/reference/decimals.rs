//! Decimal numbers of any length, compared as one does on paper.

use std::cmp::Ordering;

#[derive(Clone, Debug)]
pub(super) struct Decimal {
    negative: bool,
    whole: String,
    fraction: String,
}

impl Decimal {
    /// A number as JSON writes it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = rest.split_once(['e', 'E']).map_or((rest, None), |(m, e)| (m, Some(e)));
        let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(w, f)| (w, Some(f)));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let sound = digits(whole)
            && (whole == "0" || !whole.starts_with('0'))
            && fraction.is_none_or(digits)
            && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)));
        if !sound {
            return None;
        }
        let shift: i32 = exponent.map_or(Ok(0), str::parse).ok().filter(|shift: &i32| shift.abs() < 10_000)?;
        let (mut whole, mut fraction) = (whole.to_owned(), fraction.unwrap_or_default().to_owned());
        for _ in 0..shift {
            whole.push(if fraction.is_empty() { '0' } else { fraction.remove(0) });
        }
        for _ in shift..0 {
            fraction.insert(0, whole.pop().unwrap_or('0'));
        }
        Some(Self { negative, whole, fraction })
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let whole = self.whole.len().max(other.whole.len());
        let fraction = self.fraction.len().max(other.fraction.len());
        let digits = |number: &Self| format!("{:0>whole$}{:0<fraction$}", number.whole, number.fraction);
        let (left, right) = (digits(self), digits(other));
        let is_zero = |digits: &str| digits.bytes().all(|digit| digit == b'0');
        match (self.negative && !is_zero(&left), other.negative && !is_zero(&right)) {
            (false, false) => left.cmp(&right),
            (true, true) => right.cmp(&left),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}
