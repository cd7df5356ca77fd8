//! Policies and requests that meet: both are made of few words, with values on both sides of each boundary.

use std::fmt;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// How many requests a policy is asked.
pub(crate) const REQUESTS: usize = 90;

/// A policy and what it is asked.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) policy: Value,
    pub(crate) requests: Vec<Value>,
}

impl fmt::Debug for Case {
    /// Without the requests: the one that matters is in the message of the failure.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.policy)
    }
}

pub(crate) fn cases() -> impl Strategy<Value = Case> {
    (policies(), vec(requests(), REQUESTS)).prop_map(|(policy, requests)| Case { policy, requests })
}

// Policies.

fn policies() -> impl Strategy<Value = Value> {
    let top = weighted(0.1, principals());
    (top, vec((statements(), weighted(0.1, principals())), 1..5), 0..12_u8).prop_map(|(top, statements, spelling)| {
        let statements = statements.into_iter().map(|(mut statement, principal)| {
            if let (Some(principal), None) = (principal, &top) {
                statement.insert("principal".to_owned(), principal);
            }
            Value::Object(if spelling == 0 { capitalised(statement) } else { statement })
        });
        let mut statements: Vec<Value> = statements.collect();
        let statement = if statements.len() == 1 && spelling < 6 { statements.remove(0) } else { statements.into() };
        let mut policy = Map::new();
        policy.insert("version".to_owned(), "2.0".into());
        policy.extend(top.map(|principal| ("principal".to_owned(), principal)));
        policy.insert("statement".to_owned(), statement);
        Value::Object(policy)
    })
}

fn capitalised(members: Map<String, Value>) -> Map<String, Value> {
    members.into_iter().map(|(name, value)| (name[..1].to_uppercase() + &name[1..], value)).collect()
}

/// Statements in which the action decides, the resource, the condition, or all of them.
fn statements() -> impl Strategy<Value = Map<String, Value>> {
    let any = || select(&["*", "name/cos:*"][..]).prop_map(Value::from);
    let everything = || select(&["*", "qcs::cos:ap-guangzhou:uid/1250000000:*"][..]).prop_map(Value::from);
    let actions = || one_or_list(prop_oneof![select(ACTIONS), select(&ACTIONS[..4])], 4);
    let places = || one_or_list(resources(), 4);
    let parts = prop_oneof![
        2 => (actions(), everything(), vec(clauses(), 0..1)),
        3 => (any(), places(), vec(clauses(), 0..1)),
        6 => (any(), everything(), vec(clauses(), 1..2)),
        2 => (actions(), places(), vec(clauses(), 0..3)),
    ];
    let effects = prop_oneof![3 => Just("allow"), 2 => Just("deny")];
    (effects, parts).prop_map(|(effect, (action, resource, clauses))| {
        let mut members = Map::new();
        members.insert("effect".to_owned(), effect.into());
        members.insert("action".to_owned(), action);
        members.insert("resource".to_owned(), resource);
        if !clauses.is_empty() {
            members.insert("condition".to_owned(), condition(clauses));
        }
        members
    })
}

/// A list, or its only member without brackets.
fn one_or_list<T: Clone + std::fmt::Debug + Into<Value>>(
    items: impl Strategy<Value = T>,
    most: usize,
) -> impl Strategy<Value = Value> {
    let short = most.min(2);
    (any::<bool>(), vec(items, 1..most)).prop_map(move |(list, mut items)| {
        if list {
            items.into()
        } else if items.len() < short {
            items.remove(0).into()
        } else {
            items.into()
        }
    })
}

const ACTIONS: &[&str] = &[
    "name/cos:GetObject",
    "name/cos:PutObject",
    "cos:GetBucket",
    "name/cos:*",
    "*",
    "*:*",
    "cos:*",
    "cos:GetObject",
    "name/cos:HeadBucket",
    "name/cos:GetService",
    "cos:Get*",
    "name/cos:*Object",
    "cos:*Bucket*",
    "cos:G*t*O*",
    "cos:**",
    "cos:getobject",
    "PutObject",
    "name/PutObject",
    "ci:DescribeMediaBuckets",
    "name/ci:*",
    "cos:Get?bject",
    "?",
    "name/*",
    "name/cos*",
    "*:GetObject",
    "c*:GetObject",
    "name/*:PutObject",
    "permid/280649",
    "cos:",
];

