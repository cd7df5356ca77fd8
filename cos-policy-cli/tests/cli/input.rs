use std::fs;
use std::io::{BufRead, BufReader};

use crate::{command, run, run_in, run_with};

/// Commands that read one file.
const READERS: [&str; 5] = ["lint", "matrix", "rust", "meter", "minify"];

#[test]
fn what_cannot_be_read_is_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("latin.json"), b"{\n\"\xe9\"").unwrap();
    let huge = fs::File::create(path("huge.json")).unwrap();
    huge.set_len(1 << 30).unwrap();
    for (name, why) in [
        ("missing.json", "no such file or directory"),
        ("latin.json", "not UTF-8: byte 3, in line 2, begins no character"),
        ("huge.json", "more than 16 MiB: this is no policy"),
    ] {
        for reader in READERS {
            let ended = run_in(folder.path(), &[reader, name]);
            assert_eq!((ended.status, &*ended.stderr), (2, &*format!("error: {name}: {why}\n")), "{reader}");
        }
    }
}

#[test]
fn a_folder_is_no_policy() {
    for reader in ["matrix", "rust", "meter", "minify"] {
        let ended = run(&[reader, "examples"]);
        assert_eq!((ended.status, &*ended.stderr), (2, "error: examples: this is a directory: name a file\n"));
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_said() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret.json");
    fs::write(&path, "{}").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // To root nothing is forbidden.
    if fs::read(&path).is_err() {
        let ended = run_in(folder.path(), &["minify", "secret.json"]);
        assert_eq!((ended.status, &*ended.stderr), (2, "error: secret.json: permission denied\n"));
    }
}

#[test]
fn what_is_no_policy_is_said_with_the_place() {
    for (text, line, place) in [
        ("", "error: expected a policy, which is an object, but the text ends", " --> <stdin>:1:1"),
        ("not JSON", "error: expected a policy, which is an object, but `n` stands here", " --> <stdin>:1:1"),
        ("\u{feff}{}", "error: a byte-order mark is no JSON: save the text without it", " --> <stdin>:1:1"),
        ("{\n  \"version\": \"1\"}", "error: `version`: the version is `2.0`, not `1`", " --> <stdin>:2:14"),
    ] {
        for reader in READERS {
            let ended = run_with(text.as_bytes(), &[reader, "-"]);
            assert_eq!(ended.status, 2, "{text}");
            let lines: Vec<&str> = ended.stderr.lines().collect();
            assert_eq!(lines[..2], [line, place], "{reader}");
        }
    }
}

#[test]
fn standard_input_is_bounded_too() {
    let ended = run_with(&vec![b' '; (16 << 20) + 1], &["minify", "-"]);
    assert_eq!((ended.status, &*ended.stderr), (2, "error: <stdin>: more than 16 MiB: this is no policy\n"));
}

#[test]
fn a_long_line_is_pointed_at_and_not_shown() {
    let text = format!("{{\"version\":\"2.0\",\"statement\":[],\"{}\":0}}", "x".repeat(1 << 20));
    let ended = run_with(text.as_bytes(), &["minify", "-"]);
    assert_eq!((ended.status, ended.stderr.len() < 1000), (2, true));
    assert!(ended.stderr.contains(" --> <stdin>:1:30"), "{}", ended.stderr);
}

#[test]
fn what_a_terminal_obeys_is_not_passed_on() {
    let folder = tempfile::tempdir().unwrap();
    let name = "a\u{1b}[2J.json";
    fs::write(folder.path().join(name), "{\"\u{9b}2J\": 0}").unwrap();
    for arguments in [["minify", name], ["minify", "b\u{1b}[2J"], ["lint", name], ["lint", "."]] {
        let ended = run_in(folder.path(), &arguments);
        assert_eq!(ended.status, 2);
        let is_obeyed = |text: &str| text.chars().any(|character| character.is_control() && character != '\n');
        assert!(!is_obeyed(&ended.stderr) && !is_obeyed(&ended.stdout), "{ended:?}");
    }
}

#[test]
fn a_closed_pipe_ends_it_silently() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output =
        command(&["lint", "--format", "sarif", "tests/policies/mistakes.json"]).stdout(writer).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(141), 0));

    let mut child = command(&["completions", "zsh"]).spawn().unwrap();
    let mut line = String::new();
    BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.stderr.len(), 0, "{line}");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_said() {
    for arguments in [&["lint", "tests/policies/note.json"][..], &["rules"], &["man"], &["completions", "fish"]] {
        let mut command = command(arguments);
        command.stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "error: standard output: no space left on device\n");
    }
}

#[test]
fn other_files_are_checked_all_the_same() {
    let ended = run(&["lint", "nowhere.json", "examples/photos.json", "tests/policies/refused.txt"]);
    assert_eq!((ended.status, &*ended.stdout), (2, "no findings in 1 file; 2 files could not be checked\n"));
    assert!(ended.stderr.starts_with("error: nowhere.json: no such file or directory\nerror: `statement[0].effect`"));
}

#[test]
fn a_folder_stands_for_its_json_that_git_does_not_ignore() {
    let folder = tempfile::tempdir().unwrap();
    let policy = fs::read("examples/photos.json").unwrap();
    fs::create_dir_all(folder.path().join("b/.git")).unwrap();
    fs::create_dir_all(folder.path().join("b/.hidden")).unwrap();
    fs::write(folder.path().join("b/.gitignore"), "ignored.json\n").unwrap();
    for name in ["a.json", "b/b.json", "b/c.txt", "b/ignored.json", "b/.hidden/d.json"] {
        fs::write(folder.path().join(name), &policy).unwrap();
    }
    let found = |arguments: &[&str]| run_in(folder.path(), &[&["lint"], arguments].concat()).stdout;
    assert_eq!(found(&["."]), "no findings in 2 files\n");
    assert_eq!(found(&["**/*.json"]), "no findings in 2 files\n");
    assert_eq!(found(&["b/*.txt"]), "no findings in 1 file\n");
    assert_eq!(found(&["b/ignored.json"]), "no findings in 1 file\n");
    assert_eq!(found(&["a.json", ".", "a.json"]), "no findings in 2 files\n", "each once");
    let none = run_in(folder.path(), &["lint", "*.txt"]);
    assert_eq!((none.status, &*none.stderr), (2, "error: *.txt: no file matches\n"));
}

#[test]
fn thousands_of_files_are_reported_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let policy = fs::read_to_string("tests/policies/note.json").unwrap();
    for number in 0..1_200 {
        fs::write(folder.path().join(format!("{number:04}.json")), &policy).unwrap();
    }
    let ended = run_in(folder.path(), &["lint", "--format", "json", "."]);
    let findings: Vec<serde_json::Value> = serde_json::from_str(&ended.stdout).unwrap();
    let files: Vec<String> = findings.iter().map(|finding| finding["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(files, (0..1_200).map(|number| format!("{number:04}.json")).collect::<Vec<_>>());
    assert_eq!((ended.status, &*ended.stderr), (0, ""));
}
