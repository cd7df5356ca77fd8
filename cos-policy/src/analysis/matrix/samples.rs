//! Matrices to look at.

use crate::action::{self, ActionInfo, Level};

use super::{Cell, Column, Label, Matrix, Row};
use Cell::{Inapplicable, No, Yes};

fn columns(names: &[&str]) -> Vec<Column> {
    names.iter().map(|name| Column::Action(action::find(name).unwrap())).collect()
}

fn bucket(name: &str) -> Option<Label> {
    Some(Label::text(format!("{name}-1250000000")).and_word("in").and_text("ap-guangzhou"))
}

fn row(bucket: Option<Label>, name: Label, witness: &str, cells: Vec<Cell>) -> Row {
    Row { bucket, name, witness: witness.to_owned(), count: 1, cells }
}

fn when(condition: &str) -> Cell {
    Cell::When(condition.to_owned())
}

fn undecided(why: &str) -> Cell {
    Cell::Undecided(why.to_owned())
}

fn matrix(columns: Vec<Column>, rows: Vec<Row>) -> Matrix {
    Matrix { columns, rows, merged: 0, undecided: false }
}

/// The example of 436/40265: three actions and two folders.
pub(super) fn guide() -> Matrix {
    let within = || bucket("examplebucket");
    matrix(
        columns(&["GetBucket", "GetObject", "PutObject", "DeleteObject"]),
        vec![
            row(within(), Label::text("app/files/alice/*"), "app/files/alice/a", vec![Yes, Yes, Yes, Yes]),
            row(within(), Label::text("app/files/*").and_word("otherwise"), "app/files/a", vec![Yes, Yes, No, No]),
            row(None, Label::word("elsewhere"), "", vec![No, No, No, No]),
        ],
    )
}

/// Conditions, and columns that are the same.
pub(super) fn avatar() -> Matrix {
    let within = || bucket("examplebucket");
    let limits = || when("<= 5 MiB and image/*");
    let https = || when("https");
    let mut avatar = matrix(
        columns(&["GetObject", "HeadObject", "PutObject", "PostObject", "InitiateMultipartUpload", "UploadPart"]),
        vec![
            row(
                within(),
                Label::text("app/avatar/alice/*"),
                "app/avatar/alice/a",
                vec![https(), https(), limits(), limits(), No, No],
            ),
            row(
                within(),
                Label::text("app/video/alice.mp4"),
                "app/video/alice.mp4",
                vec![Yes, Yes, No, No, when("https, and from 10.0.0.0/8 or 192.168.0.0/16"), Yes],
            ),
            row(within(), Label::word("elsewhere"), "a", vec![No; 6]),
        ],
    );
    avatar.rows[2].count = 3;
    avatar.merged = 2;
    avatar
}

/// `cos:*` on `*`, with a deny.
pub(super) fn everything() -> Matrix {
    let row = |bucket, name, witness, levels: &[Level], unlisted| {
        let cell = |entry: &ActionInfo| match levels.contains(&entry.level()) {
            true if entry.is_assured() => Yes,
            true => undecided("actions and keys that only third parties attest have no assured effect"),
            false => Inapplicable,
        };
        row(bucket, name, witness, action::catalogue().iter().map(cell).chain([unlisted]).collect())
    };
    let keys = &[Level::Object, Level::Listing];
    let logs = || Label::text("logs/*");
    let mut denied = row(bucket("examplebucket"), logs(), "logs/a", keys, Yes);
    for (cell, entry) in denied.cells.iter_mut().zip(action::catalogue()) {
        if ["PutObject", "DeleteObject", "PostObject"].contains(&entry.name()) {
            *cell = when("from 10.0.0.0/8, before 2026-12-31T00:00:00Z, <= 5 GiB, and not application/javascript");
        }
    }
    let rest = Label::word("every other key");
    matrix(
        action::catalogue().iter().map(Column::Action).chain([Column::Unlisted]).collect(),
        vec![
            denied,
            row(None, rest, "a", keys, Yes),
            row(None, Label::word("every bucket itself"), "", &[Level::Bucket], Yes),
            row(None, Label::word("the account"), "", &[Level::Service], Yes),
            row(None, Label::word("vector buckets"), "", &[Level::Vector], Inapplicable),
        ],
    )
}

/// Thirty rows over two buckets.
pub(super) fn many() -> Matrix {
    let people =
        ["alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy", "mallory", "niaj"];
    let mut rows = Vec::new();
    for name in ["photos", "documents"] {
        for (i, person) in people.iter().enumerate() {
            let (folder, key) = (format!("app/{name}/{person}/*"), format!("app/{name}/{person}/a"));
            let write = if i % 3 == 0 { when("<= 5 MiB and image/*") } else { Yes };
            rows.push(row(bucket(name), Label::text(folder), &key, vec![Yes, Yes, Yes, write, No]));
        }
        let rest = Label::text(format!("app/{name}/*")).and_word("otherwise");
        rows.push(row(bucket(name), rest, &format!("app/{name}/a"), vec![Yes, Yes, Yes, No, No]));
        rows.push(row(bucket(name), Label::text("shared/readme.txt"), "shared/readme.txt", vec![No, Yes, Yes, No, No]));
        let why = "nobody documents what `?` in a resource means";
        rows.push(row(bucket(name), Label::text("tmp/?/*"), "tmp/a/b", vec![No, No, No, No, undecided(why)]));
        rows.push(row(bucket(name), Label::word("elsewhere"), "a", vec![No; 5]));
    }
    matrix(columns(&["GetBucket", "GetObject", "HeadObject", "PutObject", "DeleteObject"]), rows)
}

/// Names and values that want to be something else.
pub(super) fn hostile() -> Matrix {
    let mut columns = columns(&["GetObject"]);
    columns.push(Column::Named("name/cos:<script>alert(1)</script>|`\u{202e}".to_owned()));
    let name = format!("\"><img src=x onerror=alert(1)>{}-1", "b".repeat(80));
    let within = || Some(Label::text(name.as_str()).and_word("in").and_text("ap|guangzhou"));
    let long = format!("app/{}/*", "very-long-folder-name/".repeat(12));
    let unbroken = "x".repeat(120);
    matrix(
        columns,
        vec![
            row(within(), Label::text("</code><script>alert(1)</script>/*"), "'\"&lt;\u{0}", vec![Yes, No]),
            row(
                within(),
                Label::text("app/files/* otherwise"),
                "app/\u{1b}[31mred",
                vec![when("`|</td>\r\n| yes |"), No],
            ),
            row(within(), Label::text("a\u{202e}gpj.exe"), "cafe\u{301}", vec![Yes, undecided("a | b `c` <i>")]),
            row(within(), Label::text("图片/猫/*"), "图片/猫/a", vec![Yes, Inapplicable]),
            row(within(), Label::text(long), "", vec![Yes, No]),
            row(within(), Label::text(unbroken), " ", vec![Yes, No]),
        ],
    )
}

/// Whose analysis ran out of budget.
pub(super) fn unfinished() -> Matrix {
    Matrix { undecided: true, ..guide() }
}

pub(super) fn nothing() -> Matrix {
    matrix(Vec::new(), Vec::new())
}