fn resources() -> impl Strategy<Value = String> {
    fn mostly(
        usual: &'static str,
        others: &'static [&'static str],
        weight: u32,
    ) -> impl Strategy<Value = &'static str> {
        prop_oneof![weight => Just(usual), 1 => select(others)]
    }
    let six = (
        mostly("", &["id/0", "*"], 30),
        mostly("cos", &["", "*", "ci", "Cos", "co*", "c?s", "ci*"], 8),
        mostly(
            "ap-guangzhou",
            &["", "*", "ap-beijing", "ap-*", "ap-guang?hou", "na-*", "*-guangzhou", "AP-guangzhou", "${region}"],
            6,
        ),
        mostly(
            "uid/1250000000",
            &[
                "",
                "*",
                "uid/1250000001",
                "uid/*",
                "uid/125000000?",
                "uin/100000000001",
                "*/1250000000",
                "u*",
                "1250000000",
            ],
            6,
        ),
        paths(),
    )
        .prop_map(|(project, service, region, account, path)| {
            format!("qcs:{project}:{service}:{region}:{account}:{path}")
        });
    prop_oneof![1 => Just("*".to_owned()), 9 => six]
}

const ROOTS: &[&str] = &[
    "other-1250000000/",
    "examplebucket-1250000001/",
    "prefix//1250000000/examplebucket/",
    "prefix//1250000000/examplebucket/",
    "prefix//1250000000/other/",
    "prefix//*/examplebucket/",
    "prefix//1250000000/example*/",
    "prefix//1250000000/",
    "prefix//1250000000/examplebucket",
    "prefix/1250000000/examplebucket/",
    "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/",
    "examplebucket-1250000000.ap-guangzhou.myqcloud.com/",
    "other-1250000000.cos.ap-guangzhou.myqcloud.com/",
    "examplebucket-1250000000.cos.ap-guangzhou.example.com/",
    "examplebucket/",
    "examplebucket/",
    "other/",
    "examplebucket",
    "examplebucket-1250000000",
    "examplebucket-*/",
    "examplebucket-125000000?/",
    "${bucket}/",
    "*bucket-1250000000/",
    "*",
    "",
];

fn paths() -> impl Strategy<Value = String> {
    let roots = prop_oneof![Just("examplebucket-1250000000/"), select(ROOTS)];
    let ends = prop_oneof![4 => Just("*"), 2 => Just("")];
    (roots, vec(select(PIECES), 0..4), ends).prop_map(|(root, pieces, end)| {
        let path = format!("{root}{}{end}", pieces.concat());
        // Where nothing stands, no resource is named, and the text is refused.
        if path.is_empty() { "*".to_owned() } else { path }
    })
}

/// What keys and their patterns are made of.
const PIECES: &[&str] = &[
    "a", "a", "a/", "a/b", "b", "/", "ab", ".txt", ":", "é", "", "*", "*", "?", "${uin}", "${", "}", "%2F", "A", "//",
    "..",
];

// Conditions.

struct Vocabulary {
    key: &'static str,
    operators: &'static [&'static str],
    /// Values in policies.
    values: Vec<Value>,
    /// Values in requests.
    given: Vec<Value>,
}

const TEXT: &[&str] = &["string_equal", "string_not_equal", "string_like", "string_like"];
const NUMERIC: &[&str] = &[
    "numeric_equal",
    "numeric_not_equal",
    "numeric_greater_than",
    "numeric_greater_than_equal",
    "numeric_less_than",
    "numeric_less_than_equal",
];
const IP: &[&str] = &["ip_equal", "ip_equal", "ip_not_equal"];
const BOOL: &[&str] = &["bool_equal"];
const EVERY_OPERATOR: &[&str] = &[
    "binary_equal",
    "bool_equal",
    "date_equal",
    "date_greater_than",
    "date_greater_than_equal",
    "date_less_than",
    "date_less_than_equal",
    "date_not_equal",
    "ip_equal",
    "ip_not_equal",
    "null_equal",
    "numeric_equal",
    "numeric_greater_than",
    "numeric_greater_than_equal",
    "numeric_less_than",
    "numeric_less_than_equal",
    "numeric_not_equal",
    "string_equal",
    "string_equal_ignore_case",
    "string_like",
    "string_not_equal",
    "string_not_equal_ignore_case",
    "string_not_like",
];

