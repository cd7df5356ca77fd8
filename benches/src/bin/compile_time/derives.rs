use std::iter::zip;

use crate::Result;
use crate::edit::EDITS;
use crate::workspace::{Package, Workspace, quartiles};

/// How many types each package has. Figures are for 1,000.
const TYPES: usize = 300;

const KINDS: [Kind; 4] = [
    Kind {
        name: "scope",
        derive: "cos_policy::KeyScope",
        attribute: |at| format!("#[key(\"app/part-{at}/{{tenant}}/{{user}}/*\")]\n"),
        item: |at| format!("pub struct Scope{at} {{\n    tenant: u64,\n    user: UserId,\n}}\n"),
    },
    Kind {
        name: "newtype",
        derive: "cos_policy::Segment",
        attribute: |_| String::new(),
        item: |at| format!("pub struct User{at}(Segment);\n"),
    },
    Kind {
        name: "reserving",
        derive: "cos_policy::Segment",
        attribute: |_| "#[segment(reserved(\"shared\"))]\n".to_owned(),
        item: |at| format!("pub struct User{at}(Segment);\n"),
    },
    Kind {
        name: "enum",
        derive: "cos_policy::Segment",
        attribute: |_| String::new(),
        item: |at| format!("pub enum Area{at} {{\n    Photos,\n    Drafts,\n    Shared,\n}}\n"),
    },
];

/// What is derived: nothing, ours, and serde's.
const WAYS: [&str; 5] = ["without", "ours", "serialize", "deserialize", "both"];

/// Types of one kind, and what is written before them for our derive.
struct Kind {
    name: &'static str,
    derive: &'static str,
    attribute: fn(usize) -> String,
    item: fn(usize) -> String,
}

/// Seconds for 1,000 derives of each of [`WAYS`] but the first, by check.
type Added = [Vec<f64>; 4];

pub(crate) fn print(checks: usize) -> Result<()> {
    let kinds = KINDS.map(|kind| (kind.name, WAYS.map(|way| kind.package(way))));
    let workspace = Workspace::create("derives", kinds.iter().flat_map(|(_, packages)| packages))?;
    println!("seconds for 1,000 derives, and ours by serde's: median (quartiles)");
    for ((kind, packages), edit) in kinds.iter().flat_map(|kind| EDITS.iter().map(move |edit| (kind, edit))) {
        let [without, with @ ..] = workspace.times(packages, edit, checks)?;
        let added = with.map(|times| added(&without, &times));
        println!("{kind}, {}", edit.name);
        print_times(&added);
    }
    Ok(())
}

fn added(without: &[f64], with: &[f64]) -> Vec<f64> {
    zip(without, with).map(|(without, with)| (with - without) * 1_000.0 / TYPES as f64).collect()
}

fn print_times([ours, serde @ ..]: &Added) {
    println!("  {:<12} {:>22}", "ours", range(ours.clone(), 3));
    for (way, theirs) in zip(&WAYS[2..], serde) {
        let ratios = zip(ours, theirs).map(|(ours, theirs)| ours / theirs).collect();
        println!("  {way:<12} {:>22}   {:>18}", range(theirs.clone(), 3), range(ratios, 2));
    }
}

fn range(values: Vec<f64>, digits: usize) -> String {
    let [lower, median, upper] = quartiles(values);
    format!("{median:.digits$} ({lower:.digits$} to {upper:.digits$})")
}

impl Kind {
    fn package(&self, way: &str) -> Package {
        let items: String = (0..TYPES).map(|at| format!("\n{}{}", self.derive(way, at), (self.item)(at))).collect();
        Package { name: format!("{}-{way}", self.name), source: format!("{HEAD}{items}") }
    }

    fn derive(&self, way: &str, at: usize) -> String {
        match way {
            "ours" => format!("#[derive({})]\n{}", self.derive, (self.attribute)(at)),
            "serialize" => "#[derive(serde::Serialize)]\n".to_owned(),
            "deserialize" => "#[derive(serde::Deserialize)]\n".to_owned(),
            "both" => "#[derive(serde::Serialize, serde::Deserialize)]\n".to_owned(),
            _ => String::new(),
        }
    }
}

/// The same in every way: the type of a field derives all.
const HEAD: &str = "#![allow(unused)]

use cos_policy::Segment;

#[derive(Segment, serde::Serialize, serde::Deserialize)]
pub struct UserId(Segment);
";
