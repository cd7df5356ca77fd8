//! What a table means, from its text alone. This knows nothing of the library.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use cos_policy::action::Level;
use serde_json::Value;

use crate::requests::{Asked, BUCKETS, Place};

/// A table, as somebody wrote it.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) https_only: bool,
    pub(crate) rows: Vec<Row>,
}

#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) places: Vec<Scope>,
    /// By action, `name/cos:PutObject`; without those that say nothing.
    pub(crate) cells: Vec<(String, Meant)>,
    pub(crate) conditions: Vec<Condition>,
}

/// The region and the name of a bucket.
pub(crate) type Home = (&'static str, &'static str);

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Scope {
    Account,
    Bucket(Home),
    /// A key, or those below a path where a star stands at its end.
    Keys(Home, String),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Meant {
    Yes,
    No,
    Any,
}

/// What a table says of a request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) meant: Meant,
    /// The first that is about the target, of those that name the action if there are any.
    pub(crate) row: Option<usize>,
}

#[derive(Clone, Debug)]
pub(crate) struct Condition {
    /// `content_length`
    pub(crate) key: String,
    pub(crate) sign: String,
    pub(crate) values: Vec<String>,
    pub(crate) or_absent: bool,
}

impl Table {
    /// What is meant of a request; `None` for an action on what it is not about.
    pub(crate) fn meant(&self, asked: &Asked) -> Option<Verdict> {
        if !asked.is_fitting() {
            return None;
        }
        let is_about = |row: &&Row| row.places.iter().any(|scope| scope.has(asked));
        let cell = |row: &Row| row.cells.iter().find(|(action, _)| *action == asked.action).map(|(_, cell)| *cell);
        let decides = |(_, row): &(usize, &Row)| is_about(row) && cell(row).is_some();
        let Some((at, row)) = self.rows.iter().enumerate().find(decides) else {
            let row = self.rows.iter().position(|row| is_about(&row));
            return Some(Verdict { meant: Meant::No, row });
        };
        let meant = match cell(row) {
            Some(Meant::Yes) if !self.holds(row, asked) => Meant::No,
            cell => cell.unwrap(),
        };
        Some(Verdict { meant, row: Some(at) })
    }

    /// A row as a reader calls it. Where the table speaks of several buckets, each place says of which, and where two have
    /// one name, of which region.
    pub(crate) fn name(&self, row: usize) -> String {
        let places = || self.rows.iter().flat_map(|row| &row.places);
        let homes: BTreeSet<Home> = places().filter_map(Scope::home).collect();
        let label = |(region, bucket): Home| match homes.iter().filter(|(_, name)| *name == bucket).count() {
            1 => bucket.to_owned(),
            _ => format!("{bucket} ({region})"),
        };
        let label = |home: Home| Some(label(home)).filter(|_| homes.len() > 1);
        let name = |place: &Scope| match (place, place.home().and_then(label)) {
            (Scope::Account, _) => "the account".to_owned(),
            (Scope::Bucket(_), label) => ["the bucket", &label.unwrap_or_default()].join(" ").trim_end().to_owned(),
            (Scope::Keys(_, pattern), label) if pattern == "*" => {
                ["the whole bucket", &label.unwrap_or_default()].join(" ").trim_end().to_owned()
            }
            (Scope::Keys(_, pattern), None) => pattern.clone(),
            (Scope::Keys(_, pattern), Some(label)) => format!("{pattern} in {label}"),
        };
        self.rows[row].places.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// What a reader calls a place that no row is about.
    pub(crate) fn name_beside_rows(&self, place: Option<&Place>) -> &'static str {
        let homes: Vec<Home> = self.rows.iter().flat_map(|row| &row.places).filter_map(Scope::home).collect();
        match place {
            None => "the account",
            Some(place) if homes.contains(&(place.region.as_str(), place.bucket.as_str())) => "elsewhere",
            Some(_) if homes.is_empty() => "any bucket",
            Some(_) => "other buckets",
        }
    }

