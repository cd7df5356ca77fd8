//! Against all texts that there are, of three characters at most.

#![expect(clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use ::proptest::prelude::*;
use ::proptest::sample::select;

use super::{Meeting, Outline, meeting};
use crate::resource::names::Names;

const LISTED: Names = Names::listed(&["a", "za", "1", "a/b"]);

const KINDS: &[Names] = &[
    Names::ANY,
    Names::NUMBERS,
    LISTED,
    Names::except(&Names::ANY, &["a", "1"]),
    Names::except(&Names::ANY, &["*a"]),
    Names::except(&Names::ANY, &["a*", "*1"]),
    Names::except(&Names::ANY, &["a*a", "1*"]),
    Names::except(&Names::NUMBERS, &["1"]),
    Names::except(&LISTED, &["a"]),
];

const BEFORE: &[&str] = &["", "", "a", "1", "0", ".", "z"];
const BEHIND: &[&str] = &["", "", "a", "1", "0", "z"];
const FIELDS: &[&str] = &["user", "day"];

/// A template, and what each of its fields can be, in the order of `FIELDS`.
#[derive(Clone, Debug)]
struct Scope {
    parts: Vec<Part>,
    is_folder: bool,
    kinds: [Names; 2],
}

#[derive(Clone, Debug)]
enum Part {
    Literal(&'static str),
    Filled { before: &'static str, field: usize, behind: &'static str },
}

/// A key, or what every key of a folder begins with, and what it is filled with.
struct Place {
    text: String,
    values: [Option<String>; 2],
}

fn filled() -> impl Strategy<Value = Part> {
    (select(BEFORE), 0..FIELDS.len(), select(BEHIND)).prop_map(|(before, field, behind)| Part::Filled {
        before,
        field,
        behind,
    })
}

fn literal() -> impl Strategy<Value = Part> {
    select(&["a", "1", "aa", ".a", "z.a", "a1", "10", "01"][..]).prop_map(Part::Literal)
}

fn scopes(parts: impl Strategy<Value = Vec<Part>>) -> impl Strategy<Value = Scope> {
    let kinds = [select(KINDS), select(KINDS)];
    (parts, any::<bool>(), kinds).prop_map(|(parts, is_folder, kinds)| Scope { parts, is_folder, kinds })
}

/// With one placeholder at most.
fn single() -> impl Strategy<Value = Scope> {
    scopes(prop_oneof![
        3 => filled().prop_map(|part| vec![part]),
        1 => literal().prop_map(|part| vec![part]),
        1 => (filled(), literal()).prop_map(|(one, other)| vec![one, other]),
        1 => (literal(), filled()).prop_map(|(one, other)| vec![one, other]),
    ])
}

/// With two placeholders, which may be the same.
fn double() -> impl Strategy<Value = Scope> {
    scopes((filled(), filled()).prop_map(|(one, other)| vec![one, other]))
}

/// All texts of so many characters at most.
fn texts(most: u32) -> Vec<String> {
    const ALPHABET: &[char] = &['a', 'z', '1', '2', '0', '.'];
    let longer = |texts: &Vec<String>| -> Vec<String> {
        texts.iter().flat_map(|text| ALPHABET.iter().map(move |last| format!("{text}{last}"))).collect()
    };
    let lengths = std::iter::successors(Some(vec![String::new()]), |texts| Some(longer(texts)));
    lengths.skip(1).take(most as usize).flatten().collect()
}

impl Scope {
    fn template(&self) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Literal(text) => (*text).to_owned(),
            Part::Filled { before, field, behind } => format!("{before}{{{}}}{behind}", FIELDS[*field]),
        });
        let path = parts.collect::<Vec<_>>().join("/");
        if self.is_folder { path + "/*" } else { path }
    }

    fn has(&self, field: usize) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Filled { field: own, .. } if *own == field))
    }

    fn outline(&self) -> Outline {
        let fields: Vec<usize> = (0..FIELDS.len()).filter(|field| self.has(*field)).collect();
        let names: Vec<Names> = fields.iter().map(|field| self.kinds[*field]).collect();
        let fields: Vec<&str> = fields.iter().map(|field| FIELDS[*field]).collect();
        Outline::new(self.template().leak(), fields.leak(), names.leak())
    }

    /// Every place that it can be, filled with texts of so many characters at most.
    fn places(&self, most: u32) -> Vec<Place> {
        let values = |field: usize| -> Vec<Option<String>> {
            let own = texts(most).into_iter().filter(|text| self.kinds[field].contains(text)).map(Some);
            if self.has(field) { own.collect() } else { vec![None] }
        };
        let (users, days) = (values(0), values(1));
        let pairs = users.iter().flat_map(|user| days.iter().map(|day| [user.clone(), day.clone()]));
        pairs.map(|values| Place { text: self.filled(&values), values }).collect()
    }

    fn filled(&self, values: &[Option<String>; 2]) -> String {
        let mut text = self.template();
        for (field, value) in FIELDS.iter().zip(values) {
            text = text.replace(&format!("{{{field}}}"), value.as_deref().unwrap_or_default());
        }
        text
    }
}

