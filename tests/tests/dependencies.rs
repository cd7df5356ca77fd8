//! What a user of the default features builds.

use std::collections::BTreeSet;
use std::process::Command;

fn tree(depth: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "cos-policy", "--edges", "normal", "--prefix", "none", "--depth", depth])
        .args(["--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    lines
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .filter(|name| name != "cos-policy")
        .collect()
}

#[test]
fn at_most_three_direct_dependencies_and_fourteen_in_all() {
    for (depth, most) in [("1", 3), ("99", 14)] {
        let dependencies = tree(depth);
        assert!(!dependencies.is_empty() && dependencies.len() <= most, "{dependencies:?}");
    }
}
