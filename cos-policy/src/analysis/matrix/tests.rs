use std::path::Path;

use serde_json::{Value, json};

use super::{Cell, Matrix, samples};

fn every_sample() -> Vec<(&'static str, Matrix)> {
    vec![
        ("guide", samples::guide()),
        ("avatar", samples::avatar()),
        ("everything", samples::everything()),
        ("many", samples::many()),
        ("hostile", samples::hostile()),
        ("unfinished", samples::unfinished()),
        ("nothing", samples::nothing()),
    ]
}

/// Compares with a file beside this one, or writes it if `MATRIX_BLESS` is set.
#[track_caller]
fn assert_golden(name: &str, found: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analysis/matrix/tests").join(name);
    if std::env::var_os("MATRIX_BLESS").is_some() {
        std::fs::write(&file, found).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(found, expected, "{name}");
}

/// A page without its style, which is a file of its own.
fn without_style(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>\n").unwrap();
    before.to_owned() + after
}

#[test]
fn texts_are_as_reviewed() {
    for name in ["guide", "avatar", "everything", "hostile", "unfinished"] {
        let matrix = every_sample().into_iter().find(|(sample, _)| *sample == name).unwrap().1;
        assert_golden(&format!("{name}.txt"), &matrix.to_string());
    }
}

#[test]
fn markdown_and_html_are_as_reviewed() {
    for (name, matrix) in [("guide", samples::guide()), ("hostile", samples::hostile())] {
        assert_golden(&format!("{name}.md"), &matrix.to_markdown());
        assert_golden(&format!("{name}.html"), &without_style(&matrix.to_html()));
    }
}

#[test]
fn serde_is_as_documented() {
    let columns: Vec<Value> = ["GetBucket list", "GetObject read", "PutObject write", "DeleteObject delete"]
        .iter()
        .filter_map(|column| column.split_once(' '))
        .map(|(name, access)| json!({"action": format!("name/cos:{name}"), "access": access}))
        .collect();
    let found = serde_json::to_value(samples::guide()).unwrap();
    assert_eq!(found["columns"], Value::Array(columns));
    assert_eq!(
        found["rows"][1],
        json!({"bucket": "examplebucket-1250000000 in ap-guangzhou", "name": "app/files/* otherwise",
            "witness": "app/files/a", "count": 1, "cells": ["yes", "yes", "no", "no"]})
    );
    assert_eq!(found["rows"][2]["bucket"], Value::Null);
    assert_eq!((&found["merged"], &found["undecided"]), (&json!(0), &json!(false)));

    let cells = [Cell::When("<= 5 MiB".to_owned()), Cell::Undecided("why".to_owned()), Cell::Inapplicable];
    let expected = json!([{"when": "<= 5 MiB"}, {"undecided": "why"}, "inapplicable"]);
    assert_eq!(serde_json::to_value(cells).unwrap(), expected);
    let everything = serde_json::to_value(samples::everything()).unwrap();
    let last = everything["columns"].as_array().unwrap().last().unwrap();
    assert_eq!(*last, json!({"action": null, "access": null}));
}

#[test]
fn lines_have_at_most_a_hundred_columns() {
    for (name, matrix) in every_sample() {
        for line in matrix.to_string().lines() {
            assert!(super::visible::width(line) <= 100 && line.trim_end() == line, "{name}: {line}");
        }
    }
}

#[test]
fn colour_changes_nothing_else() {
    for (name, matrix) in every_sample() {
        let colourful = matrix.to_ansi();
        let mut pieces = colourful.split("\u{1b}[");
        let first = pieces.next().unwrap();
        let rest = pieces.map(|piece| piece.split_once('m').unwrap().1);
        assert_eq!(first.to_owned() + &rest.collect::<String>(), matrix.to_string(), "{name}");
    }
}

#[test]
fn a_split_matrix_shows_every_action_and_row() {
    let matrix = samples::everything();
    for text in [matrix.to_string(), matrix.to_markdown(), matrix.to_html().replace("<wbr>", "")] {
        let shown: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        for column in matrix.columns().iter().take(123) {
            assert!(shown.contains(&column.name()), "{}", column.name());
        }
        for row in matrix.rows() {
            assert!(text.contains(&row.name().to_string()), "{}", row.name());
        }
    }
}

#[test]
fn every_row_of_markdown_has_the_same_cells() {
    for (name, matrix) in every_sample() {
        for table in matrix.to_markdown().split("\n\n") {
            let bars = |line: &str| line.replace("\\|", "").matches('|').count();
            let rows: Vec<usize> = table.lines().filter(|line| line.starts_with('|')).map(bars).collect();
            assert!(rows.windows(2).all(|pair| pair[0] == pair[1]), "{name}: {rows:?}");
        }
    }
}

#[test]
fn a_page_holds_nothing_but_its_own_markup() {
    const TAGS: &str = "a b body br caption code colgroup dd dl dt em h1 h2 head header html i li main meta p section small span \
        strong style table tbody td th thead title tr ul wbr !DOCTYPE";
    for (name, matrix) in every_sample() {
        let page = matrix.to_html();
        for tag in page.split('<').skip(1) {
            let tag = tag.trim_start_matches('/').split([' ', '>']).next().unwrap();
            assert!(TAGS.split(' ').any(|known| known == tag), "{name}: <{tag}>");
        }
        assert!(!page.contains("://") && !page.contains("url("), "{name} refers to something outside");
        assert!(page.chars().all(|character| character == '\n' || !character.is_control()), "{name}");
    }
}

#[test]
fn an_unfinished_matrix_never_says_that_nothing_is_permitted() {
    let nothing = samples::nothing();
    let unfinished = Matrix { undecided: true, ..samples::nothing() };
    for (text, expected) in [
        (nothing.to_string(), true),
        (nothing.to_markdown(), true),
        (nothing.to_html(), true),
        (unfinished.to_string(), false),
        (unfinished.to_markdown(), false),
        (unfinished.to_html(), false),
    ] {
        assert_eq!(text.to_lowercase().contains("nothing is permitted"), expected, "{text}");
        assert_ne!(text.contains("rows may be missing"), expected, "{text}");
    }
}
