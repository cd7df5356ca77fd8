use cos_policy::proptest::keys_near;
use cos_policy::{Folder, Key};

use crate::sample::{count, sample, shrunk};

fn folder(path: &str) -> Folder {
    Folder::parse(&format!("{path}/*")).unwrap()
}

fn near(path: &str) -> Vec<Key> {
    sample(&keys_near(&folder(path)), 1000)
}

#[test]
fn keys_are_inside_beside_and_at_every_edge() {
    let path = "app/files/alice";
    let keys = near(path);
    let rest = |key: &Key| key.as_str().strip_prefix(path).map(str::to_owned);
    let inside = |key: &Key| rest(key).is_some_and(|rest| rest.starts_with('/'));
    let sibling = |key: &Key| rest(key).is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    let outside = |key: &Key| rest(key).is_none() && key.as_str().starts_with("app/files/");
    assert!(count(&keys, inside) > 300);
    assert!(count(&keys, |key| inside(key) && key.as_str().matches('/').count() == 4) > 100);
    assert!(count(&keys, sibling) > 100);
    assert!(count(&keys, |key| sibling(key) && key.as_str().matches('/').count() == 3) > 50);
    assert!(count(&keys, outside) > 100);
    for edge in [path, "app", "app/files", "app/files/alic", "APP/FILES/ALICE/x"] {
        assert!(count(&keys, |key| key.as_str() == edge) > 5, "{edge}");
    }
}

#[test]
fn a_folder_of_one_letter_has_siblings_and_an_upper_case() {
    let keys = near("a");
    for edge in ["a", "a2", "A/x"] {
        assert!(count(&keys, |key| key.as_str() == edge) > 5, "{edge}");
    }
    assert!(count(&near("1"), |key| key.as_str() == "1") > 100);
}

#[test]
fn the_longest_folder_has_keys_inside_and_beside_it() {
    let path = format!("{}/{}", "a".repeat(700), "b".repeat(147));
    let keys = near(&path);
    assert!(count(&keys, |key| key.as_str().starts_with(&format!("{path}/"))) > 300);
    assert!(
        count(&keys, |key| key.as_str().starts_with(&path) && key.as_str().as_bytes().get(848) != Some(&b'/')) > 100
    );
    assert!(count(&keys, |key| key.as_str().len() == 850) > 100);
}

#[test]
fn failures_shrink_to_the_nearest_key() {
    for key in shrunk(&keys_near(&folder("app/alice")), |_| true) {
        assert!(key.as_str().len() <= "app/alice/x/y".len(), "{key}");
    }
    for key in shrunk(&keys_near(&folder("app/alice")), |key| key.as_str().starts_with("app/alice/")) {
        assert_eq!(key.as_str(), "app/alice/a");
    }
}
