use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::select;
use serde_json::{Value, json};

use crate::document::Document;

/// Documents of one to four statements, about few words, so that the statements meet: wildcards in actions and resources,
/// one condition or two in most statements, a deny in a quarter of those behind the first.
///
/// The first statement allows. Resources are folders, keys, the whole bucket, another bucket and `*`. One document in eight
/// names a principal. About one in four says something that no document of Tencent settles, such as a star in the middle
/// of a key: the answers to questions about it may be *unknown*. Shrinks towards one `GetObject` on one folder.
///
/// ```
/// use cos_policy::analysis::{Verdict, implies};
/// use cos_policy::proptest::documents;
/// use proptest::prelude::*;
///
/// proptest!(|(document in documents())| {
///     prop_assert!(matches!(implies(&document, &document), Verdict::Holds));
/// });
/// ```
pub fn documents() -> impl Strategy<Value = Document> {
    let statements = (statement(0), vec(statement(1), 0..=3));
    let documents = (statements, principal()).prop_map(|((first, more), principal)| {
        let statements: Vec<Value> = std::iter::once(first).chain(more).collect();
        let mut document = json!({"version": "2.0", "statement": statements});
        with(&mut document, "principal", principal);
        document.to_string()
    });
    documents.prop_filter_map("a document", |text| Document::parse(&text).ok())
}

/// One statement, which denies with a weight of so much against three.
fn statement(denies: u32) -> impl Strategy<Value = Value> {
    let effects = prop_oneof![3 => Just("allow"), denies => Just("deny")];
    let conditions = vec(select(CONDITIONS), 0..=2).prop_map(|conditions| condition(&conditions));
    (effects, vec(select(ACTIONS), 1..=2), vec(resource(), 1..=2), conditions).prop_map(
        |(effect, action, resource, condition)| {
            let mut statement = json!({"effect": effect, "action": action, "resource": resource});
            with(&mut statement, "condition", condition);
            statement
        },
    )
}

fn with(object: &mut Value, name: &str, member: Option<Value>) {
    if let (Some(members), Some(member)) = (object.as_object_mut(), member) {
        members.insert(name.to_owned(), member);
    }
}

const ACTIONS: &[&str] = &[
    "name/cos:GetObject",
    "name/cos:PutObject",
    "name/cos:DeleteObject",
    "name/cos:GetBucket",
    "name/cos:HeadBucket",
    "name/cos:GetService",
    "name/cos:Get*",
    "name/cos:*Object",
    "name/cos:*",
    "*",
];

/// Stars alone at the end, and rarely something that nobody documents.
fn resource() -> impl Strategy<Value = String> {
    const KEYS: &[&str] = &["a/*", "a/b/*", "b/*", "a*", "a/b", "a.jpg", "*", ""];
    const UNDOCUMENTED: &[&str] = &["a/*/c", "*.jpg", "a/?", "${uin}/*"];
    let root = "qcs::cos:ap-guangzhou:uid/1250000000:";
    prop_oneof![
        16 => select(KEYS).prop_map(move |key| format!("{root}examplebucket-1250000000/{key}")),
        2 => Just(format!("{root}other-1250000000/*")),
        1 => Just("*".to_owned()),
        2 => select(UNDOCUMENTED).prop_map(move |key| format!("{root}examplebucket-1250000000/{key}")),
    ]
}

/// Operator, key, and the values in JSON.
type Clause = (&'static str, &'static str, &'static str);

const CONDITIONS: &[Clause] = &[
    ("numeric_less_than_equal", "cos:content-length", "5"),
    ("numeric_less_than_equal", "cos:content-length", "10"),
    ("numeric_greater_than", "cos:content-length", "5"),
    ("numeric_less_than_equal_if_exist", "cos:content-length", "5"),
    ("string_like", "cos:content-type", r#""image/*""#),
    ("string_equal", "cos:content-type", r#"["image/png", "image/gif"]"#),
    ("string_equal", "cos:x-cos-acl", r#""private""#),
    ("string_not_equal", "cos:x-cos-acl", r#""private""#),
    ("string_equal_if_exist", "cos:x-cos-storage-class", r#""STANDARD""#),
    ("bool_equal", "cos:secure-transport", r#""true""#),
    ("bool_equal", "cos:secure-transport", r#""false""#),
    ("numeric_greater_than_equal", "cos:tls-version", "1.2"),
    ("ip_equal", "qcs:ip", r#""10.0.0.0/8""#),
    ("ip_not_equal", "qcs:ip", r#""10.0.0.0/8""#),
    ("string_like", "cos:prefix", r#""a%2F*""#),
    ("string_equal", "cos:prefix", r#""a%2Fb%2F""#),
    ("for_any_value:string_equal", "qcs:request_tag", r#""team&red""#),
];

/// The clauses by operator and key; of two with the same ones the last counts. `None` where there are none.
fn condition(clauses: &[Clause]) -> Option<Value> {
    let mut condition = serde_json::Map::new();
    for (operator, key, values) in clauses {
        let values: Value = serde_json::from_str(values).ok()?;
        let keys = condition.entry(*operator).or_insert_with(|| json!({}));
        with(keys, key, Some(values));
    }
    (!condition.is_empty()).then(|| condition.into())
}

fn principal() -> impl Strategy<Value = Option<Value>> {
    let names = json!({"qcs": ["qcs::cam::uin/100000000001:uin/100000000002"]});
    prop_oneof![7 => Just(None), 1 => Just(Some(names))]
}
