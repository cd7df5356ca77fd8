//! Requests, by what they are made of: a few parts of each kind, such that whatever two small policies do, they do to
//! one of them. The words of [`generator`](crate::generator) are made for these.
//!
//! A part is a piece of a request's JSON. In each list stands first what an ordinary client sends.

use std::sync::LazyLock;

use cos_policy::action;
use serde_json::{Map, Value, json};

use crate::realizable::{Shape, shape};
use crate::words::words;
use cos_policy_tests::reference::percent;

/// What varies independently of all the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Axis {
    Action,
    /// The account, or a key of a bucket of a region.
    Place,
    /// Whether the connection is encrypted, and how: a TLS version is there exactly with TLS.
    Transport,
    Principal,
    /// The value of a condition key, or its absence.
    Key(&'static str),
}

/// A piece of a request.
pub(crate) struct Part {
    pub(crate) json: Value,
    pub(crate) shape: Shape,
}

fn parts(jsons: Vec<Value>) -> Vec<Part> {
    jsons.into_iter().map(|json| Part { shape: shape(&json), json }).collect()
}

pub(crate) const LISTINGS: [&str; 4] = [
    "name/cos:GetBucket",
    "name/cos:GetBucketObjectVersions",
    "name/cos:ListLiveChannels",
    "name/cos:ListMultipartUploads",
];

impl Axis {
    /// The axis of a condition key.
    pub(crate) fn of_key(key: &'static str) -> Self {
        match key {
            "cos:secure-transport" | "cos:tls-version" => Self::Transport,
            _ => Self::Key(key),
        }
    }

    /// All parts of this kind. What no document lists depends on nothing.
    pub(crate) fn parts(self) -> &'static [Part] {
        static NOTHING: LazyLock<Vec<Part>> = LazyLock::new(|| parts(vec![json!({})]));
        match self {
            Self::Action => &ACTIONS,
            Self::Place => &PLACES,
            Self::Transport => &TRANSPORTS,
            Self::Principal => &PRINCIPALS,
            Self::Key(key) => CONTEXTS.iter().find(|(known, _)| *known == key).map_or(&NOTHING, |(_, parts)| parts),
        }
    }
}

/// A request of these parts.
pub(crate) fn request<'p>(parts: impl IntoIterator<Item = &'p Value>) -> Value {
    let mut request = Map::new();
    let mut context = Map::new();
    for part in parts {
        for (name, value) in part.as_object().unwrap() {
            match value {
                Value::Object(members) => context.extend(members.clone()),
                _ => request.extend([(name.clone(), value.clone())]),
            }
        }
    }
    if !context.is_empty() {
        request.insert("context".to_owned(), context.into());
    }
    request.into()
}

/// The catalogue, and names made of the pieces of all patterns, with a text between them that is in none.
static ACTIONS: LazyLock<Vec<Part>> = LazyLock::new(|| {
    let known = action::catalogue().iter().map(ToString::to_string);
    let mut names: Vec<String> = known.collect();
    for service in ["cos", "ci", "other"] {
        for start in ["", "Get", "Put", "GetObject", "GetBucket", "HeadBucket", "G", "GetNothing", "Describe"] {
            for middle in ["", "~", "~Bucket~", "0~"] {
                for end in ["", "Object", "Bucket", "t"] {
                    names.push(format!("name/{service}:{start}{middle}{end}"));
                }
            }
        }
    }
    parts(names.into_iter().map(|name| json!({"action": name})).collect())
});

const MAIN: &str = "examplebucket-1250000000";

static PLACES: LazyLock<Vec<Part>> = LazyLock::new(|| {
    let in_bucket = |region: &'static str, bucket: &'static str, keys: &[String]| -> Vec<Value> {
        keys.iter().map(|key| json!({"region": region, "bucket": bucket, "key": key})).collect()
    };
    let (all, most, few) = (keys(2), keys(1), words("abF2/*", 1));
    let mut places = vec![in_bucket("ap-guangzhou", MAIN, &all), vec![json!({})]];
    for region in ["ap-beijing", "eu-frankfurt", "ap-guangzhou"] {
        places.push(in_bucket(region, MAIN, &most));
        for bucket in ["other-1250000000", "examplebucket-1250000001", "examplebuckets-1250000000", "other-1250000001"]
        {
            places.push(in_bucket(region, bucket, if region == "ap-guangzhou" { &most } else { &few }));
        }
    }
    parts(places.concat())
});

