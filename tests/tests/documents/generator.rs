//! Policies as the grammar has them, the one text of each, and any other text that reads the same.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;

#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Where it is not at the top, statements may have one.
    pub(crate) principal: Option<Principal>,
    pub(crate) statements: Vec<Statement>,
}

#[derive(Clone, Debug)]
pub(crate) enum Principal {
    Everybody,
    Names(Vec<String>),
}

#[derive(Clone, Debug)]
pub(crate) struct Statement {
    denies: bool,
    principal: Option<Principal>,
    actions: Vec<String>,
    resources: Vec<Resource>,
    /// By operator and key.
    conditions: BTreeMap<Operator, BTreeMap<String, Vec<Value>>>,
}

/// The name without its suffix, and whether it has one.
type Operator = (String, bool);

#[derive(Clone, Debug)]
enum Resource {
    Text(String),
    /// Region, APPID, bucket without it, key: written in two ways.
    Key(String, String, String, String),
}

#[derive(Clone, Debug)]
enum Value {
    Text(String),
    Number(String),
}

impl Plan {
    /// The canonical text, as `Document::to_json` describes it.
    pub(crate) fn canonical(&self) -> String {
        let principal = principal(self.principal.as_ref());
        let statements: Vec<String> = self.statements.iter().map(Statement::canonical).collect();
        format!(r#"{{"version":"2.0",{principal}"statement":[{}]}}"#, statements.join(","))
    }
}

impl Statement {
    fn canonical(&self) -> String {
        let effect = if self.denies { "deny" } else { "allow" };
        let actions: BTreeSet<&String> = self.actions.iter().collect();
        let actions = list(actions.into_iter().map(|action| quoted(action)));
        let resources = list(self.resources.iter().map(|resource| quoted(&resource.canonical())));
        let principal = principal(self.principal.as_ref());
        let condition = if self.conditions.is_empty() { String::new() } else { self.condition() };
        format!(r#"{{"effect":"{effect}",{principal}"action":{actions},"resource":{resources}{condition}}}"#)
    }

    fn condition(&self) -> String {
        let values = |values: &[Value]| match values {
            [single] => single.canonical(),
            several => list(several.iter().map(Value::canonical)),
        };
        let keys = |keys: &BTreeMap<String, Vec<Value>>| {
            let members: Vec<String> = keys.iter().map(|(key, of)| format!("{}:{}", quoted(key), values(of))).collect();
            members.join(",")
        };
        let members: Vec<String> =
            self.conditions.iter().map(|(name, of)| format!(r#""{}":{{{}}}"#, operator(name), keys(of))).collect();
        format!(r#","condition":{{{}}}"#, members.join(","))
    }
}

impl Resource {
    fn canonical(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Key(region, appid, bucket, key) => format!("qcs::cos:{region}:uid/{appid}:{bucket}-{appid}/{key}"),
        }
    }
}

impl Value {
    fn canonical(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Number(number) => number.clone(),
        }
    }
}

fn operator((name, if_exist): &Operator) -> String {
    format!("{name}{}", if *if_exist { "_if_exist" } else { "" })
}

fn principal(principal: Option<&Principal>) -> String {
    match principal {
        None => String::new(),
        Some(Principal::Everybody) => r#""principal":"*","#.to_owned(),
        Some(Principal::Names(names)) => {
            format!(r#""principal":{{"qcs":{}}},"#, list(names.iter().map(|name| quoted(name))))
        }
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

fn quoted(text: &str) -> String {
    let escaped = |character: char| match character {
        '"' | '\\' => format!("\\{character}"),
        '\0'..='\u{1f}' => format!("\\u{:04x}", u32::from(character)),
        _ => character.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

/// Decisions on spelling, taken in turn and over again.
#[derive(Clone, Debug)]
pub(crate) struct Choices {
    bytes: Vec<u8>,
    at: usize,
}

impl Choices {
    fn below(&mut self, end: usize) -> usize {
        let byte = self.bytes.get(self.at % self.bytes.len().max(1)).copied().unwrap_or_default();
        self.at += 1;
        usize::from(byte) % end
    }

    fn one_in(&mut self, end: usize) -> bool {
        self.below(end) == end - 1
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}

impl Plan {
    /// The tokens of a text that reads as this policy.
    pub(crate) fn tokens(&self, choices: &mut Choices) -> Vec<String> {
        let version = vec![string("2.0", choices)];
        let mut members = vec![("version", version)];
        members.extend(self.principal.as_ref().map(|principal| ("principal", spelled_principal(principal, choices))));
        let statements: Vec<Vec<String>> = self.statements.iter().map(|statement| statement.tokens(choices)).collect();
        members.push(("statement", one_or_list(statements, choices)));
        element(members, choices)
    }
}

/// The tokens with blanks between them.
pub(crate) fn spaced(tokens: &[String], choices: &mut Choices) -> String {
    let mut text = String::new();
    for token in tokens {
        text += ["", "", "", " ", "\n", "\r\n", "\t", " \n  "][choices.below(8)];
        text += token;
    }
    text + ["", "\n"][choices.below(2)]
}

impl Statement {
    fn tokens(&self, choices: &mut Choices) -> Vec<String> {
        let mut members = vec![("effect", vec![string(if self.denies { "deny" } else { "allow" }, choices)])];
        members.extend(self.principal.as_ref().map(|principal| ("principal", spelled_principal(principal, choices))));
        let actions = self.actions.iter().map(|action| {
            let short = action.strip_prefix("name/").filter(|name| name.contains(':') && choices.one_in(2));
            vec![string(short.unwrap_or(action), choices)]
        });
        let mut actions: Vec<_> = actions.collect();
        choices.shuffle(&mut actions);
        let again = actions[0].clone();
        actions.extend(choices.one_in(3).then_some(again));
        members.push(("action", one_or_list(actions, choices)));
        let resources = self.resources.iter().map(|resource| {
            let text = match resource {
                Resource::Key(region, appid, bucket, key) if choices.one_in(2) => {
                    format!("qcs::cos:{region}:uid/{appid}:prefix//{appid}/{bucket}/{key}")
                }
                other => other.canonical(),
            };
            vec![string(&text, choices)]
        });
        let resources = resources.collect();
        members.push(("resource", one_or_list(resources, choices)));
        if !self.conditions.is_empty() {
            members.push(("condition", self.spelled_condition(choices)));
        }
        element(members, choices)
    }

    fn spelled_condition(&self, choices: &mut Choices) -> Vec<String> {
        let mut operators = Vec::new();
        for (name, keys) in &self.conditions {
            let mut members = Vec::new();
            for (key, values) in keys {
                let spelled = values.iter().map(|value| match value {
                    Value::Text(text) => vec![string(text, choices)],
                    Value::Number(number) => vec![number.clone()],
                });
                let spelled = spelled.collect();
                members.push((string(key, choices), one_or_list(spelled, choices)));
            }
            operators.push((string(&operator(name), choices), object(members, choices)));
        }
        object(operators, choices)
    }
}

fn spelled_principal(principal: &Principal, choices: &mut Choices) -> Vec<String> {
    match principal {
        Principal::Everybody => vec![string("*", choices)],
        Principal::Names(names) => {
            let names = names.iter().map(|name| vec![string(name, choices)]).collect();
            let names = one_or_list(names, choices);
            element(vec![("qcs", names)], choices)
        }
    }
}

/// An object of elements, whose names may have a capital.
fn element(members: Vec<(&str, Vec<String>)>, choices: &mut Choices) -> Vec<String> {
    let members = members.into_iter().map(|(name, value)| {
        let capital = name[..1].to_ascii_uppercase() + &name[1..];
        (string(if choices.one_in(3) { &capital } else { name }, choices), value)
    });
    let members = members.collect();
    object(members, choices)
}

fn object(mut members: Vec<(String, Vec<String>)>, choices: &mut Choices) -> Vec<String> {
    choices.shuffle(&mut members);
    let items = members.into_iter().map(|(name, value)| [vec![name, ":".to_owned()], value].concat());
    bracketed("{", items.collect(), "}")
}

fn one_or_list(mut items: Vec<Vec<String>>, choices: &mut Choices) -> Vec<String> {
    if items.len() == 1 && choices.one_in(2) { items.remove(0) } else { bracketed("[", items, "]") }
}

fn bracketed(open: &str, items: Vec<Vec<String>>, close: &str) -> Vec<String> {
    let items = items.join(&",".to_owned());
    [vec![open.to_owned()], items, vec![close.to_owned()]].concat()
}

/// A string with more escapes than it needs.
fn string(text: &str, choices: &mut Choices) -> String {
    let mut spelled = String::from("\"");
    for character in text.chars() {
        let short = match character {
            '"' => Some("\\\""),
            '\\' => Some("\\\\"),
            '/' => Some("\\/"),
            '\u{8}' => Some("\\b"),
            '\u{c}' => Some("\\f"),
            '\n' => Some("\\n"),
            '\r' => Some("\\r"),
            '\t' => Some("\\t"),
            _ => None,
        };
        let must = matches!(character, '"' | '\\' | '\0'..='\u{1f}');
        match (choices.below(12), short) {
            (0..8, _) if !must => spelled.push(character),
            (0..10, Some(short)) => spelled += short,
            (choice, _) => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    spelled += &if choice % 2 == 0 { format!("\\u{unit:04x}") } else { format!("\\u{unit:04X}") };
                }
            }
        }
    }
    spelled + "\""
}

pub(crate) fn choices() -> impl Strategy<Value = Choices> {
    vec(any::<u8>(), 1..60).prop_map(|bytes| Choices { bytes, at: 0 })
}

/// Policies with any numbers.
pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    plans_with(numbers().boxed())
}

/// Policies whose numbers come back from 64 bits as they are written.
pub(crate) fn plain_plans() -> impl Strategy<Value = Plan> {
    // At most fifteen digits, which serde_json reads without rounding.
    let decimals = any::<i32>().prop_map(|thousandths| format!("{:?}", f64::from(thousandths) / 1000.0));
    plans_with(prop_oneof![any::<u64>().prop_map(|number| number.to_string()), decimals].boxed())
}

fn plans_with(numbers: BoxedStrategy<String>) -> impl Strategy<Value = Plan> {
    (prop::option::weighted(0.2, principals()), vec(statements(numbers), 1..4)).prop_map(|(principal, statements)| {
        let mut plan = Plan { principal, statements };
        if plan.principal.is_some() {
            plan.statements.iter_mut().for_each(|statement| statement.principal = None);
        }
        plan
    })
}

fn principals() -> impl Strategy<Value = Principal> {
    let names = prop_oneof![
        select(vec!["*", "qcs::cam::uin/1:uin/1", "qcs::cam::anyone:anyone"]).prop_map(str::to_owned),
        "[^\\p{Cc}]{1,6}",
    ];
    prop_oneof![Just(Principal::Everybody), vec(names, 1..4).prop_map(Principal::Names)]
}

fn statements(numbers: BoxedStrategy<String>) -> impl Strategy<Value = Statement> {
    let values = prop_oneof![
        2 => select(vec!["private", "true", "image/*", "a%2Fb", ""]).prop_map(|text| Value::Text(text.to_owned())),
        2 => texts().prop_map(Value::Text),
        2 => numbers.prop_map(Value::Number),
    ];
    let keys = prop_oneof![
        3 => select(vec!["cos:content-length", "cos:content-type", "cos:x-cos-acl", "qcs:ip"]).prop_map(str::to_owned),
        1 => texts().prop_filter("no key is empty", |key| !key.is_empty()),
    ];
    let conditions = btree_map(operators(), btree_map(keys, vec(values, 1..4), 1..4), 0..4);
    (any::<bool>(), prop::option::weighted(0.2, principals()), vec(actions(), 1..5), vec(resources(), 1..4), conditions)
        .prop_map(|(denies, principal, actions, resources, conditions)| Statement {
            denies,
            principal,
            actions,
            resources,
            conditions,
        })
}

fn operators() -> impl Strategy<Value = Operator> {
    let names = [
        "string_equal",
        "string_not_equal",
        "string_like",
        "string_equal_ignore_case",
        "numeric_equal",
        "numeric_less_than",
        "numeric_less_than_equal",
        "numeric_greater_than_equal",
        "ip_equal",
        "bool_equal",
        "date_equal",
    ];
    (select(vec!["", "", "for_any_value:", "for_all_value:"]), select(names.to_vec()), any::<bool>())
        .prop_map(|(quantifier, name, if_exist)| (format!("{quantifier}{name}"), if_exist))
}

fn actions() -> impl Strategy<Value = String> {
    let known = [
        "name/cos:PutObject",
        "name/cos:GetObject",
        "name/cos:GetBucket",
        "name/cos:*",
        "name/cos:Get*",
        "name/cos:*Bucket*",
        "*",
        "permid/280649",
        "name/*",
        "name/cos:NoSuch",
        "name/sts:AssumeRole",
        "PutObject",
    ];
    prop_oneof![3 => select(known.to_vec()).prop_map(str::to_owned), 1 => "name/[a-z]{2,3}:[A-Za-zé*?]{0,4}"]
}

fn resources() -> impl Strategy<Value = Resource> {
    let texts = prop_oneof![
        select(vec!["*", "qcs::cos:::b-1/*", "qcs::::::", "qcs::cos:*:uid/1:prefix//*"]).prop_map(str::to_owned),
        "qcs:[0-9]{0,1}:(cos|ci|[*]):[a-z*-]{0,5}:(uid|uin)/[0-9*]{1,3}:[a-z]{1,3}-[0-9]{1,3}/[a-z/:*?\"\\\\é😀 ]{0,6}",
    ];
    let keys = ("ap-[a-z]{3}", "[0-9]{1,4}", "[a-z]{1,3}(-[a-z0-9]{1,2})?", "[a-z/:*?\"\\\\é😀 ]{0,6}");
    prop_oneof![
        1 => texts.prop_map(Resource::Text),
        1 => keys.prop_map(|(region, appid, bucket, key)| Resource::Key(region, appid, bucket, key)),
    ]
}

fn numbers() -> impl Strategy<Value = String> {
    let known = ["0", "-0", "1.0", "1e3", "5242880", "18446744073709551615", "123456789012345678901234567890", "-7"];
    prop_oneof![
        select(known.to_vec()).prop_map(str::to_owned),
        "-?(0|[1-9][0-9]{0,20})([.][0-9]{1,8})?([eE][+-]?[0-9]{1,2})?",
    ]
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-c\"\\\\/\u{0}-\u{1f}\u{7f}é\u{2028}\u{feff}😀]{0,6}"]
}
