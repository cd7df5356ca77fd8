use std::ops::RangeInclusive;

use super::error::{Code, Outcome, Refusal};

/// The bytes that a header `Range` asks for; `None` for all of them, as when it cannot be read or asks for several ranges.
///
/// # Errors
///
/// `InvalidRange` if it lies behind the end.
pub(super) fn read(header: Option<&str>, size: u64) -> Outcome<Option<RangeInclusive<u64>>> {
    let range = header.and_then(|header| header.strip_prefix("bytes=")).and_then(|range| range.split_once('-'));
    let Some((first, last)) = range else { return Ok(None) };
    let number = |text: &str| text.parse::<u64>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let (first, last) = match (number(first), number(last)) {
        (Some(first), _) if last.is_empty() => (first, u64::MAX),
        (Some(first), Some(last)) if first <= last => (first, last),
        (None, Some(most)) if first.is_empty() => (if most == 0 { size } else { size.saturating_sub(most) }, u64::MAX),
        _ => return Ok(None),
    };
    if first >= size {
        return Err(Refusal::new(Code::InvalidRange, "The requested range is not satisfiable."));
    }
    Ok(Some(first..=last.min(size - 1)))
}
