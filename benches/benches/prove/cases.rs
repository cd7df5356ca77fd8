//! Pairs of policies, and whether whatever the first permits the second permits too.

use std::fmt::Write;

use cos_policy::{Document, Effect, MIB, Region};

pub const BUCKET: &str = "examplebucket-1250000000";

/// What all the resources begin with.
pub fn root() -> String {
    format!("qcs::cos:{}:uid/1250000000:{BUCKET}/", Region::AP_GUANGZHOU)
}

/// A statement on one bucket.
#[derive(Clone)]
pub struct Statement {
    pub effect: Effect,
    /// Without `name/cos:`, with stars.
    pub actions: Vec<String>,
    /// With stars.
    pub keys: Vec<String>,
    pub upload: Option<Upload>,
}

/// Conditions on an upload: its length at most, and what its type is like.
#[derive(Clone)]
pub struct Upload {
    pub length: u64,
    pub media: String,
}

pub struct Case {
    pub name: &'static str,
    pub varies: Varies,
    pub policies: [Vec<Statement>; 2],
    pub holds: bool,
}

/// What tells the statements of a case apart; the rest is the same in all of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Varies {
    Key,
    Action,
    All,
}

impl Statement {
    fn new<S: Into<String>>(
        effect: Effect,
        actions: impl IntoIterator<Item = S>,
        keys: impl IntoIterator<Item = S>,
    ) -> Self {
        let texts = |texts: &mut dyn Iterator<Item = S>| texts.map(Into::into).collect();
        Self { effect, actions: texts(&mut actions.into_iter()), keys: texts(&mut keys.into_iter()), upload: None }
    }

    pub fn allow<S: Into<String>>(actions: impl IntoIterator<Item = S>, keys: impl IntoIterator<Item = S>) -> Self {
        Self::new(Effect::Allow, actions, keys)
    }

    pub fn deny<S: Into<String>>(actions: impl IntoIterator<Item = S>, keys: impl IntoIterator<Item = S>) -> Self {
        Self::new(Effect::Deny, actions, keys)
    }

    pub fn when(mut self, length: u64, media: &str) -> Self {
        self.upload = Some(Upload { length, media: media.to_owned() });
        self
    }

    /// What varies, as patterns of one text.
    pub fn patterns(&self, varies: Varies) -> &[String] {
        if varies == Varies::Action { &self.actions } else { &self.keys }
    }
}

