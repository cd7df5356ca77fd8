use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use crate::Result;
use crate::edit::Edit;

pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) source: String,
}

/// Throw-away packages, which share their dependencies.
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    pub(crate) fn create<'p>(name: &str, packages: impl Iterator<Item = &'p Package>) -> Result<Self> {
        let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = benches.join("target/compile_time").join(name);
        let members: Vec<&str> = packages.map(|package| package.name.as_str()).collect();
        for member in &members {
            fs::create_dir_all(root.join(member).join("src"))?;
            fs::write(root.join(member).join("src/lib.rs"), "")?;
            fs::write(root.join(member).join("Cargo.toml"), manifest(member, &benches.join("../cos-policy")))?;
        }
        fs::write(root.join("Cargo.toml"), format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n"))?;
        fs::copy(benches.join("Cargo.lock"), root.join("Cargo.lock"))?;
        Ok(Self { root })
    }

    /// Seconds of each check of each package. They take turns, so that whatever else the machine does falls on all.
    pub(crate) fn times<const N: usize>(
        &self,
        packages: &[Package; N],
        edit: &Edit,
        checks: usize,
    ) -> Result<[Vec<f64>; N]> {
        let mut times = [const { Vec::new() }; N];
        for at in 0..=checks {
            for (package, times) in packages.iter().zip(&mut times) {
                self.write(package, &(edit.text)(at))?;
                let seconds = self.check(package, edit.incremental)?;
                // The first check compiles the library as well, and fills the incremental cache.
                times.extend((at > 0).then_some(seconds));
            }
        }
        Ok(times)
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
    let serde = "serde = { version = \"1\", features = [\"derive\"] }\n";
    format!("{package}\n[dependencies]\ncos-policy = {{ path = {library:?} }}\n{serde}")
}

pub(crate) fn median(times: Vec<f64>) -> f64 {
    let [_, median, _] = quartiles(times);
    median
}

/// The lower quartile, the median, the upper quartile.
pub(crate) fn quartiles(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| values.get(values.len() * quarter / 4).copied().unwrap_or(f64::NAN))
}
