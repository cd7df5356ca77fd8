//! Pairs of small policies that have much in common: made of few words, the second often made from the first.
//!
//! A pair is about one or two condition keys, so that its statements limit the same thing. In about a third of the pairs
//! something is said that no document settles.

use std::fmt;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

use crate::policy::{self, Clause, Effect, Policy, Statement};

#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) a: Policy,
    pub(crate) b: Policy,
}

impl fmt::Debug for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", policy::json(&self.a), policy::json(&self.b))
    }
}

pub(crate) fn pairs() -> impl Strategy<Value = Pair> {
    prop_oneof![1 => independent(), 4 => derived(), 1 => complementary()]
}

fn independent() -> impl Strategy<Value = Pair> {
    themes().prop_flat_map(|theme| (policies(theme.clone()), policies(theme)).prop_map(|(a, b)| Pair { a, b }))
}

/// The second is the first with a few changes, or the reverse.
fn derived() -> impl Strategy<Value = Pair> {
    let start = |theme: Theme| (policies(theme.clone()), vec(changes(theme), 1..4), any::<bool>());
    themes().prop_flat_map(start).prop_map(|(a, changes, turned)| {
        let b = changes.into_iter().fold(a.clone(), Change::apply);
        if turned { Pair { a: b, b: a } } else { Pair { a, b } }
    })
}

/// The second permits what the first does not, but for a change.
fn complementary() -> impl Strategy<Value = Pair> {
    let start = |theme: Theme| (policies(theme.clone()), vec(changes(theme), 0..2));
    themes().prop_flat_map(start).prop_map(|(a, changes)| {
        let allows = a.iter().filter(|statement| statement.effect == Effect::Allow);
        let denies = allows.map(|statement| Statement { effect: Effect::Deny, ..statement.clone() });
        let rest = std::iter::once(Statement::allow("*", "*")).chain(denies).collect();
        let b = changes.into_iter().fold(rest, Change::apply);
        Pair { a, b }
    })
}

/// Three policies, each made from the one before or after it.
pub(crate) fn chains() -> impl Strategy<Value = [Policy; 3]> {
    themes().prop_flat_map(|theme| {
        let steps = || vec(changes(theme.clone()), 1..3);
        (policies(theme.clone()), steps(), steps(), any::<bool>()).prop_map(|(a, first, second, turned)| {
            let b = first.into_iter().fold(a.clone(), Change::apply);
            let c = second.into_iter().fold(b.clone(), Change::apply);
            if turned { [c, b, a] } else { [a, b, c] }
        })
    })
}

// What a pair is about.

/// What statements of a pair are made of.
#[derive(Clone, Debug)]
pub(crate) struct Theme {
    keys: Vec<usize>,
    /// Whether something may stand there that no document settles.
    doubtful: bool,
    principals: bool,
}

pub(crate) fn themes() -> impl Strategy<Value = Theme> {
    let keys =
        prop_oneof![1 => vec(0..KEYS.len(), 0..=0), 4 => vec(0..KEYS.len(), 1..=1), 2 => vec(0..KEYS.len(), 2..=2)];
    let doubtful = prop::bool::weighted(0.45);
    let principals = prop::bool::weighted(0.2);
    (keys, doubtful, principals).prop_map(|(keys, doubtful, principals)| Theme { keys, doubtful, principals })
}

/// The first statement is nearly always an allow.
pub(crate) fn policies(theme: Theme) -> impl Strategy<Value = Policy> {
    let first = statements(theme.clone(), 1);
    (first, vec(statements(theme, 8), 0..3)).prop_map(|(first, more)| [vec![first], more].concat())
}