    fn holds(&self, row: &Row, asked: &Asked) -> bool {
        self.broken(row, asked).is_empty()
    }

    /// The conditions of a row that do not hold, by their places; that of the whole table is the last one.
    pub(crate) fn broken(&self, row: &Row, asked: &Asked) -> Vec<usize> {
        let is_secure = asked.context.get("cos:secure-transport") == Some(&Value::Bool(true));
        let own = row.conditions.iter().map(|condition| condition.holds(asked));
        let all = own.chain([is_secure || !self.https_only]).enumerate();
        all.filter(|(_, holds)| !holds).map(|(at, _)| at).collect()
    }
}

impl Scope {
    fn home(&self) -> Option<Home> {
        match self {
            Self::Account => None,
            Self::Bucket(home) | Self::Keys(home, _) => Some(*home),
        }
    }

    /// Object actions are judged by their key, listings by their prefix, other actions by their bucket or their account.
    pub(crate) fn has(&self, asked: &Asked) -> bool {
        let Some(place) = &asked.place else { return *self == Self::Account };
        let is_in = |(region, bucket): &Home| place.region == *region && place.bucket == *bucket;
        match self {
            Self::Account => false,
            Self::Bucket(home) => is_in(home) && asked.level() == Some(Level::Bucket),
            Self::Keys(home, pattern) => {
                is_in(home) && asked.level() != Some(Level::Bucket) && is_like(pattern, &place.key)
            }
        }
    }
}

impl Condition {
    fn holds(&self, asked: &Asked) -> bool {
        let key = match self.key.as_str() {
            "prefix" => {
                return self.holds_of(asked.place.as_ref().map(|place| Value::from(place.key.as_str())).as_ref());
            }
            "content_length" => "cos:content-length",
            "content_type" => "cos:content-type",
            "acl" => "cos:x-cos-acl",
            "storage_class" => "cos:x-cos-storage-class",
            "source_ip" => "qcs:ip",
            "secure_transport" => "cos:secure-transport",
            "tls_version" => "cos:tls-version",
            other => panic!("{other}"),
        };
        self.holds_of(asked.context.get(key))
    }

    fn holds_of(&self, value: Option<&Value>) -> bool {
        let Some(value) = value.filter(|value| **value != "") else { return self.or_absent };
        let is = |wanted: &String| match value {
            Value::String(text) if self.key == "source_ip" => is_within(text, wanted),
            Value::String(text) if self.sign == "like" => is_like(wanted, text),
            Value::String(text) => text == wanted,
            value => serde_json::from_str(wanted).is_ok_and(|wanted: Value| wanted == *value),
        };
        let number = || (value.as_f64().unwrap(), self.values[0].parse::<f64>().unwrap());
        match self.sign.as_str() {
            "<=" => number().0 <= number().1,
            ">=" => number().0 >= number().1,
            "<" => number().0 < number().1,
            ">" => number().0 > number().1,
            "!=" => !self.values.iter().any(is),
            _ => self.values.iter().any(is),
        }
    }
}

/// A star stands at the end at most.
fn is_like(pattern: &str, text: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == text, |start| text.starts_with(start))
}

fn is_within(address: &str, network: &str) -> bool {
    let (start, length) = network.split_once('/').unwrap();
    let [start, address] = [start, address].map(|text| u32::from(text.parse::<Ipv4Addr>().unwrap()));
    (start ^ address).leading_zeros() >= length.parse().unwrap()
}

// The text of a table.

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Text(String),
    Word(String),
    Sign(String),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let end = match first {
            '"' => rest[1..].find('"').unwrap() + 2,
            _ if is_word(first) => rest.find(|c: char| !is_word(c)).unwrap_or(rest.len()),
            _ if ["=>", "<=", ">=", "==", "!="].iter().any(|sign| rest.starts_with(sign)) => 2,
            _ => 1,
        };
        let (token, after) = rest.split_at(end);
        tokens.push(match first {
            '"' => Token::Text(token.trim_matches('"').to_owned()),
            _ if is_word(first) => Token::Word(token.to_owned()),
            _ => Token::Sign(token.to_owned()),
        });
        rest = after.trim_start();
    }
    tokens
}