fn values(json: &str) -> Vec<Value> {
    serde_json::from_str(json).unwrap()
}

const NUMBERS: &str = r#"[9, 10, 10, 11, 0, -1, 9.5, 10.0, 1e21, 9007199254740993, 9007199254740992, -0.0,
    "10", "9", "1e1", "10.0", "abc", "", "+10", "010", "1e+-1", "1e", "${n}"]"#;
const LENGTHS: &str = "[9, 10, 11]";
const VERSIONS: &str = r#"[1, 1.0, 1.1, 1.2, 1.2, 1.3, "1.2", "1.20"]"#;
const TEXTS: &str = r#"["image/png", "image/png", "image/*", "image/*", "*/png", "*", "*image*", "**", "image/*png",
    "image/?ng", "image/p**", "*a*e*", "text/html", "", "${uin}", "a${", "IMAGE/png", "image%2Fpng", 10]"#;
const GIVEN_TEXTS: &str = r#"["image/png", "image/png", "image/gif", "image/", "image/*", "image/?ng", "text/html", "",
    "${uin}", "IMAGE/png", "a", "image%2Fpng", ["image/png"], [], true, 10]"#;
const QUERY: &str = r#"["image%2Fpng", "image%2Fpng", "image/png", "image%2fpng", "%69mage%2Fpng", "image%2F*",
    "image/*", "*", "image%2A", "image*g", "*png", "image%2Fp?g", "image?png", "image%252Fpng", "a%", "a%25", "%C3%A9",
    "é", "+", "%2B", "%20", "", "${uin}", "a%2"]"#;
const GIVEN_QUERY: &str = r#"["image%2Fpng", "image/png", "image%2fpng", "image*", "image%2A", "image%252Fpng", "a%",
    "a%25", "%C3%A9", "é", "%c3%a9", "+", "%2B", " ", "", "image%3Fpng", "image?png", "a%2", "text"]"#;
const PREFIXES: &str = r#"["a", "a%2F", "a/", "a*", "a%2F*", "a/*", "%2A", "a%2fb", "a%2Fb", "%C3%A9*", "", "?"]"#;
const BLOCKS: &str = r#"["10.0.0.0/8", "10.0.0.0/8", "10.1.2.3/8", "10.0.0.1", "10.0.0.1/32", "0.0.0.0/0",
    "192.0.2.0/24", "2001:db8::/32", "2001:db8::1", "::/0", "10.0.0.0/33", "10.*.*.10/24", "10.0.0", "", "10.0.0.0/",
    "10.0.0.0/+8", "10.0.0.0/256", "2001:db8::/129", "${ip}", 10]"#;
const ADDRESSES: &str = r#"["10.0.0.1", "10.0.0.2", "10.255.255.255", "11.0.0.0", "9.255.255.255", "192.0.2.255",
    "2001:db8::1", "2001:db9::", "::ffff:10.0.0.1", "nowhere"]"#;
const BOOLEANS: &str = r#"["true", "true", "false", "false", "True", "1", 1]"#;
const GIVEN_BOOLEANS: &str = r#"[true, false, "true", "false", "yes"]"#;
const TAGS: &str = r#"["k&1", "k&1", "k&2", "x&3", "k&*", "k&${uin}"]"#;
const GIVEN_TAGS: &str = r#"[["k&1"], ["k&1", "k&2"], ["x&3", "k&2"], ["x&3"], ["k&*"], [], "k&1", 1]"#;

const QUANTIFIED: &[&str] = &["for_any_value:string_equal", "for_any_value:string_equal", "for_any_value:string_like"];
const DOUBTFULLY_QUANTIFIED: &[&str] =
    &["for_all_value:string_equal", "string_equal", "for_any_value:string_not_equal"];

