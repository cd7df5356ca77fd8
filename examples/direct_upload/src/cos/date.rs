use std::time::SystemTime;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// `2023-11-14T22:28:20.000Z`
pub(super) fn iso_8601(time: SystemTime) -> String {
    let (date, (hour, minute, second)) = parts(time);
    format!("{date}T{hour:02}:{minute:02}:{second:02}.000Z")
}

/// `Tue, 14 Nov 2023 22:28:20 GMT`
pub(super) fn http(time: SystemTime) -> String {
    let (date, (hour, minute, second)) = parts(time);
    let (weekday, month) = (date.weekday().to_string(), date.month().to_string());
    let short = |name: &str| name.chars().take(3).collect::<String>();
    let (weekday, month) = (short(&weekday), short(&month));
    format!("{weekday}, {:02} {month} {} {hour:02}:{minute:02}:{second:02} GMT", date.day(), date.year())
}

/// What ISO 8601 says in UTC.
pub(super) fn parse(text: &str) -> Option<SystemTime> {
    text.ends_with('Z').then(|| OffsetDateTime::parse(text, &Rfc3339).ok())?.map(SystemTime::from)
}

fn parts(time: SystemTime) -> (time::Date, (u8, u8, u8)) {
    let time = OffsetDateTime::from(time);
    (time.date(), time.to_hms())
}
