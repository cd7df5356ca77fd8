use std::fmt::Write;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::action::ActionInfo;
use crate::condition::{Clause, Values};
use crate::nonempty::NonEmpty;
use crate::resource::Resource;

use super::statement::{ActionList, Statement};

/// The canonical text of a policy. No value needs an escape: the alphabets of the model have neither quotes nor
/// backslashes nor control characters.
pub(super) fn policy(statements: &[Statement]) -> String {
    const HEAD: &str = "{\"version\":\"2.0\",\"statement\":[";
    const TAIL: &str = "]}";

    let room: usize = statements.iter().map(room).sum();
    let mut text = String::with_capacity(HEAD.len() + room + TAIL.len());
    text.push_str(HEAD);
    separated(&mut text, statements, write);
    text.push_str(TAIL);
    text
}

/// The canonical text of one statement.
pub(super) fn statement(statement: &Statement) -> String {
    let mut text = String::with_capacity(room(statement));
    write(&mut text, statement);
    text
}

fn write(text: &mut String, statement: &Statement) {
    text.push_str("{\"effect\":\"");
    text.push_str(statement.effect.as_str());
    text.push_str("\",\"action\":[");
    match statement.actions {
        ActionList::All => text.push_str("\"name/cos:*\""),
        ActionList::Listed(actions) => separated(text, actions.iter(), action),
    }
    text.push_str("],\"resource\":[");
    separated(text, statement.resources.iter(), resource);
    text.push(']');
    let clauses = statement.conditions.as_slice();
    if !clauses.is_empty() {
        text.push_str(",\"condition\":{");
        separated(text, clauses.chunk_by(same_operator), operator);
        text.push('}');
    }
    text.push('}');
}

fn action(text: &mut String, action: &ActionInfo) {
    text.push_str("\"name/cos:");
    text.push_str(action.name());
    text.push('"');
}

fn resource(text: &mut String, resource: &Resource) {
    text.push('"');
    for piece in resource.pieces() {
        text.push_str(piece);
    }
    text.push('"');
}

fn same_operator(a: &Clause, b: &Clause) -> bool {
    (a.operator(), a.is_if_exist()) == (b.operator(), b.is_if_exist())
}

fn operator(text: &mut String, clauses: &[Clause]) {
    if let Some(first) = clauses.first() {
        text.push('"');
        text.push_str(first.operator().name());
        text.push_str(if first.is_if_exist() { "_if_exist\":{" } else { "\":{" });
    }
    separated(text, clauses, |text, clause| {
        text.push('"');
        text.push_str(clause.key());
        text.push_str("\":");
        values(text, clause.values());
    });
    text.push('}');
}

fn values(text: &mut String, values: &Values) {
    // Writing to a string cannot fail.
    match values {
        Values::Number(number) => _ = write!(text, "{number}"),
        Values::Version(version) => text.push_str(version.as_str()),
        Values::Texts(texts) => list(text, texts, |text, value| {
            text.push('"');
            text.push_str(value);
            text.push('"');
        }),
        Values::Networks(networks) => list(text, networks, |text, network| _ = write!(text, "\"{network}\"")),
        Values::None => text.push_str("[]"),
    }
}

/// A single value stands bare.
fn list<T>(text: &mut String, values: &NonEmpty<T>, value: impl FnMut(&mut String, &T)) {
    let bare = values.len() == 1;
    text.push_str(if bare { "" } else { "[" });
    separated(text, values.iter(), value);
    text.push_str(if bare { "" } else { "]" });
}

fn separated<T>(text: &mut String, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut String, T)) {
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        write(text, item);
    }
}

/// At least as many bytes as the statement takes, and the comma behind it.
fn room(statement: &Statement) -> usize {
    const FRAME: usize = "{\"effect\":\"allow\",\"action\":[],\"resource\":[],\"condition\":{}},".len();
    const ACTION: usize = "\"name/cos:DeleteBucketIntelligentTiering\",".len();
    const QUOTED: usize = "\"\",".len();
    const CLAUSE: usize = "\"numeric_greater_than_equal_if_exist\":{\"cos:x-cos-grant-full-control\":[]},".len();
    const NUMBER: usize = "18446744073709551615,".len();

    let actions = match statement.actions {
        ActionList::All => 1,
        ActionList::Listed(actions) => actions.len(),
    };
    let resource = |resource: &Resource| resource.pieces().iter().map(|piece| piece.len()).sum::<usize>() + QUOTED;
    let clause = |clause: &Clause| {
        CLAUSE
            + match clause.values() {
                Values::Texts(texts) => texts.iter().map(|text| text.len() + QUOTED).sum(),
                Values::Networks(networks) => networks.len() * NUMBER,
                _ => NUMBER,
            }
    };
    FRAME
        + actions * ACTION
        + statement.resources.iter().map(resource).sum::<usize>()
        + statement.conditions.as_slice().iter().map(clause).sum::<usize>()
}

/// The same members in the same order, for any format of serde.
pub(super) fn serialize<S: Serializer>(statement: &Statement, serializer: S) -> Result<S::Ok, S::Error> {
    let action: Vec<String> = match statement.actions {
        ActionList::All => vec!["name/cos:*".to_owned()],
        ActionList::Listed(actions) => actions.iter().map(ToString::to_string).collect(),
    };
    let resource: Vec<String> = statement.resources.iter().map(ToString::to_string).collect();
    let clauses = statement.conditions.as_slice();
    let mut map = serializer.serialize_map(Some(if clauses.is_empty() { 3 } else { 4 }))?;
    map.serialize_entry("effect", statement.effect.as_str())?;
    map.serialize_entry("action", &action)?;
    map.serialize_entry("resource", &resource)?;
    if !clauses.is_empty() {
        map.serialize_entry("condition", &ByOperator(clauses))?;
    }
    map.end()
}

struct ByOperator<'a>(&'a [Clause]);

impl Serialize for ByOperator<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let operators = self.0.chunk_by(same_operator).filter_map(|clauses| Some((clauses.first()?, clauses)));
        serializer.collect_map(operators.map(|(first, clauses)| {
            let suffix = if first.is_if_exist() { "_if_exist" } else { "" };
            (format!("{}{suffix}", first.operator().name()), ByKey(clauses))
        }))
    }
}

struct ByKey<'a>(&'a [Clause]);

impl Serialize for ByKey<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|clause| (clause.key(), clause.values())))
    }
}

impl Serialize for Values {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        fn list<S: Serializer, T: ToString>(values: &NonEmpty<T>, serializer: S) -> Result<S::Ok, S::Error> {
            let texts: Vec<String> = values.iter().map(ToString::to_string).collect();
            match texts.as_slice() {
                [single] => serializer.serialize_str(single),
                several => several.serialize(serializer),
            }
        }

        match self {
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Version(version) => serializer.serialize_f64(version.as_number()),
            Self::Texts(texts) => list(texts, serializer),
            Self::Networks(networks) => list(networks, serializer),
            Self::None => serializer.collect_seq([""; 0]),
        }
    }
}
