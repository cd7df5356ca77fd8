use http::HeaderMap;

use super::error::{Outcome, Refusal};

/// The value of a header that is sent once, without blanks around it; an empty one is as good as none.
///
/// # Errors
///
/// It is sent twice, or is no ASCII text: no document says what COS makes of that.
pub(super) fn only<'h>(headers: &'h HeaderMap, name: &str) -> Outcome<Option<&'h str>> {
    let mut values = headers.get_all(name).iter();
    let value = match (values.next(), values.next()) {
        (None, _) => return Ok(None),
        (Some(value), None) => value,
        (Some(_), Some(_)) => return Err(Refusal::unknown("a header that is sent twice")),
    };
    let value = value.to_str().map_err(|_| Refusal::unknown("a header that is no ASCII"))?.trim();
    Ok((!value.is_empty()).then_some(value))
}