fn meet(one: &Place, other: &Place) -> bool {
    match (one.text.strip_suffix('*'), other.text.strip_suffix('*')) {
        (None, None) => one.text == other.text,
        (Some(one), None) => other.text.starts_with(one),
        (None, Some(other)) => one.text.starts_with(other),
        (Some(one), Some(other)) => one.starts_with(other) || other.starts_with(one),
    }
}

/// What places of two scopes that meet differ in: nothing, or some of the fields; `None` if none meet.
fn met(one: &Scope, other: &Scope, by: &[usize], most: u32) -> Option<bool> {
    let (ones, others) = (one.places(most), other.places(most));
    let pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (one, other)));
    let met = pairs.filter(|(one, other)| meet(one, other));
    met.map(|(one, other)| by.iter().any(|field| one.values[*field] != other.values[*field])).reduce(|a, b| a || b)
}

fn bys() -> impl Strategy<Value = Vec<usize>> {
    select(vec![vec![0], vec![1], vec![0, 1]])
}

fn told(one: &Scope, other: &Scope, by: &[usize]) -> Meeting {
    let by: Vec<&str> = by.iter().map(|field| FIELDS[*field]).collect();
    meeting(&one.outline(), &other.outline(), &by)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn single_placeholders_are_told_apart_exactly(one in single(), other in single(), by in bys()) {
        let told = told(&one, &other, &by);
        let met = met(&one, &other, &by, 3);
        prop_assert_eq!(matches!(told, Meeting::Apart), met.is_none(), "{} {}", one.template(), other.template());
        let is_collision = matches!(told, Meeting::Collision(_));
        prop_assert!(is_collision || met != Some(true), "{} {}", one.template(), other.template());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_collision_is_missed(one in double(), other in prop_oneof![double(), single()], by in bys()) {
        let told = told(&one, &other, &by);
        let met = met(&one, &other, &by, 2);
        prop_assert!(!matches!(told, Meeting::Apart) || met.is_none(), "{} {}", one.template(), other.template());
        let is_collision = matches!(told, Meeting::Collision(_));
        prop_assert!(is_collision || met != Some(true), "{} {}", one.template(), other.template());
    }
}

fn outline(template: &'static str, fields: &'static [&'static str], names: &'static [Names]) -> Outline {
    Outline::new(template, fields, names)
}

/// The value of the field for which they meet.
fn example(one: &Outline, other: &Outline) -> Option<(String, String)> {
    let Meeting::Collision(Some((field, value))) = meeting(one, other, &["user"]) else { return None };
    Some((String::from_utf8_lossy(field.name).into_owned(), value.as_str().to_owned()))
}

#[test]
fn one_literal_overlaps_the_other() {
    const NOT_AB: Names = Names::except(&Names::ANY, &["ab*"]);
    let found = |one: &Outline, other: &Outline| example(one, other).map(|(_, value)| value);
    let (number, zero) = (outline("{user}a", &["user"], &[Names::NUMBERS]), outline("0{day}", &["day"], &[Names::ANY]));
    assert_eq!(found(&number, &zero).as_deref(), Some("0"));
    let (short, long) = (outline("{user}bc", &["user"], &[NOT_AB]), outline("ab{day}", &["day"], &[Names::ANY]));
    assert_eq!(found(&short, &long).as_deref(), Some("a"));
    let short = outline("{user}bd", &["user"], &[NOT_AB]);
    assert_eq!(found(&short, &outline("ab{day}", &["day"], &[Names::NUMBERS])), None);
}

#[test]
fn the_example_is_of_the_field_that_differs() {
    const AREAS: Names = Names::listed(&["photos", "drafts"]);
    let own = outline("{area}/{user}/*", &["area", "user"], &[AREAS, Names::ANY]);
    let shared = outline("{area}/shared/*", &["area"], &[AREAS]);
    assert_eq!(example(&own, &shared), Some(("user".to_owned(), "shared".to_owned())));
}

#[test]
fn what_is_refused_for_nothing_is_known() {
    let own = outline("{user}/{user}", &["user"], &[Names::ANY]);
    // The second part would need a name that ends with `_m` and is the one that it ends with.
    let told = meeting(&own, &outline("{user}/{user}_m", &["user"], &[Names::ANY]), &["day"]);
    assert!(matches!(told, Meeting::SameHolder), "{told:?}");
}
