//! What the rules say, written naively: allow lists over characters, and nothing of the library.

const WORD: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

fn is_word(text: &str) -> bool {
    text.chars().all(|character| WORD.contains(character))
}

/// Section 3 of the design: letters, digits, `_`, `-`, and `.` inside only, 1 to 128 bytes.
pub(crate) fn is_segment(text: &str) -> bool {
    is_word(text) && (1..=128).contains(&text.chars().count()) && !text.starts_with('.') && !text.ends_with('.')
}

/// Segments between slashes, which may start with a dot here; 1 to 850 bytes.
pub(crate) fn is_key(text: &str) -> bool {
    let is_part = |part: &str| is_word(part) && !part.is_empty() && !part.ends_with('.');
    text.split('/').all(is_part) && text.chars().count() <= 850
}

/// A path, a slash and a star; a key of one byte more than the path and the slash fits.
pub(crate) fn is_folder(text: &str) -> bool {
    let path: String = text.chars().take(text.chars().count().saturating_sub(2)).collect();
    is_key(&path) && is_key(&format!("{path}/a")) && text == path + "/*"
}

/// 436/6224: a continent, a place, and for some the finance zone or the number of a zone.
pub(crate) fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_place =
        |place: &str| !place.is_empty() && place.chars().all(|letter| "abcdefghijklmnopqrstuvwxyz".contains(letter));
    let is_zone = |zone: &str| zone == "fsi" || zone.len() == 1 && zone.chars().all(|digit| digit.is_ascii_digit());
    let is_ours = match parts.as_slice() {
        [continent, place] => ["ap", "na", "sa", "eu"].contains(continent) && is_place(place),
        [continent, place, zone] => ["ap", "na", "sa", "eu"].contains(continent) && is_place(place) && is_zone(zone),
        _ => false,
    };
    is_ours && text.len() <= 32
}

/// 436/13312: lower-case letters, digits and hyphens, not at the ends; a hyphen and the APPID; a domain of 60 characters.
pub(crate) fn is_bucket(region: &str, text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let Some((appid, name)) = parts.split_last() else { return false };
    let is_lower = |part: &&str| part.chars().all(|c| "abcdefghijklmnopqrstuvwxyz0123456789".contains(c));
    parts.iter().all(is_lower)
        && appid.chars().all(|digit| digit.is_ascii_digit())
        && !appid.is_empty()
        && !appid.starts_with('0')
        && name.first().is_some_and(|first| !first.is_empty())
        && name.last().is_some_and(|last| !last.is_empty())
        && format!("{text}.cos.{region}.myqcloud.com").len() <= 60
}
