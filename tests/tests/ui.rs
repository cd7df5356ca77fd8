//! Programs that must compile, and programs whose mistake the compiler must explain.
//!
//! A case in `ui/<part>/fail/` has one mistake and says, in comments at its end, what the compiler reports: the
//! message, the token it underlines, and the label beside it; a case of several mistakes at once says it of each. A case in `ui/<part>/pass/` reports nothing at all.
//!
//! `UI=<text>` runs the cases whose name holds the text; `UI_BLESS=1` writes what is reported into the cases, whose
//! difference is then read as prose.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

#[derive(Debug, Default, PartialEq)]
struct Report {
    message: String,
    token: String,
    label: String,
}

struct Case {
    name: String,
    path: PathBuf,
    expected: Vec<Report>,
}

#[test]
fn the_compiler_says_what_is_wrong() {
    let cases = cases();
    assert!(env::var_os("UI").is_some() || cases.len() > 40, "only {} cases found", cases.len());
    let mut reports = check(&cases);
    let mut wrong = String::new();
    for case in &cases {
        let reported = reports.remove(&case.name).unwrap_or_default();
        if env::var_os("UI_BLESS").is_some() {
            bless(case, &reported);
            continue;
        }
        let found: Vec<&Report> = reported.iter().map(|(report, _)| report).collect();
        if found != case.expected.iter().collect::<Vec<_>>() {
            let rendered: String = reported.iter().map(|(_, rendered)| rendered.as_str()).collect();
            wrong += &format!(
                "\n=== {}\n{rendered}\nexpected {:#?}\nfound {found:#?}\n",
                case.path.display(),
                case.expected
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_message_names_an_internal_type() {
    const INTERNAL: [&str; 6] = ["__private", "Sealed", "Then", "Known", "PhantomData", "StatementBuilder<"];
    for case in cases() {
        for Report { message, label, .. } in &case.expected {
            for name in INTERNAL {
                assert!(!message.contains(name) && !label.contains(name), "{}: {name}", case.name);
            }
        }
    }
}

#[test]
fn the_readme_shows_a_message_as_it_is() {
    let readme = include_str!("../../README.md");
    let case = include_str!("../ui/policy/fail/str-in-placeholder.rs");
    for Report { message, token, label } in expected(case, "fail") {
        assert!(readme.contains(&format!("]: {message}\n")), "{message}");
        assert!(readme.contains(&format!("{} {label}\n", "^".repeat(token.len()))), "{label}");
    }
}

#[test]
fn the_tutorial_shows_messages_as_they_are() {
    let tutorial = include_str!("../../examples/downstream/README.md");
    let cases = [
        include_str!("../ui/derive/fail/scope-loose-prefix-after-placeholder.rs"),
        include_str!("../ui/derive/fail/set-shared-folder.rs"),
    ];
    for Report { message, .. } in cases.into_iter().flat_map(|case| expected(case, "fail")) {
        assert!(tutorial.contains(&format!(": {message}\n")), "{message}");
    }
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let only = env::var("UI").unwrap_or_default();
    let mut cases = Vec::new();
    for part in entries(&root) {
        for kind in ["fail", "pass"] {
            for path in entries(&part.join(kind)) {
                let name = path.strip_prefix(&root).unwrap().with_extension("").to_str().unwrap().replace('/', "--");
                if name.contains(&only) {
                    let expected = expected(&fs::read_to_string(&path).unwrap(), kind);
                    cases.push(Case { name, path, expected });
                }
            }
        }
    }
    cases
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The comments `//~ message: ..`, `//~ token: ..` and `//~ label: ..`, of each report in turn.
fn expected(text: &str, kind: &str) -> Vec<Report> {
    let comment = |name: &str| {
        let lines = text.lines().filter_map(|line| line.strip_prefix("//~ ")?.strip_prefix(name)?.strip_prefix(':'));
        lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    let (tokens, labels) = (comment("token"), comment("label"));
    let reports: Vec<Report> = comment("message")
        .into_iter()
        .zip(tokens.into_iter().zip(labels))
        .map(|(message, (token, label))| Report { message, token, label })
        .collect();
    assert!(env::var_os("UI_BLESS").is_some() || reports.is_empty() == (kind == "pass"), "{text}");
    reports
}

fn bless(case: &Case, reported: &[(Report, String)]) {
    let text = fs::read_to_string(&case.path).unwrap();
    let program: Vec<&str> = text.lines().filter(|line| !line.starts_with("//~")).collect();
    let mut program = program.join("\n").trim_end().to_owned() + "\n";
    for (Report { message, token, label }, _) in reported {
        program += &format!("\n//~ message: {message}\n//~ token: {token}\n//~ label: {label}\n");
    }
    fs::write(&case.path, program.trim_end().to_owned() + "\n").unwrap();
}

/// Checks all cases as programs of one package; what is reported for each, with its rendering.
fn check(cases: &[Case]) -> BTreeMap<String, Vec<(Report, String)>> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.join("target"), PathBuf::from);
    let package = target.join("ui");
    fs::create_dir_all(&package).unwrap();
    let programs: String = cases
        .iter()
        .map(|case| format!("[[bin]]\nname = {:?}\npath = {:?}\n", case.name, case.path.to_str().unwrap()))
        .collect();
    let manifest = format!(
        "[package]\nname = \"ui\"\nversion = \"0.0.0\"\nedition = \"2024\"\nautobins = false\n\n\
         [dependencies]\ncos-policy = {{ path = {:?}, features = [\"sts\"] }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n\n{programs}\n[workspace]\n",
        workspace.join("cos-policy")
    );
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    fs::copy(workspace.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--bins", "--keep-going", "--quiet", "--message-format=json"])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", target.join("ui-target"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    let mut reports = BTreeMap::<_, Vec<_>>::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let message = &line["message"];
        let is_summary = message["spans"].as_array().is_none_or(Vec::is_empty);
        if line["reason"] == "compiler-message" && !is_summary {
            let name = line["target"]["name"].as_str().unwrap().to_owned();
            let rendered = message["rendered"].as_str().unwrap().to_owned();
            reports.entry(name).or_default().push((report(message), rendered));
        }
    }
    assert!(line_of_success(&reports, cases), "nothing was checked: {}", String::from_utf8_lossy(&output.stderr));
    reports
}

fn line_of_success(reports: &BTreeMap<String, Vec<(Report, String)>>, cases: &[Case]) -> bool {
    !reports.is_empty() || cases.iter().all(|case| case.expected.is_empty())
}

fn report(message: &Value) -> Report {
    let primary = message["spans"].as_array().unwrap().iter().find(|span| span["is_primary"] == true).unwrap();
    Report {
        message: message["message"].as_str().unwrap().to_owned(),
        token: underlined(primary),
        label: primary["label"].as_str().unwrap_or_default().to_owned(),
    }
}

fn is_case(span: &Value) -> bool {
    span["file_name"].as_str().is_some_and(|file| file.contains("/ui/"))
}

/// What is underlined in the program of the user, who calls the outermost macro.
fn underlined(mut span: &Value) -> String {
    while span["expansion"].is_object() && !is_case(span) {
        span = &span["expansion"]["span"];
    }
    let lines = span["text"].as_array().unwrap();
    let pieces = lines.iter().map(|line| {
        let text: Vec<char> = line["text"].as_str().unwrap().chars().collect();
        let column = |name: &str| usize::try_from(line[name].as_u64().unwrap()).unwrap() - 1;
        text[column("highlight_start")..column("highlight_end")].iter().collect::<String>().trim().to_owned()
    });
    pieces.collect::<Vec<_>>().join(" ")
}
