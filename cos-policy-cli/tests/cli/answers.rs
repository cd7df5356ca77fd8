use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::{run, run_in, run_with};

/// Runs a command in the folder of its sessions, and checks every value that it prints against its schema.
#[track_caller]
fn values(arguments: &[&str]) -> Vec<Value> {
    let command = arguments.first().unwrap();
    let schema = fs::read_to_string(format!("schema/{command}.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let folder = format!("tests/sessions/{command}.in");
    let ended = run_in(Path::new(&folder), arguments);
    let values: Vec<Value> =
        serde_json::Deserializer::from_str(&ended.stdout).into_iter().collect::<Result<_, _>>().unwrap();
    for value in &values {
        let errors: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0], "{arguments:?}: {value}");
    }
    values
}

#[test]
fn decisions_are_what_their_schema_says() {
    assert_eq!(values(&["decide", "policy.json", "--requests", "requests.jsonl"]).len(), 6);
    assert_eq!(values(&["decide", "policy.json", "--requests", "requests.jsonl", "--explain"]).len(), 6);
    assert_eq!(values(&["decide", "policy.json", "--action", "GetService", "--format", "json"]).len(), 1);
}

#[test]
fn comparisons_are_what_their_schema_says() {
    for new in ["new.json", "same.json", "less.json", "more.json", "unclear.json"] {
        assert_eq!(values(&["compare", "old.json", new, "--format", "json"]).len(), 1);
    }
}

#[test]
fn matrices_are_what_their_schema_says() {
    for file in ["policy.json", "unclear.json"] {
        assert_eq!(values(&["matrix", file, "--format", "json"]).len(), 1);
    }
}

#[test]
fn checks_are_what_their_schema_says() {
    for (policy, verdict) in [("policy.json", "holds"), ("merged.json", "fails"), ("unclear.json", "unknown")] {
        let found = values(&["check", policy, "--against", "intended.txt", "--format", "json"]);
        assert_eq!(found[0]["verdict"], verdict, "{policy}");
    }
}

#[test]
fn the_table_of_the_help_is_one() {
    let help = run(&["check", "--help"]).stdout;
    let table = help.split("The table:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let policy = "tests/sessions/check.in/policy.json";
    let ended = run_with(table.as_bytes(), &["check", policy, "--against", "-"]);
    assert_eq!((ended.status, &*ended.stderr), (1, ""));
    assert!(ended.stdout.contains("app/files/alice/*, not <= 5 MiB  PutObject"), "{}", ended.stdout);
}

#[test]
fn the_table_of_the_readme_is_one() {
    let readme = fs::read_to_string("README.md").unwrap();
    let table = readme.split("    # comments").nth(1).unwrap().split("\n\n").next().unwrap();
    let table = format!("#{table}");
    let ended = run_with(table.as_bytes(), &["check", "examples/files.json", "--against", "-", "--at-least"]);
    assert_eq!((ended.status, &*ended.stderr), (1, ""));
}