/// Each key with its operators, the values of policies, and those of requests. What is there twice comes up twice as
/// often. The prefix of a listing comes with its key.
const WORDS: &[(&str, &[&str], &str, &str)] = &[
    ("cos:content-length", NUMERIC, NUMBERS, NUMBERS),
    ("cos:content-length", NUMERIC, NUMBERS, LENGTHS),
    ("cos:tls-version", NUMERIC, VERSIONS, VERSIONS),
    ("cos:content-type", TEXT, TEXTS, GIVEN_TEXTS),
    ("cos:content-type", TEXT, TEXTS, GIVEN_TEXTS),
    ("cos:x-cos-acl", TEXT, TEXTS, GIVEN_TEXTS),
    ("cos:x-cos-storage-class", TEXT, TEXTS, GIVEN_TEXTS),
    ("vpc:requester_vpc", TEXT, TEXTS, GIVEN_TEXTS),
    ("cos:response-content-type", TEXT, QUERY, GIVEN_QUERY),
    ("cos:versionid", TEXT, QUERY, GIVEN_QUERY),
    ("cos:prefix", TEXT, PREFIXES, "[]"),
    ("cos:prefix", TEXT, QUERY, "[]"),
    ("cos:secure-transport", BOOL, BOOLEANS, GIVEN_BOOLEANS),
    ("qcs:ip", IP, BLOCKS, ADDRESSES),
    ("qcs:ip", IP, BLOCKS, ADDRESSES),
    ("qcs:request_tag", QUANTIFIED, TAGS, GIVEN_TAGS),
    ("qcs:request_tag", DOUBTFULLY_QUANTIFIED, TAGS, "[]"),
    ("qcs:resource_tag", QUANTIFIED, TAGS, GIVEN_TAGS),
    ("qcs:resource_tag", DOUBTFULLY_QUANTIFIED, TAGS, "[]"),
    ("cos:host", TEXT, TEXTS, GIVEN_TEXTS),
    ("cos:x-cos-forbid-overwrite", TEXT, TEXTS, GIVEN_TEXTS),
    ("cos:x-cos-grant-read", TEXT, TEXTS, GIVEN_TEXTS),
    ("qcs:vpc", TEXT, TEXTS, GIVEN_TEXTS),
    ("qcs:tag", TEXT, TAGS, GIVEN_TAGS),
    ("cos:content_length", NUMERIC, NUMBERS, LENGTHS),
    ("cos:Content-Type", TEXT, TEXTS, GIVEN_TEXTS),
    ("qcs:current_time", &["date_less_than"], r#"["2026-01-01T00:00:00Z"]"#, r#"["2025-01-01T00:00:00Z"]"#),
    ("qcs:mfa", NUMERIC, "[0, 1]", "[0, 1]"),
];

static VOCABULARIES: LazyLock<Vec<Vocabulary>> = LazyLock::new(|| {
    let read = |(key, operators, policies, requests): &(&'static str, &'static [&'static str], &str, &str)| {
        Vocabulary { key, operators, values: values(policies), given: values(requests) }
    };
    WORDS.iter().map(read).collect()
});

type Clause = (String, &'static str, Value);

fn clauses() -> impl Strategy<Value = Clause> {
    (0..VOCABULARIES.len()).prop_flat_map(|index| {
        let Vocabulary { key, operators, values, .. } = &VOCABULARIES[index];
        let operators = prop_oneof![12 => select(*operators), 1 => select(EVERY_OPERATOR)];
        let quantifiers = prop_oneof![8 => Just(""), 1 => Just("for_any_value:"), 1 => Just("for_all_value:")];
        let values = (weighted(0.7, select(&values[..])), vec(select(&values[..]), 1..4));
        (quantifiers, operators, any::<bool>(), values).prop_map(|(quantifier, operator, if_exist, (one, list))| {
            let quantifier = if operator.contains(':') { "" } else { quantifier };
            let suffix = if if_exist && operator != "null_equal" { "_if_exist" } else { "" };
            let values = one.unwrap_or_else(|| list.into());
            (format!("{quantifier}{operator}{suffix}"), *key, values)
        })
    })
}

fn condition(clauses: Vec<Clause>) -> Value {
    let mut condition = Map::new();
    for (operator, key, values) in clauses {
        let keys = condition.entry(operator).or_insert_with(|| json!({}));
        keys[key] = values;
    }
    Value::Object(condition)
}

// Principals.

const PRINCIPALS: &[&str] = &[
    "qcs::cam::uin/100000000001:uin/100000000002",
    "qcs::cam::uin/100000000001:uin/100000000002",
    "qcs::cam::uin/100000000001:uin/100000000003",
    "qcs::cam::uin/100000000001:root",
    "qcs::cam::uin/100000000001:uin/100000000001",
    "qcs::cam::uin/100000000009:uin/100000000002",
    "qcs::cam::uin/100000000001:groupid/7",
    "qcs::cam::uin/100000000001:roleName/reader",
    "qcs::cam::uin/100000000001:uin/*",
    "qcs::cam::uin/*:root",
    "qcs::cam::anonymous:anonymous",
    "qcs::cam::anyone:anyone",
    "*",
    "100000000002",
];

fn principals() -> impl Strategy<Value = Value> {
    let named = one_or_list(select(PRINCIPALS), 4).prop_map(|names| json!({"qcs": names}));
    prop_oneof![8 => named, 1 => Just(json!("*"))]
}

// Requests.

const KEYS: &[&str] = &[
    "", "a", "a/", "a/b", "ab", "a/b.txt", "b", "a:b", "é", "a*", "a?b", "a/${uin}", "a//b", "aab", "A", "a/../b",
    "%2F", "a%2Fb", "${", "/a",
];

fn requests() -> impl Strategy<Value = Value> {
    let actions = prop_oneof![
        4 => Just("name/cos:GetObject"),
        3 => Just("PutObject"),
        3 => Just("cos:GetBucket"),
        1 => select(&["ListMultipartUploads", "HeadBucket", "DeleteBucket", "PutObjectACL", "ci:DescribeMediaBuckets", "NoSuchAction"][..]),
    ];
    let buckets = prop_oneof![
        8 => Just(("ap-guangzhou", "examplebucket-1250000000")),
        1 => select(&[
            ("ap-beijing", "examplebucket-1250000000"),
            ("ap-guangzhou", "other-1250000000"),
            ("ap-guangzhou", "examplebucket-1250000001"),
        ][..]),
    ];
    let in_bucket =
        (actions, buckets, select(KEYS), any::<bool>()).prop_map(|(action, (region, bucket), key, encoded)| {
            let listing = action.ends_with("GetBucket") || action == "ListMultipartUploads";
            let mut request = json!({"action": action, "region": region, "bucket": bucket});
            // A listing may say its prefix in either way.
            match listing && encoded {
                true => request["context"] = json!({"cos:prefix": key.replace('%', "%25").replace('/', "%2f")}),
                false => request["key"] = key.into(),
            }
            request
        });
    let of_account = select(&["GetService", "name/cos:ListJobs"][..]).prop_map(|action| json!({"action": action}));
    let who = weighted(0.7, select(PRINCIPALS));
    // Absent as often as not.
    let context = vec(any::<u8>(), VOCABULARIES.len());
    let prefix = weighted(0.5, select(&["a", "a%2F", "a/", "a%2fb", "%C3%A9", "", "image%2Fpng", "*"][..]));
    let targets = prop_oneof![14 => in_bucket, 1 => of_account];
    (targets, who, context, prefix).prop_map(|(mut request, who, context, prefix)| {
        let mut given = Map::new();
        for (Vocabulary { key, given: values, .. }, choice) in VOCABULARIES.iter().zip(context) {
            if choice >= 128 && !values.is_empty() {
                given.insert((*key).to_owned(), values[usize::from(choice - 128) % values.len()].clone());
            }
        }
        if let (Some(prefix), false) = (prefix, is_listing(&request)) {
            given.insert("cos:prefix".to_owned(), prefix.into());
        }
        if let Some(Value::Object(own)) = request.get("context") {
            given.extend(own.clone());
        }
        request["context"] = Value::Object(given);
        if let Some(who) = who {
            request["principal"] = who.into();
        }
        request
    })
}

fn is_listing(request: &Value) -> bool {
    let action = request["action"].as_str().unwrap();
    action.ends_with("GetBucket") || action == "ListMultipartUploads"
}