fn statements(theme: Theme, denies: u32) -> impl Strategy<Value = Statement> {
    let effects = prop_oneof![12 => Just(Effect::Allow), denies => Just(Effect::Deny)];
    let actions = vec(actions(theme.doubtful), 1..3);
    let resources = vec(resources(theme.doubtful), 1..3);
    let most = if theme.keys.is_empty() { 0 } else { 2 };
    let clauses = vec(clauses(theme.clone()), 0..=most);
    (effects, principals(&theme), actions, resources, clauses).prop_map(
        |(effect, principals, actions, resources, clauses)| {
            let statement = Statement { effect, principals, actions, resources, clauses: Vec::new() };
            clauses.into_iter().fold(statement, Statement::when)
        },
    )
}

/// Words that documents settle, and rarely one that they do not.
fn words(
    settled: &'static [&'static str],
    doubtful: &'static [&'static str],
    doubt: bool,
) -> impl Strategy<Value = String> {
    let weight = u32::from(doubt);
    prop_oneof![4 => select(settled), weight => select(doubtful)].prop_map(str::to_owned)
}

fn actions(doubt: bool) -> impl Strategy<Value = String> {
    const EVERYTHING: &[&str] = &["*", "name/cos:*", "cos:*"];
    prop_oneof![3 => select(EVERYTHING).prop_map(str::to_owned), 5 => words(ACTIONS, DOUBTFUL_ACTIONS, doubt)]
}

const ACTIONS: &[&str] = &[
    "name/cos:GetObject",
    "cos:GetObject",
    "name/cos:PutObject",
    "name/cos:GetBucket",
    "name/cos:GetBucket",
    "name/cos:ListMultipartUploads",
    "name/cos:HeadBucket",
    "name/cos:GetService",
    "name/cos:GetNothing",
    "name/ci:Describe",
    "name/ci:*",
    "name/cos:Get*",
    "name/cos:Get*",
    "name/cos:Put*",
    "name/cos:*Object",
    "name/cos:*Bucket*",
    "name/cos:G*t",
    "name/cos:Get*Bucket*",
    "name/cos:GetObject*",
    "name/cos:HeadBucket*",
    "name/cos:*0*",
    "*:*",
    "PutObject",
];

const DOUBTFUL_ACTIONS: &[&str] = &["name/cos:Get?bject", "cos:Get?bject", "name/*", "permid/280649", "*:GetObject"];

/// Mostly keys of one bucket, by patterns of at most three letters over a small alphabet.
fn resources(doubt: bool) -> impl Strategy<Value = String> {
    let segment = |usual: &'static str, settled, doubtful| prop_oneof![12 => Just(usual.to_owned()), 1 => words(settled, doubtful, doubt)];
    let six = (
        segment("", &[""], &["id/0"]),
        segment("cos", &["", "*", "ci"], &["co*"]),
        segment("ap-guangzhou", &["", "*", "ap-beijing"], &["ap-*"]),
        segment("uid/1250000000", &["", "*", "uid/1250000001"], &["uin/100000000001", "uid/*"]),
        paths(doubt),
    );
    let six = six.prop_map(|(project, service, region, account, path)| {
        format!("qcs:{project}:{service}:{region}:{account}:{path}")
    });
    prop_oneof![2 => Just("*".to_owned()), 6 => six]
}

fn paths(doubt: bool) -> impl Strategy<Value = String> {
    let in_main = words(PATTERNS, DOUBTFUL_PATTERNS, doubt).prop_map(|key| format!("examplebucket-1250000000/{key}"));
    prop_oneof![8 => in_main, 2 => words(PATHS, DOUBTFUL_PATHS, doubt)]
}

const PATTERNS: &[&str] = &[
    "*", "*", "", "a", "a*", "a*", "a/*", "a/*", "a/", "ab*", "ab", "b*", "b/*", "a/b", "a/b*", "b", "/*", "a/a*",
    "F*", "2*",
];
const DOUBTFUL_PATTERNS: &[&str] = &["*a", "a*b", "*a*", "a*b*", "a?", "**", "a**", "${uin}/*"];
const PATHS: &[&str] = &[
    "*",
    "examplebucket*",
    "examplebucket-1250000000*",
    "other-1250000000/*",
    "other-1250000000/a*",
    "examplebucket-1250000001/*",
    "prefix//1250000000/examplebucket/a*",
    "prefix//1250000000/examplebucket/*",
];
const DOUBTFUL_PATHS: &[&str] = &[
    "examplebucket/*",
    "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/*",
    "prefix/1250000000/examplebucket/a*",
    "prefix//1250000000/",
    "example*-1250000000/*",
];