/// What patterns begin with, and so many letters behind it. Percent-encoded, a slash has digits and letters of its own; a
/// star is a letter like others in a key.
fn keys(more: usize) -> Vec<String> {
    let starts = ["", "a", "a/", "ab", "a/b", "a/a", "b", "b/", "/", "F", "2", "*"];
    let ends = words("ab/2Fx*", more);
    let mut keys: Vec<String> =
        starts.iter().flat_map(|start| ends.iter().map(move |end| format!("{start}{end}"))).collect();
    keys.sort_unstable_by_key(|key| (key.len(), key.clone()));
    keys.dedup();
    keys
}

static TRANSPORTS: LazyLock<Vec<Part>> = LazyLock::new(|| {
    let versions = [1.2, 1.3, 1.1, 1.0, 1.25, 1.15, 1.05, 1.35, 2.0, 0.5, 0.0];
    let secure = versions
        .into_iter()
        .map(|version| json!({"context": {"cos:secure-transport": true, "cos:tls-version": version}}));
    parts(secure.chain([json!({"context": {"cos:secure-transport": false}})]).collect())
});

/// One user of an account each.
static PRINCIPALS: LazyLock<Vec<Part>> = LazyLock::new(|| {
    let users = [(1, 2), (1, 3), (1, 1), (9, 2), (9, 9), (8, 7)];
    let name = |(owner, user)| format!("qcs::cam::uin/10000000000{owner}:uin/10000000000{user}");
    parts(users.into_iter().map(|user| json!({"principal": name(user)})).collect())
});

/// The keys whose value, or absence, a documented condition can look at.
static CONTEXTS: LazyLock<Vec<(&str, Vec<Part>)>> = LazyLock::new(|| {
    let texts = [words("pqx", 4), words("pq*?", 3), vec!["*p*q*".to_owned()]].concat();
    let texts: Vec<Value> = texts.into_iter().filter(|text| !text.is_empty()).map(Value::from).collect();
    let encoded = |letters: &str, most: usize| -> Vec<Value> {
        words(letters, most).iter().skip(1).map(|word| percent::encode(word.as_bytes()).into()).collect()
    };
    let lengths = [0, 1, 8, 9, 10, 11, 12, 99, 100, 101, 1_000_000].map(Value::from).to_vec();
    let queries = encoded("pq/2Fx*", 3);
    let prefixes = keys(2).iter().skip(1).map(|key| percent::encode(key.as_bytes()).into()).collect();
    let tags: Vec<Value> = (1..64_u8).map(tags).collect();
    let addresses: Vec<Value> = ADDRESSES.iter().copied().map(Value::from).collect();
    // A network is no header: its name may be empty.
    let networks = [texts.clone(), vec!["".into()]].concat();
    let omittable = [
        ("cos:content-length", lengths),
        ("cos:content-type", texts.clone()),
        ("cos:x-cos-acl", texts),
        ("vpc:requester_vpc", networks),
        ("cos:response-content-type", queries.clone()),
        ("cos:versionid", queries),
        ("cos:prefix", prefixes),
        ("qcs:request_tag", tags.clone()),
        ("qcs:resource_tag", tags),
    ];
    let given = |key: &str, values: Vec<Value>| -> Vec<Value> {
        values.into_iter().map(|value| json!({"context": {key: value}})).collect()
    };
    let with_absence = |(key, values)| (key, [given(key, values), vec![json!({})]].concat());
    let always = ("qcs:ip", given("qcs:ip", addresses));
    omittable.into_iter().map(with_absence).chain([always]).map(|(key, values)| (key, parts(values))).collect()
});

/// Both sides of the ends of every block, and three addresses that are not of IPv4.
const ADDRESSES: &[&str] = &[
    "10.1.2.3",
    "10.1.2.2",
    "10.1.2.4",
    "10.0.0.0",
    "10.0.255.255",
    "10.1.0.0",
    "10.1.255.255",
    "10.2.0.0",
    "10.127.255.255",
    "10.128.0.0",
    "10.255.255.255",
    "9.255.255.255",
    "11.0.0.0",
    "0.0.0.0",
    "127.255.255.255",
    "128.0.0.0",
    "255.255.255.255",
    "2001:db8::1",
    "2001:db9::1",
    "::ffff:10.1.2.3",
];

/// A set of tags: those that policies name, and one that none does.
fn tags(bits: u8) -> Value {
    let tags = ["k&1", "k&2", "x&3", "y&4", "k&*", "${uin}"];
    (0..tags.len()).filter(|bit| bits >> bit & 1 == 1).map(|bit| Value::from(tags[bit])).collect()
}
