use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::resource::{Folder, Key, MAX_KEY_LEN};

use super::segment::short_names;
use super::twins::TAILS;

/// Keys in a folder and around it, for tests of what a grant on the folder reaches. For `app/files/alice/*`:
///
/// - inside, two in five: `app/files/alice/x`, `app/files/alice/x/y`;
/// - siblings that share its prefix: `app/files/alice2`, `app/files/alice_m/x`;
/// - beside it: `app/files/bob`, `app/files/bob/x`;
/// - the path itself, without a slash: `app/files/alice`;
/// - what it begins with: `app/files`, `app/files/alic`; and the same in other case, `APP/FILES/ALICE/x`.
///
/// Names are cut where a key has no room for them. Shrinks towards a key inside with a short name.
///
/// ```
/// use cos_policy::{Bucket, Region, Request, action, key, policy, proptest::keys_near};
/// use proptest::prelude::*;
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let folder = key!("app/files/alice/*");
/// let document = policy! { in bucket; allow GetObject on bucket.at(&folder); }.document();
///
/// proptest!(|(key in keys_near(&folder))| {
///     let request = Request::object(action::GetObject, &bucket, key.as_str());
///     prop_assert_eq!(document.decide(&request).is_allow(), key.as_str().starts_with(folder.prefix()));
/// });
/// # Ok::<(), cos_policy::BucketError>(())
/// ```
pub fn keys_near(folder: &Folder) -> impl Strategy<Value = Key> + use<> {
    let prefix = folder.prefix().to_owned();
    let path = prefix.trim_end_matches('/').to_owned();
    let parent = path.rsplit_once('/').map(|(parent, _)| format!("{parent}/")).unwrap_or_default();
    let starts = starts(&path);
    let keys = prop_oneof![
        4 => below(prefix),
        2 => siblings(path.clone()),
        2 => below(parent),
        1 => Just(path),
        1 => select(starts),
    ];
    keys.prop_filter_map("a key", |text| Key::parse(fitting(&text)).ok())
}

/// A prefix and one name or two.
fn below(prefix: String) -> impl Strategy<Value = String> {
    (short_names(), name_or_path()).prop_map(move |(name, below)| format!("{prefix}{name}{below}"))
}

/// A path that goes on without a slash.
fn siblings(path: String) -> impl Strategy<Value = String> {
    (select(TAILS), name_or_path()).prop_map(move |(tail, below)| format!("{path}{tail}{below}"))
}

/// Nothing, or a slash and a name.
fn name_or_path() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), short_names().prop_map(|name| format!("/{name}"))]
}

/// The folders above a path, what is left without its last character, and its other cases; the path if there are none.
fn starts(path: &str) -> Vec<String> {
    let above = path.match_indices('/').filter_map(|(at, _)| path.get(..at)).map(str::to_owned);
    let cut = path.get(..path.len().saturating_sub(1)).map(str::to_owned);
    let cases = [path.to_ascii_uppercase(), path.to_ascii_lowercase()];
    let cases = cases.into_iter().filter(|case| case != path).map(|case| case + "/x");
    let starts = above.chain(cut).chain(cases);
    let mut starts: Vec<String> = starts.filter(|start| Key::parse(fitting(start)).is_ok()).collect();
    if starts.is_empty() {
        starts.push(path.to_owned());
    }
    starts
}

/// The text, cut to the length of a key.
fn fitting(text: &str) -> &str {
    text.get(..MAX_KEY_LEN).unwrap_or(text).trim_end_matches(['.', '/'])
}