/// Reads the text that the statements make.
pub fn document(statements: &[Statement]) -> Document {
    let mut text = String::from(r#"{"version":"2.0","statement":["#);
    for (at, statement) in statements.iter().enumerate() {
        let list = |before: &str, items: &[String]| {
            let items: Vec<_> = items.iter().map(|item| format!(r#""{before}{item}""#)).collect();
            items.join(",")
        };
        let (actions, resources) = (list("name/cos:", &statement.actions), list(&root(), &statement.keys));
        let comma = if at == 0 { "" } else { "," };
        let effect = if statement.effect == Effect::Allow { "allow" } else { "deny" };
        let _ = write!(text, r#"{comma}{{"effect":"{effect}","action":[{actions}],"resource":[{resources}]"#);
        if let Some(Upload { length, media }) = &statement.upload {
            let _ = write!(
                text,
                r#","condition":{{"numeric_less_than_equal":{{"cos:content-length":{length}}},"string_like":{{"cos:content-type":"{media}"}}}}"#
            );
        }
        text.push('}');
    }
    Document::parse(&(text + "]}")).expect("the text is a policy")
}

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::from(folders());
    cases.extend([tenants()]);
    cases.extend(names());
    cases.extend(whole());
    cases
}

const GET: [&str; 1] = ["GetObject"];

/// Of one action on folders.
fn folders() -> [Case; 4] {
    let allow = |key| Statement::allow(GET, [key]);
    let deny = |key| Statement::deny(GET, [key]);
    let three = || ["app/avatar/*", "app/files/*", "app/shared/*"].map(allow).to_vec();
    let varies = Varies::Key;
    let left = |denied| vec![allow("app/files/*"), allow("app/avatar/alice/*"), deny(denied)];
    let right = |denied| vec![allow("app/files/*"), allow("app/avatar/*"), deny(denied), deny("app/avatar/bob/*")];
    let [private, keys] = ["app/files/private/*", "app/files/private/keys/*"];
    [
        Case {
            name: "one prefix in three",
            varies,
            policies: [vec![allow("app/files/alice/*")], three()],
            holds: true,
        },
        Case { name: "a prefix too wide", varies, policies: [vec![allow("app/fi*")], three()], holds: false },
        Case { name: "denies on both sides", varies, policies: [left(private), right(keys)], holds: true },
        Case { name: "a deny too narrow", varies, policies: [left(keys), right(private)], holds: false },
    ]
}

fn tenants() -> Case {
    Case { name: "20 tenants in 21", varies: Varies::Key, policies: [many(20), more(21)], holds: true }
}

/// A statement for each of so many tenants.
pub fn many(count: usize) -> Vec<Statement> {
    (0..count).map(|tenant| Statement::allow(["GetObject".to_owned()], [format!("tenants/{tenant:05}/*")])).collect()
}

/// The same in another order.
pub fn more(count: usize) -> Vec<Statement> {
    many(count).into_iter().rev().collect()
}

/// Of names of actions with stars in them, where stars may stand anywhere (598/10604).
fn names() -> [Case; 2] {
    let allow = |actions: &[&str]| Statement::allow(actions.to_vec(), ["*"]);
    let deny = |action| Statement::deny([action], ["*"]);
    let left = |denied| vec![allow(&["Get*Object*Tagging", "*Bucket*Lifecycle*"]), deny(denied)];
    let right = |denied| vec![allow(&["*Object*", "*Bucket*"]), deny(denied)];
    let varies = Varies::Action;
    let [wide, narrow] = ["*Version*Tagging*", "Get*Object*Version*Tagging"];
    [
        Case { name: "many stars", varies, policies: [left(wide), right(narrow)], holds: true },
        Case { name: "many stars, a deny too narrow", varies, policies: [left(narrow), right(wide)], holds: false },
    ]
}

/// Policies of three statements with a deny and conditions.
fn whole() -> [Case; 4] {
    let named = |length| {
        vec![
            Statement::allow(["GetBucket", "GetObject", "HeadObject"], ["app/files/*"]),
            Statement::allow(["PutObject"], ["app/files/*"]).when(length, "image/*"),
            Statement::deny(["*"], ["app/files/alice/private/keys/*"]),
        ]
    };
    let own = || {
        vec![
            Statement::allow(["GetBucket", "GetObject"], ["app/files/alice/*"]),
            Statement::allow(["PutObject"], ["app/files/alice/*"]).when(5 * MIB, "image/*"),
            Statement::deny(["*"], ["app/files/alice/private/*"]),
        ]
    };
    let any = |denied| {
        vec![
            Statement::allow(["*"], ["app/files/*"]),
            Statement::allow(["PutObject"], ["app/avatar/*"]).when(10 * MIB, "image/*"),
            Statement::deny(["*"], [denied]),
        ]
    };
    let own_any = || {
        vec![
            Statement::allow(["*"], ["app/files/alice/*"]),
            Statement::allow(["PutObject"], ["app/avatar/alice/*"]).when(5 * MIB, "image/*"),
            Statement::deny(["*"], ["app/files/alice/private/*"]),
        ]
    };
    let varies = Varies::All;
    let case = |name, policies, holds| Case { name, varies, policies, holds };
    [
        case("3 statements", [own(), named(10 * MIB)], true),
        case("3 statements, one byte too many", [own(), named(5 * MIB - 1)], false),
        case("3 statements, every action", [own_any(), any("app/files/alice/private/keys/*")], true),
        case("3 statements, every action, a deny too narrow", [own_any(), any("app/files/alice/p*")], false),
    ]
}
