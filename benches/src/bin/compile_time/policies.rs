use crate::Result;
use crate::edit::EDITS;
use crate::workspace::{Package, Workspace, median};

const STATEMENTS: usize = 1_000;
const SHAPES: [Shape; 3] = [
    Shape { package: "one-policy", policies: 1 },
    Shape { package: "hundred-policies", policies: 100 },
    Shape { package: "thousand-policies", policies: 1_000 },
];

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

struct Shape {
    package: &'static str,
    policies: usize,
}

pub(crate) fn print(checks: usize) -> Result<()> {
    let shapes = SHAPES.map(|shape| (shape.package, shape.packages()));
    let workspace = Workspace::create("policies", shapes.iter().flat_map(|(_, packages)| packages))?;
    println!("{:<18} {:<12} {:>9} {:>9} {:>10}", "shape", "edit", "without", "with", "difference");
    for ((shape, packages), edit) in shapes.iter().flat_map(|shape| EDITS.iter().map(move |edit| (shape, edit))) {
        let [without, with] = workspace.times(packages, edit, checks)?.map(median);
        let difference = with - without;
        println!("{shape:<18} {:<12} {without:>7.3} s {with:>7.3} s {difference:>8.3} s", edit.name);
    }
    Ok(())
}

impl Shape {
    /// Without and with the macro calls.
    fn packages(&self) -> [Package; 2] {
        [
            Package { name: format!("{}-baseline", self.package), source: self.source(|_| "None".to_owned()) },
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
