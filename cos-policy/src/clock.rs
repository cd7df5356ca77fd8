use std::time::{SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;

/// Whole seconds since 1970; `None` before.
pub(crate) fn unix_seconds(time: SystemTime) -> Option<u64> {
    time.duration_since(UNIX_EPOCH).ok().map(|since| since.as_secs())
}

/// Seconds since 1970 in the calendar of UTC; `None` after its last year.
pub(crate) fn utc(seconds: u64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(seconds.try_into().ok()?).ok()
}

/// `2023-11-14T22:28:20` in UTC; of a time that no calendar has, the start of 1970.
pub(crate) fn iso_8601(seconds: u64) -> String {
    let time = utc(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (year, month, day) = (time.year(), u8::from(time.month()), time.day());
    let (hour, minute, second) = time.to_hms();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}
