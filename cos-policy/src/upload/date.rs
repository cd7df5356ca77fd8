use std::time::{SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;

/// The day in UTC as three folders, `2026/11/22`; `None` before 1970 and after 9999.
pub(super) fn folders(now: SystemTime) -> Option<String> {
    let seconds = now.duration_since(UNIX_EPOCH).ok()?.as_secs();
    let now = OffsetDateTime::from_unix_timestamp(seconds.try_into().ok()?).ok()?;
    let (year, month, day) = now.to_calendar_date();
    // A feature of `time` that another crate may turn on has longer years.
    (year <= 9999).then(|| format!("{year}/{:02}/{day:02}", u8::from(month)))
}
