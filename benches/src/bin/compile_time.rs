//! What `policy!` adds to `cargo check`: 1,000 statements in three shapes, against the same crate without the macro
//! calls.
//!
//! `cargo run --release --bin compile_time [checks]`, where `checks` is the number of timed checks for each figure.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

const STATEMENTS: usize = 1_000;
const SHAPES: [Shape; 3] = [
    Shape { package: "one-policy", policies: 1 },
    Shape { package: "hundred-policies", policies: 100 },
    Shape { package: "thousand-policies", policies: 1_000 },
];

/// What happens to the source before each check. The text is put in front of it.
const EDITS: [Edit; 3] = [
    Edit { name: "comment", text: |at| format!("// Edit {at:06}.\n"), incremental: true },
    Edit { name: "line", text: |at| "//\n".repeat(at + 1), incremental: true },
    Edit { name: "from scratch", text: |at| format!("// Edit {at:06}.\n"), incremental: false },
];

const CHECKS: usize = 11;

const ACTIONS: [&str; 10] = [
    "AppendObject",
    "DeleteObject",
    "GetObject",
    "GetObjectTagging",
    "HeadObject",
    "ListParts",
    "PostObject",
    "PutObject",
    "PutObjectTagging",
    "UploadPart",
];

type Result<T> = std::result::Result<T, Box<dyn Error>>;

struct Shape {
    package: &'static str,
    policies: usize,
}

struct Edit {
    name: &'static str,
    text: fn(usize) -> String,
    incremental: bool,
}

fn main() -> Result<()> {
    let checks = env::args().nth(1).map_or(Ok(CHECKS), |checks| checks.parse())?;
    let workspace = Workspace::create(&Path::new(env!("CARGO_MANIFEST_DIR")).join("target/compile_time"))?;
    println!("{:<18} {:<12} {:>9} {:>9} {:>10}", "shape", "edit", "without", "with", "difference");
    for (shape, edit) in SHAPES.iter().flat_map(|shape| EDITS.iter().map(move |edit| (shape, edit))) {
        let [without, with] = workspace.medians(&shape.packages(), edit, checks)?;
        let difference = with - without;
        println!("{:<18} {:<12} {without:>7.3} s {with:>7.3} s {difference:>8.3} s", shape.package, edit.name);
    }
    Ok(())
}

impl Shape {
    /// Without and with the macro calls.
    fn packages(&self) -> [Package; 2] {
        [
            Package { name: baseline_of(self.package), source: self.source(|_| "None".to_owned()) },
            Package { name: self.package.to_owned(), source: self.source(policy) },
        ]
    }

    /// One function for each policy; `body` makes its value.
    fn source(&self, body: impl Fn(&[String]) -> String) -> String {
        let all: Vec<String> = (0..STATEMENTS).map(statement).collect();
        let mut source = "#![allow(unused)]\n\nuse cos_policy::{Bucket, Policy, Segment, policy};\n".to_owned();
        for (at, statements) in all.chunks(STATEMENTS / self.policies).enumerate() {
            let body = body(statements);
            let function = format!("pub fn policy_{at}(bucket: &Bucket, user: &Segment) -> Option<Policy>");
            source.extend(["\n", &function, " {\n    ", &body, "\n}\n"]);
        }
        source
    }
}

fn baseline_of(package: &str) -> String {
    format!("{package}-baseline")
}

fn policy(statements: &[String]) -> String {
    format!("Some(policy! {{\n        in bucket;\n{}    }})", statements.concat())
}

/// Two actions on a folder of its own; every other one with a placeholder.
fn statement(at: usize) -> String {
    let first = at % ACTIONS.len();
    let second = (first + 1 + at / ACTIONS.len() % (ACTIONS.len() - 1)) % ACTIONS.len();
    let user = if at.is_multiple_of(2) { "" } else { "{user}/" };
    format!("        allow {}, {} on \"app/part-{at}/{user}*\";\n", ACTIONS[first], ACTIONS[second])
}

struct Package {
    name: String,
    source: String,
}

/// The throw-away packages, which share their dependencies.
struct Workspace {
    root: PathBuf,
}

impl Workspace {
    fn create(root: &Path) -> Result<Self> {
        let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
        let members: Vec<String> =
            SHAPES.iter().flat_map(|shape| [shape.package.to_owned(), baseline_of(shape.package)]).collect();
        for member in &members {
            fs::create_dir_all(root.join(member).join("src"))?;
            fs::write(root.join(member).join("src/lib.rs"), "")?;
            fs::write(root.join(member).join("Cargo.toml"), manifest(member, &benches.join("../cos-policy")))?;
        }
        fs::write(root.join("Cargo.toml"), format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n"))?;
        fs::copy(benches.join("Cargo.lock"), root.join("Cargo.lock"))?;
        Ok(Self { root: root.to_owned() })
    }

    /// Seconds of a check of each package. They take turns, so that whatever else the machine does falls on all.
    fn medians<const N: usize>(&self, packages: &[Package; N], edit: &Edit, checks: usize) -> Result<[f64; N]> {
        let mut times = [const { Vec::new() }; N];
        for at in 0..=checks {
            for (package, times) in packages.iter().zip(&mut times) {
                self.write(package, &(edit.text)(at))?;
                let seconds = self.check(package, edit.incremental)?;
                // The first check compiles the library as well, and fills the incremental cache.
                times.extend((at > 0).then_some(seconds));
            }
        }
        Ok(times.map(median))
    }

    fn write(&self, package: &Package, before: &str) -> Result<()> {
        Ok(fs::write(self.root.join(&package.name).join("src/lib.rs"), format!("{before}{}", package.source))?)
    }

    fn check(&self, package: &Package, incremental: bool) -> Result<f64> {
        let mut check = Command::new(env!("CARGO"));
        check.args(["check", "--quiet", "--package", &package.name]).current_dir(&self.root);
        for variable in ["CARGO_INCREMENTAL", "CARGO_TARGET_DIR", "RUSTFLAGS"] {
            check.env_remove(variable);
        }
        if !incremental {
            check.env("CARGO_INCREMENTAL", "0");
        }
        let start = Instant::now();
        let status = check.status()?;
        let seconds = start.elapsed().as_secs_f64();
        if status.success() { Ok(seconds) } else { Err(format!("`{}` does not compile", package.name).into()) }
    }
}

fn manifest(name: &str, library: &Path) -> String {
    let package = format!("[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n");
    format!("{package}\n[dependencies]\ncos-policy = {{ path = {library:?} }}\n")
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
