//! The functions that `cos-policy rust` prints compile, and return policies that permit what the policies they are made of permit.
//!
//! To bless: `BLESS=1 cargo test -p cos-policy-cli --test rust`, and again without it. A new policy also takes its line below.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::process::Command;

use cos_policy::analysis::{Verdict, equivalent};
use cos_policy::{Document, Policy};

/// What the command prints of a policy of `tests/rust/policies`.
fn printed(name: &str) -> String {
    let file = format!("tests/rust/policies/{name}.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_cos-policy"));
    command.args(["rust", &file]);
    if name == "deliberate" {
        command.args(["--deliberately", "the \"nightly\" backup"]);
    }
    let output = command.output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{name}");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn check(name: &str, policy: &Policy) {
    let file = format!("tests/rust/written/{name}.rs");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, printed(name)).unwrap();
    }
    assert_eq!(fs::read_to_string(file).unwrap(), printed(name), "{name}");
    let original = Document::parse(&fs::read_to_string(format!("tests/rust/policies/{name}.json")).unwrap()).unwrap();
    let verdict = equivalent(&original, &policy.document());
    assert!(matches!(verdict, Verdict::Holds), "{name}: {verdict}");
}

macro_rules! written {
    ($($name:ident $(($unwrapped:ident))?)*) => {
        #[expect(unreachable_pub, reason = "users may want them public")]
        mod written {
            $(pub(crate) mod $name;)*
        }

        const NAMES: &[&str] = &[$(stringify!($name)),*];

        $(#[test]
        fn $name() {
            check(stringify!($name), &written::$name::policy()$(.$unwrapped())?);
        })*
    };
}

written! {
    account
    constructs(unwrap)
    deliberate(unwrap)
    deny_all(unwrap)
    files(unwrap)
    limited(unwrap)
    new_region(unwrap)
    photos(unwrap)
    random_00(unwrap)
    random_01(unwrap)
    random_02(unwrap)
    random_03(unwrap)
    random_04(unwrap)
    random_05(unwrap)
    random_06(unwrap)
    random_07(unwrap)
    random_08(unwrap)
    random_09(unwrap)
    random_10(unwrap)
    random_11(unwrap)
}

#[test]
fn every_policy_is_written() {
    let mut files: Vec<String> = fs::read_dir("tests/rust/policies")
        .unwrap()
        .map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    assert_eq!(files, NAMES);
}