impl Token {
    fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Word(text) | Self::Sign(text) => text,
        }
    }

    fn is_sign(&self, sign: &str) -> bool {
        *self == Self::Sign(sign.to_owned())
    }

    fn is_word(&self, word: &str) -> bool {
        *self == Self::Word(word.to_owned())
    }
}

impl Table {
    pub(crate) fn read(text: &str) -> Self {
        let mut table = Self { https_only: false, rows: Vec::new() };
        let mut home = BUCKETS[0];
        let mut columns: Vec<String> = Vec::new();
        for item in tokens(text).split(|token| token.is_sign(";")).filter(|item| !item.is_empty()) {
            if item[0].is_word("assuming") {
                table.https_only = true;
            } else if item[0].is_word("in") {
                home = bucket(item[1].text(), home);
            } else if let Some(arrow) = item.iter().position(|token| token.is_sign("=>")) {
                table.rows.push(Row::read(&item[..arrow], &item[arrow + 1..], home, &columns));
            } else {
                columns = item.iter().map(|name| format!("name/cos:{}", name.text())).collect();
            }
        }
        table
    }
}

/// The bucket that a function of these tests is named after.
fn bucket(name: &str, block: Home) -> Home {
    match name {
        "bucket" => block,
        "first" => BUCKETS[0],
        "shanghai" => BUCKETS[1],
        "second" => BUCKETS[2],
        other => panic!("{other}"),
    }
}

impl Row {
    fn read(places: &[Token], rest: &[Token], home: Home, columns: &[String]) -> Self {
        let when = rest.iter().position(|token| token.is_word("when")).unwrap_or(rest.len());
        let (cells, conditions) = rest.split_at(when);
        assert_eq!(cells.len(), columns.len());
        let cells = columns.iter().zip(cells).filter_map(|(column, cell)| {
            let cell = match cell.text() {
                "yes" => Meant::Yes,
                "no" => Meant::No,
                "any" => Meant::Any,
                _ => return None,
            };
            Some((column.clone(), cell))
        });
        let places = places.split(|token| token.is_sign(",")).map(|place| scope(place, home)).collect();
        Self { places, cells: cells.collect(), conditions: conditions_of(conditions) }
    }
}

fn scope(place: &[Token], block: Home) -> Scope {
    let words: String = place.iter().map(Token::text).collect();
    match &place[0] {
        Token::Text(text) => Scope::Keys(block, text.clone()),
        word if word.is_word("account") => Scope::Account,
        word => {
            let home = bucket(word.text().split('.').next().unwrap(), block);
            if words.ends_with(".whole()") { Scope::Keys(home, "*".to_owned()) } else { Scope::Bucket(home) }
        }
    }
}

fn conditions_of(tokens: &[Token]) -> Vec<Condition> {
    let mut conditions: Vec<Condition> = Vec::new();
    let mut rest = tokens;
    while let [_, Token::Word(key), sign, more @ ..] = rest {
        let in_list = more[0].is_sign("[");
        let is_end = |token: &Token| if in_list { token.is_sign("]") } else { token.is_sign(",") };
        let end = more.iter().position(is_end).map_or(more.len(), |end| end + usize::from(in_list));
        let value = |token: &&Token| !matches!(token, Token::Sign(_));
        let mut values: Vec<String> = more[..end].iter().filter(value).map(|token| token.text().to_owned()).collect();
        let or_absent = values.ends_with(&["or".to_owned(), "absent".to_owned()]);
        values.truncate(values.len() - if or_absent { 2 } else { 0 });
        conditions.push(Condition { key: key.clone(), sign: sign.text().to_owned(), values, or_absent });
        rest = &more[end..];
    }
    assert!(rest.is_empty(), "{rest:?}");
    conditions
}
