//! Lives, key pairs, roles and lengths.

use std::time::Duration;

use cos_policy::sts::{Federation, Length, Meter, PermanentKey, Role, RoleArn, SessionName, TemporaryKey, Ttl};
use cos_policy::{Key, Policy, Statement, action, policy};

use crate::{at, bucket};

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn lives() {
    let root = |life| Ttl::root(seconds(life)).map(Ttl::as_secs).map_err(|error| error.to_string());
    let sub_account = |life| Ttl::sub_account(seconds(life)).map(Ttl::as_secs).map_err(|error| error.to_string());
    let role = |life| Ttl::role(seconds(life)).map(Ttl::as_secs).map_err(|error| error.to_string());
    assert_eq!((root(60), root(7_200)), (Ok(60), Ok(7_200)));
    assert_eq!((sub_account(60), sub_account(129_600)), (Ok(60), Ok(129_600)));
    assert_eq!((role(60), role(43_200)), (Ok(60), Ok(43_200)));
    assert_eq!(root(59), Err("59 s are too short: the key of a root account lives 60 to 7200 s".to_owned()));
    assert_eq!(root(7_201), Err("7201 s are too long: the key of a root account lives 60 to 7200 s".to_owned()));
    let sub_accounts = "129601 s are too long: the key of a sub-account lives 60 to 129600 s";
    assert_eq!(sub_account(129_601), Err(sub_accounts.to_owned()));
    assert_eq!(role(43_201), Err("43201 s are too long: the key of a role lives 60 to 43200 s".to_owned()));
    assert!(root(0).is_err() && role(u64::MAX).is_err());
    assert_eq!((Ttl::<Federation>::default().as_secs(), Ttl::<Role>::default().as_secs()), (900, 900));
    assert_eq!(Ttl::root(Duration::from_millis(60_900)).unwrap().as_secs(), 60);
}

#[test]
fn key_pairs() {
    let told = |id: &str, secret: &str| PermanentKey::new(id, secret).unwrap_err().to_string();
    for text in ["", " ", "a b", "a\n", "a,b", "a=b", "é"] {
        assert_eq!(
            told(text, "s"),
            "the SecretId is empty or has a character that none has, such as a blank or a line break",
        );
        assert!(told("a", text).starts_with("the SecretKey is empty or has a character that none has"), "{text}");
    }
    let token = TemporaryKey::new("a", "b", "c\n", at(1)).unwrap_err();
    assert!(token.to_string().starts_with("the token is empty"));
}

#[test]
fn roles() {
    let roles = [
        "qcs::cam::uin/100000000001:roleName/uploader",
        "qcs::cam::uin/100000000001:role/4611686018427397919",
        "qcs::cam::uin/100000000001:role/tencentcloudServiceRole/4611",
        "qcs::cam::uin/100000000001:role/tencentcloudServiceRoleName/CI_QCSRole",
    ];
    for role in roles {
        assert_eq!(RoleArn::parse(role).unwrap().as_str(), role);
    }
    let others = [
        "",
        "uploader",
        "qcs::cam::uin/:roleName/a",
        "qcs::cam::uin/1:roleName/",
        "qcs::cam::uin/1:uin/2",
        "qcs::cam::uin/1:roleName/a*",
        "qcs::cam::uin/1:roleName/a/b",
        "QCS::cam::uin/1:roleName/a",
        "qcs::cam::uin/x:roleName/a",
    ];
    for other in others {
        let refused = RoleArn::parse(other).unwrap_err().to_string();
        assert_eq!(refused, format!("`{other}` is not a role, such as `qcs::cam::uin/100000000001:roleName/uploader`"));
    }
}

#[test]
fn sessions() {
    for name in ["ab", "a@example.com", "a_+=,.-", &"a".repeat(128)] {
        assert_eq!(SessionName::parse(name).unwrap().as_str(), name);
    }
    for other in ["", "a", "a b", "a/b", "é1", &"a".repeat(129)] {
        assert!(SessionName::parse(other).is_err(), "{other}");
    }
    assert_eq!(
        SessionName::parse("a").unwrap_err().to_string(),
        "`a` is not the name of a session: 2 to 128 letters, digits and `_`, `+`, `=`, `,`, `.`, `@`, `-`",
    );
}

#[test]
fn lengths() {
    let policy = policy! {
        in bucket();
        allow GetObject on "a/*";
        allow PutObject on "a/long/path/that/goes/on/and/on/*" when content_type == "image/png";
        allow GetObject on "b/*";
    };
    let length = Meter::default().measure(&policy).unwrap();
    assert_eq!((length.characters(), length.bytes()), (policy.as_json().chars().count(), policy.as_json().len()));
    assert!(!length.is_long() && Meter::new(10, 10_000).measure(&policy).unwrap().is_long());
    let exact = Meter::new(10, length.characters());
    assert!(exact.measure(&policy).is_ok());
    let refused = Meter::new(10, length.characters() - 1).measure(&policy).unwrap_err();
    assert_eq!((refused.longest(), refused.length().characters()), (1, length.characters()));
    let long = Meter::default().measure(&Policy::from_statements(std::iter::repeat_n(policy, 8).flatten()).unwrap());
    assert!(long.is_err());
}

/// A policy of so many characters.
fn of_length(characters: usize) -> Policy {
    let statement = |length: usize| {
        let key = Key::parse(&"a".repeat(length)).unwrap();
        policy! { in bucket(); allow GetObject on bucket.at(key); }
    };
    let with_keys = |first, second| {
        let keys = [Key::parse(&"b".repeat(first)).unwrap(), Key::parse(&"c".repeat(second)).unwrap()];
        statement(1).with(keys.map(|key| Statement::allow(action::GetObject).on(bucket().at(key)).build()))
    };
    let free = characters - with_keys(1, 1).as_json().len();
    let policy = with_keys(1 + free / 2, 1 + free - free / 2);
    assert_eq!(policy.as_json().len(), characters);
    policy
}

#[test]
fn what_is_long_and_what_is_too_long() {
    let measured = |characters| Meter::default().measure(&of_length(characters)).map(Length::is_long).ok();
    assert_eq!([1_000, 1_001, 2_048].map(measured), [Some(false), Some(true), Some(true)]);
    assert_eq!(measured(2_049), None);
}
