use std::time::SystemTime;

use crate::clock::{unix_seconds, utc};

/// The day in UTC as three folders, `2026/11/22`; `None` before 1970 and after 9999.
pub(super) fn folders(now: SystemTime) -> Option<String> {
    let (year, month, day) = utc(unix_seconds(now)?)?.to_calendar_date();
    // A feature of `time` that another crate may turn on has longer years.
    (year <= 9999).then(|| format!("{year}/{:02}/{day:02}", u8::from(month)))
}
