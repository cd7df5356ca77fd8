use std::fmt;

use super::catalogue::CATALOGUE;
use super::{ActionInfo, ActionSet};

/// Looks an action up by its name: `PutObject`, `cos:PutObject` or `name/cos:PutObject`.
///
/// # Errors
///
/// [`UnknownAction`] when no entry has that very name; it carries the nearest ones. STS takes a misspelt action
/// silently, and the key then lacks the permission.
pub fn find(name: &str) -> Result<&'static ActionInfo, UnknownAction> {
    let bare = bare(name);
    entry_and_set(bare)
        .map(|(entry, _)| entry)
        .ok_or_else(|| UnknownAction { found: name.to_owned(), nearest: nearest(bare) })
}

/// The entry of this very name, without its prefix, and the set of it alone.
pub(crate) fn entry_and_set(name: &str) -> Option<(&'static ActionInfo, ActionSet)> {
    let index = CATALOGUE.binary_search_by(|entry| entry.name().cmp(name)).ok()?;
    Some((CATALOGUE.get(index)?, ActionSet::single(index)))
}

fn bare(name: &str) -> &str {
    name.strip_prefix("name/cos:").or_else(|| name.strip_prefix("cos:")).unwrap_or(name)
}

/// No action of the catalogue has this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownAction {
    found: String,
    nearest: Vec<&'static str>,
}

impl UnknownAction {
    /// What COS calls it, if it is a name from elsewhere (`ListObjects`), or the attested names that look most like it; at
    /// most three.
    #[must_use]
    pub fn nearest(&self) -> &[&'static str] {
        &self.nearest
    }
}

impl fmt::Display for UnknownAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown action `{}`", crate::text::Excerpt(&self.found))?;
        for (i, name) in self.nearest.iter().enumerate() {
            f.write_str(if i == 0 { "; did you mean " } else { " or " })?;
            write!(f, "`{name}`")?;
        }
        f.write_str(if self.nearest.is_empty() { "" } else { "?" })
    }
}

impl std::error::Error for UnknownAction {}

/// The names within a third of the length in edits. A name longer than any action by that much has no neighbour,
/// which also keeps the cost of a hostile text constant.
fn nearest(name: &str) -> Vec<&'static str> {
    const LONGEST: usize = 48;
    if name.len() > LONGEST {
        return Vec::new();
    }
    if let Some((_, meant)) = ELSEWHERE.iter().find(|(other, _)| *other == name) {
        return meant.to_vec();
    }
    let mut near: Vec<(usize, &'static str)> = CATALOGUE
        .iter()
        .filter(|entry| entry.is_assured())
        .map(|entry| (distance(name, entry.name()), entry.name()))
        .filter(|(edits, _)| *edits <= name.len().div_ceil(3))
        .collect();
    near.sort_unstable();
    let best = near.first().map_or(0, |(edits, _)| *edits);
    near.into_iter().take_while(|(edits, _)| *edits == best).take(3).map(|(_, name)| name).collect()
}

/// What COS calls an operation that has another name elsewhere, or in pages that slipped.
const ELSEWHERE: [(&str, &[&str]); 15] = [
    ("CopyObject", &["GetObject", "PutObject"]),
    ("CreateBucket", &["PutBucket"]),
    ("CreateMultipartUpload", &["InitiateMultipartUpload"]),
    ("DeleteObjects", &["DeleteObject"]),
    ("GetBucketObjectLockConfiguration", &["GetBucketObjectLock"]),
    ("GetObjectVersion", &["GetObject"]),
    ("ListAllMyBuckets", &["GetService"]),
    ("ListBucket", &["GetBucket"]),
    ("ListBuckets", &["GetService"]),
    ("ListMultipartUploadParts", &["ListParts"]),
    ("ListObject", &["GetBucket"]),
    ("ListObjectVersions", &["GetBucketObjectVersions"]),
    ("ListObjects", &["GetBucket"]),
    ("ListObjectsV2", &["GetBucket"]),
    ("PutBucketObjectLockConfiguration", &["PutBucketObjectLock"]),
];

/// Levenshtein's distance; letters that differ in case only count as equal.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (above, y) in row.iter_mut().zip(std::iter::once(0).chain(b.bytes())).skip(1) {
            let edited = diagonal + usize::from(!x.eq_ignore_ascii_case(&y));
            diagonal = *above;
            left = edited.min(*above + 1).min(left + 1);
            *above = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{distance, find};

    #[test]
    fn distances() {
        for (a, b, edits) in [("", "", 0), ("a", "", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("ACL", "Acl", 0)] {
            assert_eq!(distance(a, b), edits, "{a} {b}");
        }
    }

    #[test]
    fn what_is_called_otherwise_elsewhere_is_in_the_catalogue() {
        for (other, meant) in super::ELSEWHERE {
            assert!(find(other).is_err() && meant.iter().all(|name| find(name).is_ok()), "{other}");
        }
    }

    #[test]
    fn every_spelling_finds_the_entry() {
        for name in ["PutObject", "cos:PutObject", "name/cos:PutObject"] {
            assert_eq!(find(name).unwrap().name(), "PutObject");
        }
    }

    #[test]
    fn a_misspelt_name_gets_its_neighbours() {
        let message = |name| find(name).unwrap_err().to_string();
        assert_eq!(message("GetBucketAcl"), "unknown action `GetBucketAcl`; did you mean `GetBucketACL`?");
        assert_eq!(
            message("cos:DeleteMultipleObject"),
            "unknown action `cos:DeleteMultipleObject`; did you mean `DeleteMultipleObjects`?"
        );
        assert_eq!(message("ListObjectsV2"), "unknown action `ListObjectsV2`; did you mean `GetBucket`?");
        assert_eq!(message("CopyObject"), "unknown action `CopyObject`; did you mean `GetObject` or `PutObject`?");
        assert_eq!(message("*"), "unknown action `*`");
        assert_eq!(message(&"x".repeat(1_000_000)).len(), "unknown action `".len() + 40 + "…`".len());
    }
}
