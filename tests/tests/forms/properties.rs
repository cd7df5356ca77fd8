//! Of all forms: what is signed satisfies its policy, no change of what is pinned does, and the reader agrees with a
//! slow reading of the documentation.

use std::ops::RangeInclusive;
use std::time::Duration;

use cos_policy::condition::{Acl, MediaType};
use cos_policy::form::{Encryption, MediaPrefix, PostDocument, PostForm, PostPolicy, Submission};
use cos_policy::sts::PermanentKey;
use cos_policy::{Bucket, Folder, GIB, Key, Region};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::oracle::{Fields, Sent, satisfied};
use super::{NOW, at, permanent, temporary};

#[derive(Clone, Debug)]
struct Made {
    bucket: Bucket,
    policy: PostPolicy,
    range: RangeInclusive<u64>,
    life: u64,
    /// Seconds that a temporary key has left, if one signs.
    left: Option<u64>,
}

impl Made {
    fn form(&self) -> PostForm {
        match self.left {
            Some(left) => self.policy.clone().sign(&temporary(left), at(NOW)),
            None => self.policy.clone().sign(&permanent(), at(NOW)),
        }
        .unwrap()
    }
}

fn made() -> impl Strategy<Value = Made> {
    let place = (any::<Bucket>(), any::<Key>(), any::<Folder>(), any::<bool>());
    let length = (0..=5 * GIB).prop_flat_map(|least| (Just(least), least..=5 * GIB));
    let content = prop_oneof![
        any::<MediaType>().prop_map(Ok),
        select(vec![MediaPrefix::Image, MediaPrefix::Video, MediaPrefix::Text]).prop_map(Err),
    ];
    let acl = select(vec![Acl::Default, Acl::Private, Acl::PublicRead, Acl::AuthenticatedRead, Acl::BucketOwnerRead]);
    let success = prop_oneof![
        Just(None),
        select(vec![200, 201, 204]).prop_map(|status| Some(Ok(status))),
        "https://[a-z]{1,9}/[!#-;=?-\\[\\]-~]{0,20}".prop_map(|url| Some(Err(url))),
    ];
    let encryption = proptest::option::of(prop_oneof![
        Just(Encryption::Cos),
        Just(Encryption::Kms),
        "[0-9a-f-]{1,36}".prop_map(Encryption::KmsKey),
    ]);
    let meta = proptest::collection::btree_map("[a-z0-9-]{1,8}", "[!-~]([ -~]{0,20}[!-~])?", 0..4);
    let lives = (60..=86_400u64, proptest::option::of(60..100_000u64));
    (place, length, content, acl, success, encryption, meta, lives).prop_map(
        |((bucket, key, folder, exact), (least, most), content, acl, success, encryption, meta, (life, left))| {
            let policy = if exact { PostPolicy::to(bucket.at(&key)) } else { PostPolicy::to(bucket.at(&folder)) }
                .length(least..=most);
            let policy = match content {
                Ok(exact) => policy.content_type(exact),
                Err(kind) => policy.content_type(kind),
            };
            let policy = match success {
                None => policy,
                Some(Ok(status)) => policy.success_status(status),
                Some(Err(url)) => policy.success_redirect(url),
            };
            let policy = encryption.into_iter().fold(policy, PostPolicy::encryption);
            let policy = meta.iter().fold(policy, |policy, (name, value)| policy.meta(name, value));
            let policy = policy.acl(acl).expiring_in(Duration::from_secs(life));
            Made { bucket, policy, range: least..=most, life, left }
        },
    )
}

/// What a browser sends that does as it is told.
fn sent(made: &Made, form: &PostForm, length: Index) -> Sent {
    let filled = form.starts_with().map(|(name, prefix)| (name.to_owned(), format!("{prefix}picture")));
    let fields = form.fields().map(|(name, value)| (name.to_owned(), value.to_owned())).chain(filled).collect();
    let (least, most) = (*made.range.start(), *made.range.end());
    let length = least + length.index((most - least) as usize + 1) as u64;
    Sent { bucket: made.bucket.name().to_owned(), length, fields, at: NOW }
}

/// What the library and the oracle say, which is the same.
fn judged(policy: &str, sent: &Sent) -> bool {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, &sent.bucket).unwrap();
    let fields = sent.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let submission = Submission::new(&bucket, sent.length, at(sent.at)).fields(fields);
    let found = PostDocument::parse(policy).unwrap().check(&submission);
    assert_eq!(found.is_ok(), satisfied(policy, sent), "{policy}\n{sent:?}\n{found:?}");
    found.is_ok()
}

/// Whether the signature, and not the policy, brings the field.
fn is_of_the_signature(name: &str) -> bool {
    ["policy", "q-signature", "x-cos-security-token"].contains(&name)
}

