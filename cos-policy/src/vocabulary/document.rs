use serde_json::{Map, Value, json};

use crate::document::Document;

use super::shape::Piece::OneOf;
use super::shape::Shape;

pub(crate) const ACTIONS: &[&str] = &[
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
pub(crate) const RESOURCES: Shape = &[
    (16, &[OneOf(&[BUCKET]), OneOf(&["a/*", "a/b/*", "b/*", "a*", "a/b", "a.jpg", "*", ""])]),
    (2, &[OneOf(&["qcs::cos:ap-guangzhou:uid/1250000000:other-1250000000/*"])]),
    (1, &[OneOf(&["*"])]),
    (2, &[OneOf(&[BUCKET]), OneOf(&["a/*/c", "*.jpg", "a/?", "${uin}/*"])]),
];

const BUCKET: &str = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/";

/// Operator, key, and the values in JSON.
pub(crate) type Clause = (&'static str, &'static str, &'static str);

pub(crate) const CONDITIONS: &[Clause] = &[
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

/// Whom a document names, where it names anybody.
pub(crate) const PRINCIPAL: &str = "qcs::cam::uin/100000000001:uin/100000000002";

/// What a statement says: effect, actions, resources and clauses.
pub(crate) type Said = (&'static str, Vec<&'static str>, Vec<String>, Vec<Clause>);

/// The document of some statements.
pub(crate) fn document(statements: Vec<Said>, has_principal: bool) -> Option<Document> {
    let statements: Vec<Value> = statements.into_iter().map(statement).collect();
    let mut document = json!({"version": "2.0", "statement": statements});
    with(&mut document, "principal", has_principal.then(|| json!({"qcs": [PRINCIPAL]})));
    Document::parse(&document.to_string()).ok()
}

fn statement((effect, actions, resources, clauses): Said) -> Value {
    let mut statement = json!({"effect": effect, "action": actions, "resource": resources});
    with(&mut statement, "condition", condition(&clauses));
    statement
}

/// The clauses by operator and key; of two with the same ones the last counts. `None` where there are none.
fn condition(clauses: &[Clause]) -> Option<Value> {
    let mut condition = Map::new();
    for (operator, key, values) in clauses {
        let values: Value = serde_json::from_str(values).ok()?;
        let keys = condition.entry(*operator).or_insert_with(|| json!({}));
        with(keys, key, Some(values));
    }
    (!condition.is_empty()).then(|| condition.into())
}

fn with(object: &mut Value, name: &str, member: Option<Value>) {
    if let (Some(members), Some(member)) = (object.as_object_mut(), member) {
        members.insert(name.to_owned(), member);
    }
}