fn principals(theme: &Theme) -> impl Strategy<Value = Vec<String>> + use<> {
    let names = vec(words(PRINCIPALS, DOUBTFUL_PRINCIPALS, theme.doubtful), 1..3);
    if theme.principals { prop_oneof![1 => Just(Vec::new()), 2 => names].boxed() } else { Just(Vec::new()).boxed() }
}

const PRINCIPALS: &[&str] = &[
    "*",
    "qcs::cam::uin/100000000001:uin/100000000002",
    "qcs::cam::uin/100000000001:uin/100000000002",
    "qcs::cam::uin/100000000001:uin/100000000003",
    "qcs::cam::uin/100000000001:root",
    "qcs::cam::uin/100000000001:uin/100000000001",
    "qcs::cam::anyone:anyone",
];
const DOUBTFUL_PRINCIPALS: &[&str] =
    &["qcs::cam::uin/100000000001:groupid/7", "qcs::cam::uin/100000000001:roleName/reader"];

// Conditions.

struct Vocabulary {
    key: &'static str,
    operators: &'static [&'static str],
    values: Vec<Value>,
    doubtful_operators: &'static [&'static str],
    doubtful_values: Vec<Value>,
}

const TEXT: &[&str] = &["string_equal", "string_like", "string_like", "string_not_equal"];
const NUMERIC: &[&str] = &[
    "numeric_less_than_equal",
    "numeric_greater_than",
    "numeric_less_than",
    "numeric_greater_than_equal",
    "numeric_equal",
    "numeric_not_equal",
];
const IP: &[&str] = &["ip_equal", "ip_equal", "ip_not_equal"];
const BOOL: &[&str] = &["bool_equal"];
const TAGS: &[&str] = &["for_any_value:string_equal"];
const ALL_TAGS: &[&str] = &["for_any_value:string_equal", "for_all_value:string_equal"];

const ODD_TEXT: &[&str] = &["string_not_like", "string_equal_ignore_case", "numeric_equal", "null_equal"];
const ODD_NUMERIC: &[&str] = &["string_equal", "date_equal"];
const ODD_IP: &[&str] = &["string_equal", "string_like"];
const ODD_BOOL: &[&str] = &["string_equal"];
const ODD_TAGS: &[&str] = &["string_equal", "for_any_value:string_like", "for_all_value:string_equal"];

const TEXTS: &str = r#"["p", "p", "p*", "p*", "*", "*q", "pq", "pq*", "*p*", "q", "q*", "*pq"]"#;
const ODD_TEXTS: &str = r#"["p*q", "p?", "*p*q*", "${uin}", "", 10]"#;
const LENGTHS: &str = "[10, 10, 9, 11, 0, 100, 9.5, 10.0, -1, 1e1]";
const ODD_LENGTHS: &str = r#"["10", "9", "abc"]"#;
const VERSIONS: &str = "[1.2, 1.2, 1.1, 1.3, 1, 1.20]";
const ODD_VERSIONS: &str = r#"["1.2", "abc"]"#;
const BLOCKS: &str = r#"["10.0.0.0/8", "10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9", "10.1.0.0/16", "10.1.2.3", "10.1.2.3/8",
    "0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "10.1.2.3/32"]"#;
