use std::fs;
use std::path::Path;

use crate::{run_in, run_with};

/// A copy of the example in a folder of its own.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("examples/uploads.json", folder.path().join("uploads.json")).unwrap();
    folder
}

fn read(folder: &Path) -> String {
    fs::read_to_string(folder.join("uploads.json")).unwrap()
}

const MENDED: [(&str, &str); 3] = [
    ("\"cos:PutObject\"", "\"name/cos:PutObject\""),
    ("\"cos:PostObjct\"", "\"name/cos:PostObject\""),
    ("prefix//1250000000/examplebucket/", "examplebucket-1250000000/"),
];

fn mended(text: &str) -> String {
    MENDED.iter().fold(text.to_owned(), |text, (before, after)| text.replace(before, after))
}

#[test]
fn what_is_mended_is_shown_and_written_and_gone() {
    let folder = folder();
    let before = read(folder.path());
    let ended = run_in(folder.path(), &["lint", "--fix", "uploads.json"]);
    assert_eq!(read(folder.path()), mended(&before));
    for (_, after) in MENDED {
        assert!(ended.stderr.lines().any(|line| line.starts_with('+') && line.contains(after)), "{}", ended.stderr);
    }
    let last = ended.stderr.lines().last();
    assert_eq!(last, Some("uploads.json: mended; this may change what it grants: statement[0].action[1]"));
    assert_eq!(ended.status, 1);
    assert!(ended.stdout.contains("loose_prefix"));
    assert!(!ended.stdout.contains("unknown_action") && !ended.stdout.contains("legacy_resource"));
    let again = run_in(folder.path(), &["lint", "--fix", "uploads.json"]);
    assert_eq!((&*again.stderr, again.stdout), ("", ended.stdout));
}

#[test]
fn spelling_alone_changes_no_grant() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string("examples/photos.json").unwrap();
    fs::write(folder.path().join("photos.json"), text.replace("name/cos:", "cos:")).unwrap();
    let ended = run_in(folder.path(), &["lint", "--fix", "photos.json"]);
    assert_eq!(ended.stderr.lines().last(), Some("photos.json: mended, and grants what it did"));
    assert_eq!((ended.status, &*ended.stdout), (0, "no findings in 1 file\n"));
    assert_eq!(fs::read_to_string(folder.path().join("photos.json")).unwrap(), text);
}

#[test]
fn the_difference_alone_writes_nothing() {
    let folder = folder();
    let before = read(folder.path());
    let ended = run_in(folder.path(), &["lint", "--diff", "."]);
    assert_eq!((ended.status, &*ended.stderr), (1, ""));
    assert!(ended.stdout.starts_with("--- uploads.json\n+++ uploads.json\n@@"));
    assert_eq!(read(folder.path()), before);
    fs::write(folder.path().join("uploads.json"), mended(&before)).unwrap();
    let ended = run_in(folder.path(), &["lint", "--diff", "."]);
    assert_eq!((ended.status, &*ended.stdout), (0, ""));
    assert_eq!(run_in(folder.path(), &["lint", "--diff", "missing.json"]).status, 2);
}

#[test]
fn standard_input_goes_mended_to_standard_output() {
    let text = fs::read_to_string("examples/uploads.json").unwrap();
    let ended = run_with(text.as_bytes(), &["lint", "--fix", "-"]);
    assert_eq!((ended.status, ended.stdout), (1, mended(&text)));
    assert!(ended.stderr.starts_with("--- <stdin>\n"));
    let refused = run_with(b"{}", &["lint", "--fix", "-"]);
    assert_eq!((refused.status, &*refused.stdout), (2, ""));
}

#[test]
fn without_fix_nothing_is_written() {
    let folder = folder();
    let before = read(folder.path());
    run_in(folder.path(), &["lint", "."]);
    assert_eq!(read(folder.path()), before);
}

#[test]
fn a_refused_file_stays_as_it_is() {
    let folder = folder();
    fs::write(folder.path().join("refused.json"), "{} ").unwrap();
    let ended = run_in(folder.path(), &["lint", "--fix", "."]);
    assert_eq!(ended.status, 2);
    assert_eq!(ended.stderr.matches("`version` is missing").count(), 1);
    assert_eq!(fs::read_to_string(folder.path().join("refused.json")).unwrap(), "{} ");
}