proptest! {
    #[test]
    fn a_signed_form_satisfies_its_policy(made in made(), length: Index) {
        let form = made.form();
        prop_assert!(judged(form.policy(), &sent(&made, &form, length)));
        prop_assert_eq!(PostDocument::parse(form.policy()).unwrap().to_json(), form.policy());
        let end = made.life.min(made.left.unwrap_or(u64::MAX));
        prop_assert_eq!(form.expires(), at(NOW + end));
    }

    #[test]
    fn no_change_of_a_field_does(made in made(), length: Index, which: Index) {
        let form = made.form();
        let right = sent(&made, &form, length);
        let pinned: Vec<usize> =
            (0..right.fields.len()).filter(|at| !is_of_the_signature(&right.fields[*at].0)).collect();
        let place = pinned[which.index(pinned.len())];
        let change = |change: &dyn Fn(&mut Fields)| {
            let mut wrong = right.clone();
            change(&mut wrong.fields);
            judged(form.policy(), &wrong)
        };
        prop_assert!(!change(&|fields| drop(fields.remove(place))));
        prop_assert!(!change(&|fields| fields.push(fields[place].clone())));
        prop_assert!(!change(&|fields| fields[place].0 = fields[place].0.to_ascii_uppercase()));
        prop_assert!(!change(&|fields| fields[place].1.insert(0, '~')));
        prop_assert!(!change(&|fields| fields[place].1.clear()));
        let exact = !form.starts_with().any(|(name, _)| name == right.fields[place].0);
        prop_assert_eq!(change(&|fields| fields[place].1.push('~')), !exact);
    }

    #[test]
    fn no_other_length_clock_or_bucket_does(made in made(), length: Index, beyond in 1..1000u64) {
        let form = made.form();
        let right = sent(&made, &form, length);
        let end = NOW + made.life.min(made.left.unwrap_or(u64::MAX));
        let with = |change: &dyn Fn(&mut Sent)| {
            let mut wrong = right.clone();
            change(&mut wrong);
            judged(form.policy(), &wrong)
        };
        prop_assert!(!with(&|sent| sent.length = made.range.end() + beyond));
        if let Some(less) = made.range.start().checked_sub(beyond) {
            prop_assert!(!with(&|sent| sent.length = less));
        }
        prop_assert!(with(&|sent| sent.at = end - 1));
        prop_assert!(!with(&|sent| sent.at = end - 1 + beyond));
        prop_assert!(!with(&|sent| sent.bucket = "never-made-1".to_owned()));
    }

    #[test]
    fn an_unnamed_field_is_accepted(made in made(), length: Index) {
        let form = made.form();
        let mut more = sent(&made, &form, length);
        more.fields.push(("Cache-Control".to_owned(), "no-cache".to_owned()));
        prop_assert!(judged(form.policy(), &more));
    }

    #[test]
    fn another_secret_signs_otherwise(made in made()) {
        let signature = |form: &PostForm| form.fields().find(|(name, _)| *name == "q-signature").unwrap().1.to_owned();
        let other = PermanentKey::new(super::ID, "AnotherSecret").unwrap();
        let own = signature(&made.policy.clone().sign(&permanent(), at(NOW)).unwrap());
        prop_assert_ne!(&own, &signature(&made.policy.sign(&other, at(NOW)).unwrap()));
        prop_assert!(own.len() == 40 && own.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')));
    }

    /// Policies and forms over few words, so that they meet often.
    #[test]
    fn the_reader_agrees_with_the_oracle(
        conditions in proptest::collection::vec(condition(), 0..4),
        fields in proptest::collection::vec((select(FIELDS.to_vec()), select(VALUES.to_vec())), 0..5),
        length in 0..4u64,
        late in -1..=1i64,
    ) {
        let policy = format!(
            r#"{{"expiration":"2023-11-14T22:13:20Z","conditions":[{}{{"q-sign-algorithm":"sha1"}},{{"q-ak":"a"}},["eq","$q-sign-time","1;2"]]}}"#,
            conditions.iter().map(|condition| format!("{condition},")).collect::<String>(),
        );
        let signed = [("q-sign-algorithm", "sha1"), ("q-ak", "a"), ("q-key-time", "1;2")];
        let fields = fields.into_iter().chain(signed).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let bucket = "examplebucket-1250000000".to_owned();
        judged(&policy, &Sent { bucket, length, fields, at: NOW.saturating_add_signed(late.min(0) * 5 + late.max(0)) });
    }
}

const FIELDS: [&str; 9] =
    ["key", "Key", "acl", "x-cos-acl", "Content-Type", "x-cos-meta-a", "X-Cos-Meta-A", "x-cos-a", "a"];
const VALUES: [&str; 7] = ["", "a", "a/", "a/b", "a/*", "a/${filename}", "A"];

fn condition() -> impl Strategy<Value = String> {
    let compared = select(vec!["key", "acl", "Content-Type", "x-cos-meta-a"]);
    let value = select(VALUES.to_vec());
    prop_oneof![
        4 => (compared.clone(), value.clone()).prop_map(|(field, value)| format!(r#"{{"{field}":"{value}"}}"#)),
        4 => (compared.clone(), value.clone()).prop_map(|(field, value)| format!(r#"["eq","${field}","{value}"]"#)),
        4 => (compared, value.clone()).prop_map(|(field, value)| format!(r#"["starts-with","${field}","{value}"]"#)),
        1 => (select(vec!["x-cos-acl", "x-cos-a"]), value).prop_map(|(field, value)| format!(r#"{{"{field}":"{value}"}}"#)),
        2 => (0..3u64, 0..3u64).prop_map(|(least, more)| format!(r#"["content-length-range",{least},{}]"#, least + more)),
        1 => select(vec!["examplebucket-1250000000", "other-1250000000"]).prop_map(|name| format!(r#"{{"bucket":"{name}"}}"#)),
    ]
}
