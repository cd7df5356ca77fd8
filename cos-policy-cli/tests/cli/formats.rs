use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::{run, run_with};

const MISTAKES: &str = "tests/policies/mistakes.json";

#[track_caller]
fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&run(arguments).stdout).unwrap()
}

#[test]
fn json_is_what_its_schema_says() {
    for (schema, commands) in [
        ("lint", &[&["lint", MISTAKES][..], &["lint", "examples"], &["lint", "examples/photos.json"]][..]),
        ("rules", &[&["rules"], &["rules", "whole_bucket"]]),
        ("actions", &[&["actions"], &["actions", "PutObject"], &["actions", "xyzzy"]]),
        ("meter", &[&["meter", MISTAKES], &["meter", MISTAKES, "--long", "10"], &["meter", MISTAKES, "--most", "0"]]),
    ] {
        let schema: Value =
            serde_json::from_str(&fs::read_to_string(format!("schema/{schema}.json")).unwrap()).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for command in commands {
            let output = json(&[*command, &["--format", "json"]].concat());
            let errors: Vec<String> = validator.iter_errors(&output).map(|error| error.to_string()).collect();
            assert_eq!(errors, [""; 0], "{command:?}");
        }
    }
}

#[test]
fn a_schema_names_every_member() {
    for (schema, command) in [
        ("lint", &["lint", "examples", "--format", "json"][..]),
        ("rules", &["rules", "--format", "json"]),
        ("actions", &["actions", "--format", "json"]),
    ] {
        let schema: Value =
            serde_json::from_str(&fs::read_to_string(format!("schema/{schema}.json")).unwrap()).unwrap();
        let members = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>();
        assert_eq!(members(&json(command)[0]), members(&schema["items"]["properties"]), "{command:?}");
    }
}

#[test]
fn several_files_are_named_and_one_is_not() {
    let has_file =
        |arguments: &[&str]| !json(&[&["lint", "--format", "json"], arguments].concat())[0]["file"].is_null();
    assert!(!has_file(&[MISTAKES]));
    assert!(has_file(&[MISTAKES, "examples/photos.json"]));
    assert!(has_file(&["tests/policies"]));
    assert!(has_file(&["tests/policies/m*.json"]));
}

#[test]
fn sarif_points_at_rules_and_places() {
    let log = json(&["lint", "--format", "sarif", MISTAKES]);
    assert_eq!((&log["version"], log["runs"].as_array().unwrap().len()), (&"2.1.0".into(), 1));
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), cos_policy::analysis::Rule::ALL.len());
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), json(&["lint", "--format", "json", MISTAKES]).as_array().unwrap().len());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let place = &results[2]["locations"][0];
    assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], MISTAKES);
    let region = &place["physicalLocation"]["region"];
    let corners = ["startLine", "startColumn", "endLine", "endColumn"].map(|corner| region[corner].as_u64().unwrap());
    assert_eq!(corners, [13, 46, 13, 75]);
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn sarif_says_which_files_were_refused() {
    let log = json(&["lint", "--format", "sarif", "tests/policies/refused.txt", "nowhere.json"]);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"].as_array().unwrap().len(), 2);
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
}

#[test]
fn columns_count_characters() {
    let text = fs::read_to_string(MISTAKES).unwrap().replace('\n', " ").replace("头像/*", "头像*");
    let findings = run_with(text.as_bytes(), &["lint", "--format", "json", "-"]).stdout;
    let findings: Value = serde_json::from_str(&findings).unwrap();
    let finding = findings.as_array().unwrap().iter().find(|finding| finding["rule"] == "unencoded_value").unwrap();
    let before = text.split("\"cos:prefix\"").next().unwrap();
    assert!(before.chars().count() < before.len());
    assert_eq!(
        (finding["line"].as_u64(), finding["column"].as_u64()),
        (Some(1), Some(before.chars().count() as u64 + 1))
    );
}

#[test]
fn the_level_decides_the_status_and_not_the_report() {
    let at = |level| run(&["lint", "--level", level, "tests/policies/note.json"]);
    let (note, warning, error) = (at("note"), at("warning"), at("error"));
    assert_eq!((note.status, warning.status, error.status), (1, 0, 0));
    assert_eq!(note.stdout, error.stdout);
    assert!(note.stdout.contains("note[open_acl]"));
    assert_eq!(run(&["lint", "--level", "error", MISTAKES]).status, 1);
}

#[test]
fn quiet_is_quiet() {
    for format in ["text", "json", "sarif", "github"] {
        let quiet = run(&["lint", "--quiet", "--format", format, MISTAKES]);
        assert_eq!((quiet.status, &*quiet.stdout, &*quiet.stderr), (1, "", ""));
    }
}

#[test]
fn colours_are_where_they_are_wanted() {
    let is_colored = |arguments: &[&str], variable: &str| {
        let mut command = crate::command(&[&["lint", MISTAKES], arguments].concat());
        command.env(variable, "1");
        crate::ended(command, b"").stdout.contains('\u{1b}')
    };
    assert!(!is_colored(&[], "UNUSED"), "no terminal");
    assert!(is_colored(&["--color", "always"], "NO_COLOR"));
    assert!(is_colored(&[], "CLICOLOR_FORCE"));
    assert!(!is_colored(&["--color", "never"], "CLICOLOR_FORCE"));
}

#[test]
fn every_command_has_a_page_and_completions() {
    for command in [
        "lint",
        "matrix",
        "decide",
        "check",
        "compare",
        "rust",
        "rules",
        "actions",
        "meter",
        "minify",
        "completions",
        "man",
    ] {
        let page = run(&["man", command]);
        assert!(page.status == 0 && page.stdout.contains(&format!(".TH cos-policy-{command} 1")), "{command}");
        for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
            assert!(run(&["completions", shell]).stdout.contains(command), "{shell}");
        }
    }
    assert!(run(&["man"]).stdout.contains(".TH cos-policy 1"));
    assert_eq!(run(&["man", "nothing"]).stderr, "error: nothing: no command has this name\n");
}

/// In bash itself: its generator broke once for commands with a hyphen.
#[cfg(unix)]
#[test]
fn bash_completes_options_and_names() {
    let script = run(&["completions", "bash"]).stdout;
    let complete = |words: &str, count: usize, arguments: &str| {
        let ask =
            format!("COMP_WORDS=({words}); COMP_CWORD={count}; $function {arguments}; echo \"${{COMPREPLY[*]}}\"");
        let name = "set -- $(complete -p cos-policy); while [ $# -gt 2 ]; do shift; done; function=$1";
        let mut bash = std::process::Command::new("bash");
        bash.args(["-c", &format!("{script}\n{name}\n{ask}")]).stdout(std::process::Stdio::piped());
        crate::ended(bash, b"").stdout
    };
    assert_eq!(complete("cos-policy lint --fo", 2, "cos-policy --fo lint"), "--format\n");
    assert_eq!(complete("cos-policy lint --format s", 3, "cos-policy s --format"), "sarif\n");
    assert_eq!(complete("cos-policy rules loose", 2, "cos-policy loose rules"), "loose_prefix\n");
    assert_eq!(complete("cos-policy mi", 1, "cos-policy mi cos-policy"), "minify\n");
}
