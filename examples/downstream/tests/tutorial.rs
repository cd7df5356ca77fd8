//! The README shows this crate as it is.

const README: &str = include_str!("../README.md");

const SOURCES: [&str; 10] = [
    include_str!("../src/place.rs"),
    include_str!("../src/policies.rs"),
    include_str!("../src/session.rs"),
    include_str!("holes/lossy_name.rs"),
    include_str!("holes/merged_statement.rs"),
    include_str!("holes/wide_actions.rs"),
    include_str!("holes/wide_resource.rs"),
    include_str!("holes/wrong_person.rs"),
    include_str!("properties.rs"),
    include_str!("scenarios.rs"),
];

/// The blocks of a language.
fn blocks(language: &str) -> impl Iterator<Item = &'static str> {
    let opening = format!("```{language}\n");
    README.split("\n```\n").filter_map(move |text| Some(text.rsplit_once(&opening)?.1))
}

#[test]
fn its_code_is_that_of_the_crate() {
    let blocks: Vec<&str> = blocks("rust").collect();
    assert_eq!(blocks.len(), 10);
    for block in blocks {
        assert!(SOURCES.iter().any(|source| source.contains(block)), "{block}");
    }
}

#[test]
fn its_findings_are_those_of_the_tests() {
    // What the compiler says is compared where it is asked.
    let findings: Vec<&str> = blocks("text").filter(|text| !text.starts_with("error")).collect();
    assert_eq!(findings.len(), 1);
    for finding in findings {
        assert!(SOURCES.iter().any(|source| source.contains(finding)), "{finding}");
    }
}

#[test]
fn every_hole_is_listed() {
    for hole in ["lossy_name", "merged_statement", "wide_actions", "wide_resource", "wrong_person"] {
        assert!(README.contains(&format!("| `{hole}` |")), "{hole}");
    }
}