const ODD_BLOCKS: &str = r#"["2001:db8::/32", "::/0", "10.0.0.0/33", "2001:db8::1"]"#;
const BOOLEANS: &str = r#"["true", "false"]"#;
const ODD_BOOLEANS: &str = r#"["True", 1]"#;
const TAG_VALUES: &str = r#"["k&1", "k&1", "k&2", "x&3"]"#;
const ODD_TAG_VALUES: &str = r#"["${uin}", "k&*"]"#;
const QUERIES: &str = r#"["p", "p*", "p*", "%2F", "p%2F*", "*2F", "*F", "2*", "*2*", "*", "*q", "%2F*", "pq"]"#;
const ODD_QUERIES: &str = r#"["p/", "%2f", "p%2f*", "p*q", "/*", "%70"]"#;
const PREFIXES: &str =
    r#"["a", "a", "a*", "a%2F*", "a%2F*", "a%2F", "*a", "*F", "*2*", "2*", "%2F*", "*", "ab*", "b*", "F"]"#;
const ODD_PREFIXES: &str = r#"["a/*", "a/", "a%2f*", "%61", "a*b", "${uin}"]"#;

type Words = (&'static str, &'static [&'static str], &'static str, &'static [&'static str], &'static str);

const KEYS: &[Words] = &[
    ("cos:content-length", NUMERIC, LENGTHS, ODD_NUMERIC, ODD_LENGTHS),
    ("cos:content-length", NUMERIC, LENGTHS, ODD_NUMERIC, ODD_LENGTHS),
    ("cos:content-type", TEXT, TEXTS, ODD_TEXT, ODD_TEXTS),
    ("cos:content-type", TEXT, TEXTS, ODD_TEXT, ODD_TEXTS),
    ("cos:x-cos-acl", TEXT, TEXTS, ODD_TEXT, ODD_TEXTS),
    ("vpc:requester_vpc", TEXT, TEXTS, ODD_TEXT, ODD_TEXTS),
    ("cos:tls-version", NUMERIC, VERSIONS, ODD_NUMERIC, ODD_VERSIONS),
    ("cos:secure-transport", BOOL, BOOLEANS, ODD_BOOL, ODD_BOOLEANS),
    ("qcs:ip", IP, BLOCKS, ODD_IP, ODD_BLOCKS),
    ("qcs:ip", IP, BLOCKS, ODD_IP, ODD_BLOCKS),
    ("cos:prefix", TEXT, PREFIXES, ODD_TEXT, ODD_PREFIXES),
    ("cos:prefix", TEXT, PREFIXES, ODD_TEXT, ODD_PREFIXES),
    ("cos:prefix", TEXT, PREFIXES, ODD_TEXT, ODD_PREFIXES),
    ("cos:response-content-type", TEXT, QUERIES, ODD_TEXT, ODD_QUERIES),
    ("cos:versionid", TEXT, QUERIES, ODD_TEXT, ODD_QUERIES),
    ("qcs:request_tag", ALL_TAGS, TAG_VALUES, ODD_TAGS, ODD_TAG_VALUES),
    ("qcs:resource_tag", TAGS, TAG_VALUES, ODD_TAGS, ODD_TAG_VALUES),
];

/// Keys that no document of COS lists; whatever is asked of them stays open.
const ODD_KEYS: &[Words] = &[
    ("cos:content_length", NUMERIC, "[10, 9]", NUMERIC, "[10]"),
    ("cos:host", TEXT, r#"["p", "p*"]"#, TEXT, r#"["q"]"#),
    ("qcs:current_time", &["date_less_than"], r#"["2026-01-01T00:00:00Z"]"#, TEXT, r#"["p"]"#),
];

static VOCABULARIES: LazyLock<Vec<Vocabulary>> = LazyLock::new(|| {
    let read = |(key, operators, values, doubtful_operators, doubtful_values): &Words| Vocabulary {
        key,
        operators,
        values: serde_json::from_str(values).unwrap(),
        doubtful_operators,
        doubtful_values: serde_json::from_str(doubtful_values).unwrap(),
    };
    KEYS.iter().chain(ODD_KEYS).map(read).collect()
});

fn clauses(theme: Theme) -> impl Strategy<Value = Clause> {
    let Theme { keys, doubtful, .. } = theme;
    let odd = if doubtful { ODD_KEYS.len() } else { 0 };
    let choice = (any::<Index>(), 0..16_usize).prop_map(move |(index, rare)| match rare {
        _ if keys.is_empty() => 0,
        rare if rare < odd => KEYS.len() + rare,
        _ => *index.get(&keys),
    });
    choice.prop_flat_map(move |at| clauses_on(&VOCABULARIES[at], doubtful))
}

fn clauses_on(vocabulary: &'static Vocabulary, doubtful: bool) -> impl Strategy<Value = Clause> {
    let Vocabulary { key, operators, values, doubtful_operators, doubtful_values } = vocabulary;
    let weight = u32::from(doubtful);
    let operators = prop_oneof![8 => select(*operators), weight => select(*doubtful_operators)];
    let value = || prop_oneof![6 => select(&values[..]), 2 * weight => select(&doubtful_values[..])];
    let lists = vec(value(), 2..4);
    (operators, any::<bool>(), value(), lists, 0..4_u8).prop_map(move |(operator, if_exist, one, list, lists)| {
        let suffix = if if_exist && operator != "null_equal" { "_if_exist" } else { "" };
        // A list under a negation is nothing that a document settles.
        let listed = lists == 0 && (doubtful || !operator.contains("_not_"));
        let values = if listed { list } else { vec![one] };
        Clause { operator: format!("{operator}{suffix}"), key, values }
    })
}

// One policy made of another.

/// A step from one policy to another, which may permit more, less, the same or something else.
#[derive(Clone, Debug)]
enum Change {
    /// With one more statement.
    Add(Statement),
    /// Without one.
    Drop(Index),
    /// A statement with one more action, resource or condition, or without one.
    Action(Index, String),
    Resource(Index, String),
    Clause(Index, Clause),
    Unlist(Index, Part, Index),
    /// One statement as two, which ask for opposite things.
    Split(Index, Clause, bool),
    /// What a deny asks for, taken from every allow that has no condition of its own.
    Opposite(Index),
    /// Statements and lists the other way round.
    Turn,
}

#[derive(Clone, Copy, Debug)]
enum Part {
    Actions,
    Resources,
    Clauses,
}

fn changes(theme: Theme) -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    let parts = prop_oneof![Just(Part::Actions), Just(Part::Resources), Just(Part::Clauses)];
    let settled = Theme { doubtful: false, ..theme.clone() };
    let clause = |theme: &Theme| {
        if theme.keys.is_empty() { Just(None).boxed() } else { clauses(theme.clone()).prop_map(Some).boxed() }
    };
    let limit = (at(), clause(&theme))
        .prop_map(|(at, clause)| clause.map_or(Change::Turn, |clause| Change::Clause(at, clause)));
    let split = (at(), clause(&settled), any::<bool>())
        .prop_map(|(at, clause, once)| clause.map_or(Change::Turn, |clause| Change::Split(at, clause, once)));
    prop_oneof![
        2 => statements(theme.clone(), 8).prop_map(Change::Add),
        1 => at().prop_map(Change::Drop),
        1 => (at(), actions(theme.doubtful)).prop_map(|(at, action)| Change::Action(at, action)),
        1 => (at(), resources(theme.doubtful)).prop_map(|(at, resource)| Change::Resource(at, resource)),
        2 => limit,
        3 => (at(), parts, at()).prop_map(|(at, part, which)| Change::Unlist(at, part, which)),
        3 => split,
        1 => at().prop_map(Change::Opposite),
        1 => Just(Change::Turn),
    ]
}

impl Change {
    fn apply(mut policy: Policy, change: Self) -> Policy {
        match change {
            Self::Add(statement) => policy.push(statement),
            Self::Drop(at) if policy.len() > 1 => drop(policy.remove(at.index(policy.len()))),
            Self::Action(at, action) => at.get_mut(&mut policy).actions.push(action),
            Self::Resource(at, resource) => at.get_mut(&mut policy).resources.push(resource),
            Self::Clause(at, clause) => {
                let statement = at.get_mut(&mut policy);
                *statement = statement.clone().when(clause);
            }
            Self::Unlist(at, part, which) => at.get_mut(&mut policy).unlist(part, which),
            Self::Split(at, clause, both) => split(&mut policy, at, &clause, both),
            Self::Opposite(at) => withdraw(&mut policy, at),
            Self::Turn => turn(&mut policy),
            Self::Drop(_) => {}
        }
        policy
    }
}

impl Statement {
    fn unlist(&mut self, part: Part, which: Index) {
        fn shorten<T>(list: &mut Vec<T>, which: Index) {
            if list.len() > 1 {
                list.remove(which.index(list.len()));
            }
        }
        match part {
            Part::Actions => shorten(&mut self.actions, which),
            Part::Resources => shorten(&mut self.resources, which),
            Part::Clauses if self.clauses.is_empty() => {}
            Part::Clauses => drop(self.clauses.remove(which.index(self.clauses.len()))),
        }
    }
}

/// The statement where the condition holds, and where it does not; without the latter, a part of it is lost.
fn split(policy: &mut Policy, at: Index, clause: &Clause, both: bool) {
    let Some(opposite) = clause.opposite() else { return };
    let statement = at.get(policy).clone();
    // A condition of its own on the same operator and key would be lost.
    if [clause, &opposite].iter().any(|clause| statement.asks(clause)) {
        return;
    }
    *at.get_mut(policy) = statement.clone().when(clause.clone());
    if both {
        policy.push(statement.when(opposite));
    }
}

/// Instead of a deny with one condition and no limits, the opposite condition in every allow.
fn withdraw(policy: &mut Policy, at: Index) {
    let statement = at.get(policy);
    let [clause] = &statement.clauses[..] else { return };
    let is_general = statement.actions.contains(&"*".to_owned()) && statement.resources.contains(&"*".to_owned());
    let (Effect::Deny, true, true, Some(opposite)) =
        (statement.effect, is_general, statement.principals.is_empty(), clause.opposite())
    else {
        return;
    };
    policy.remove(at.index(policy.len()));
    for allow in policy.iter_mut().filter(|statement| statement.effect == Effect::Allow && !statement.asks(&opposite)) {
        *allow = allow.clone().when(opposite.clone());
    }
    if policy.is_empty() {
        policy.push(Statement::deny("*", "*"));
    }
}

fn turn(policy: &mut Policy) {
    policy.reverse();
    for statement in policy {
        statement.actions.reverse();
        statement.resources.reverse();
        statement.clauses.reverse();
    }
}

impl Statement {
    fn asks(&self, clause: &Clause) -> bool {
        self.clauses.iter().any(|own| own.operator == clause.operator && own.key == clause.key)
    }
}

impl Clause {
    /// What holds exactly where this does not.
    fn opposite(&self) -> Option<Self> {
        const OPPOSITES: &[(&str, &str)] = &[
            ("numeric_less_than_equal", "numeric_greater_than"),
            ("numeric_less_than", "numeric_greater_than_equal"),
            ("numeric_equal", "numeric_not_equal"),
            ("string_equal", "string_not_equal"),
            ("ip_equal", "ip_not_equal"),
        ];
        let (name, if_exist) = match self.operator.strip_suffix("_if_exist") {
            Some(name) => (name, ""),
            None => (&*self.operator, "_if_exist"),
        };
        let [value] = &self.values[..] else { return None };
        let with = |name: &str, value: Value| Self {
            operator: format!("{name}{if_exist}"),
            key: self.key,
            values: vec![value],
        };
        if name == "bool_equal" {
            let opposite = if value == "true" { "false" } else { "true" };
            return Some(with(name, opposite.into()));
        }
        let other = |(one, other): &(&'static str, &'static str)| match name {
            name if name == *one => Some(*other),
            name if name == *other => Some(*one),
            _ => None,
        };
        OPPOSITES.iter().find_map(other).map(|other| with(other, value.clone()))
    }
}
