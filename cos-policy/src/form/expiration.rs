use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use time::{Date, Month, PrimitiveDateTime, Time};

use crate::clock::iso_8601;

/// When a policy ends, in UTC and milliseconds: `2019-08-30T09:38:12.414Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Expiration {
    milliseconds: u64,
}

impl Expiration {
    /// `2021-12-31T12:00:00Z`, or with one to three digits behind the seconds: the shapes of 436/39963 and 436/14690.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let (clock, fraction) = time.split_once('.').map_or((time, None), |(clock, rest)| (clock, Some(rest)));
        let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
        let [hour, minute, second] = numbers(clock, ':', [2, 2, 2])?;
        let byte = |number: u16| u8::try_from(number).ok();
        let date = Date::from_calendar_date(year.into(), Month::try_from(byte(month)?).ok()?, byte(day)?).ok()?;
        let time = Time::from_hms_milli(byte(hour)?, byte(minute)?, byte(second)?, milliseconds(fraction)?).ok()?;
        let whole = PrimitiveDateTime::new(date, time).assume_utc().unix_timestamp();
        let seconds = u64::try_from(whole).ok()?;
        Some(Self { milliseconds: seconds * 1000 + u64::from(time.millisecond()) })
    }

    pub(super) const fn of_unix(seconds: u64) -> Self {
        Self { milliseconds: seconds * 1000 }
    }

    pub(super) fn time(self) -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(self.milliseconds)
    }
}

/// Digits in groups of these lengths.
fn numbers<const N: usize>(text: &str, separator: char, lengths: [usize; N]) -> Option<[u16; N]> {
    let mut numbers = [0; N];
    let mut groups = text.split(separator);
    for (number, length) in numbers.iter_mut().zip(lengths) {
        *number = digits(groups.next().filter(|group| group.len() == length)?)?;
    }
    groups.next().is_none().then_some(numbers)
}

fn digits(text: &str) -> Option<u16> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

fn milliseconds(fraction: Option<&str>) -> Option<u16> {
    let Some(fraction) = fraction else { return Some(0) };
    match fraction.len() {
        1..=3 => digits(&format!("{fraction:0<3}")),
        _ => None,
    }
}

impl fmt::Display for Expiration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Both ways to make one keep within the years that the calendar has.
        write!(f, "{}.{:03}Z", iso_8601(self.milliseconds / 1000), self.milliseconds % 1000)
    }
}
