//! The properties of `cos_policy::testing`: what they let pass, what they find, and what somebody reads of it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use cos_policy::testing::{Holder, Part, grants_exactly_for_all, isolated};
use cos_policy::{Bucket, Folder, Policy, Region, Scenarios, Segment, SegmentError, policy, scenarios};

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

/// What a property that does not hold says.
fn told(property: impl FnOnce()) -> String {
    *catch_unwind(AssertUnwindSafe(property)).unwrap_err().downcast::<String>().unwrap()
}

fn read_by_all() -> Scenarios {
    scenarios! {
        in bucket();
                         GetBucket  GetObject;
        "app/files/*" => yes        yes;
    }
}

fn files(user: &Segment) -> Policy {
    let bucket = bucket();
    policy! {
        in bucket;
        allow GetBucket, GetObject    on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
    }
}

fn merged(user: &Segment) -> Policy {
    let bucket = bucket();
    policy! { in bucket; allow GetBucket, GetObject, PutObject on "app/files/*", "app/files/{user}/*"; }
}

fn meant(user: &Segment) -> Scenarios {
    scenarios! {
        in bucket();
                                 GetBucket  GetObject  PutObject  DeleteObject;
        "app/files/{user}/*" =>  yes        yes        yes        yes;
        "app/files/*"        =>  yes        yes        no         no;
    }
}

#[test]
fn what_holds_passes() {
    grants_exactly_for_all(files, meant);
    isolated(files).sharing(&read_by_all());
}

#[test]
fn a_merged_statement() {
    assert_eq!(
        told(|| grants_exactly_for_all(merged, meant)),
        "a holder is not granted what is intended
  holder  Segment(alice)

the policy does not grant what is intended
granted beyond the intention
  app/files/* otherwise  PutObject  app/files/a  allowed by statement[0]
intended, but not granted
  app/files/alice/*  DeleteObject  app/files/alice/a  no statement allows it",
    );
    assert_eq!(
        told(|| isolated(merged).sharing(&read_by_all())),
        "two holders are not isolated
  one    Segment(alice)
  other  Segment(bob)

the two share more than is intended
granted by both beyond the intention
  app/files/*  PutObject  app/files/a  one: allowed by statement[0]; other: allowed by statement[0]

for example
  name/cos:PutObject on qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/files/a",
    );
}

/// The lines that name the two.
fn pair(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| line.starts_with("  one  ") || line.starts_with("  other  "));
    lines.map(|line| line.split_whitespace().nth(1).unwrap()).collect()
}

#[track_caller]
fn assert_finds<H: Holder>(policy: impl Fn(&H) -> Policy, names: [&str; 2]) {
    let text = told(|| isolated(policy).sharing_nothing());
    assert_eq!(pair(&text), names, "{text}");
}

#[test]
fn a_user_of_a_name_that_the_policy_speaks_of() {
    let policy = |user: &Segment| {
        policy! { in bucket(); allow PutObject on "app/{user}/*"; deny PutObject on "app/private-things/*"; }
    };
    isolated(policy).sharing_nothing();
    let shared =
        |user: &Segment| policy! { in bucket(); allow PutObject on "app/{user}/*", "app/everybodys-things/*"; };
    let sharing = scenarios! { in bucket(); PutObject; "app/everybodys-things/*" => yes; };
    isolated(shared).sharing(&sharing);
    let read = |user: &Segment| {
        policy! {
            in bucket();
            allow PutObject on "app/{user}/*";
            allow GetObject on "app/{user}/*", "app/everybodys-things/*";
        }
    };
    let sharing = scenarios! { in bucket(); GetObject; "app/everybodys-things/*" => yes; };
    isolated(read).sharing(&sharing);
    let meant = |user: &Segment| {
        scenarios! {
            in bucket();
                                          PutObject  GetObject;
            "app/everybodys-things/*" =>  no         yes;
            "app/{user}/*"            =>  yes        yes;
        }
    };
    let text = told(|| grants_exactly_for_all(read, meant));
    assert!(text.contains("\n  holder  Segment(everybodys-things)\n"), "{text}");
}

#[test]
fn templates_that_meet() {
    let policy = |user: &Segment| {
        policy! { in bucket(); allow PutObject on "app/{user}.jpg"; allow PutObject on "app/{user}-thumbnail.jpg"; }
    };
    assert_finds(policy, ["Segment(alice)", "Segment(alice-thumbnail)"]);
}

mod users {
    use cos_policy::Segment;

    #[derive(Clone, Debug, PartialEq, Segment)]
    #[segment(reserved("*-thumbnail"))]
    pub struct UserId(Segment);
}

#[test]
fn types_that_reserve_names() {
    let policy = |user: &users::UserId| {
        policy! { in bucket(); allow PutObject on "app/{user}.jpg"; allow PutObject on "app/{user}-thumbnail.jpg"; }
    };
    isolated(policy).sharing_nothing();
    let parsed = |name: &str| Segment::parse(name).and_then(users::UserId::try_from);
    assert!(parsed("bob").is_ok() && parsed("bob-thumbnail").is_err());
}

/// A function that writes the policy of another name than the one it is given.
fn of_changed(change: fn(&str) -> String) -> impl Fn(&Segment) -> Policy {
    move |user: &Segment| {
        let user = Segment::parse(&change(user.as_str())).unwrap();
        policy! { in bucket(); allow PutObject on "app/{user}/*"; }
    }
}

#[test]
fn names_that_are_always_changed() {
    assert_finds(of_changed(|_| "files".to_owned()), ["Segment(alice)", "Segment(bob)"]);
    assert_finds(of_changed(|name| cut(name, 4)), ["Segment(alice)", "Segment(alic)"]);
}

fn cut(name: &str, most: usize) -> String {
    name.chars().take(most).map(|character| if character == '.' { '-' } else { character }).collect()
}

#[test]
fn names_that_are_rarely_changed_shrink_to_short_ones() {
    let changes: [fn(&str) -> String; 3] = [
        str::to_lowercase,
        |name| cut(name, 7),
        |name| match name.trim_start_matches('0').replace('.', "-") {
            zeros if zeros.is_empty() => "0".to_owned(),
            other => other,
        },
    ];
    for change in changes {
        let text = told(|| isolated(of_changed(change)).sharing_nothing());
        let names = pair(&text).into_iter().map(|name| name.trim_start_matches("Segment(").trim_end_matches(')'));
        let [one, other] = names.collect::<Vec<_>>()[..] else { panic!("{text}") };
        assert!(one != other && change(one) == change(other) && one.len().max(other.len()) < 20, "{text}");
    }
}

#[test]
fn holders_of_several_parts() {
    let own = |(tenant, user): &(u64, Segment)| policy! { in bucket(); allow PutObject on "{tenant}/{user}/*"; };
    isolated(own).sharing_nothing();
    let of_user = |(_, user): &(u64, Segment)| policy! { in bucket(); allow PutObject on "{user}/*"; };
    assert_finds(of_user, ["(7,", "(9,"]);
    let swapped = |(tenant, user): &(Segment, Segment)| {
        policy! { in bucket(); allow PutObject on "{tenant}/{user}/*", "{user}/{tenant}/inbox/*"; }
    };
    assert_finds(swapped, ["(Segment(alice),", "(Segment(bob),"]);
    let changes: [fn(u64) -> u64; 5] = [
        |number| number / 10,
        |number| number % 1000,
        |number| number % (1 << 8),
        |number| number % (1 << 16),
        |number| number % (1 << 32),
    ];
    for change in changes {
        let changed = |(tenant, user, file): &(u8, u64, usize)| {
            let user = change(*user);
            policy! { in bucket(); allow PutObject on "{tenant}/{user}/{file}.jpg"; }
        };
        let text = told(|| isolated(changed).sharing_nothing());
        assert!(text.starts_with("two holders are not isolated\n  one    ("), "{text}");
    }
}

#[test]
fn what_is_shared_may_depend_on_the_two() {
    let files = |(tenant, user): &(u64, Segment)| {
        policy! { in bucket(); allow GetObject on "{tenant}/*"; allow PutObject on "{tenant}/{user}/*"; }
    };
    let read = |tenant: &u64| scenarios! { in bucket(); GetObject; "{tenant}/*" => yes; };
    isolated(files).sharing_between(|(tenant, _), (other, _)| (tenant == other).then(|| read(tenant)));
    let text = told(|| isolated(files).sharing_between(|_, _| None));
    assert_eq!(pair(&text), ["(7,", "(7,"], "{text}");
}

#[derive(Debug, PartialEq)]
struct Session {
    tenant: u64,
    user: Segment,
}

impl Holder for Session {
    fn parts() -> Vec<Part> {
        vec![Part::Number, Part::Name]
    }

    fn of(parts: &[Segment]) -> Option<Self> {
        let [tenant, user] = parts else { return None };
        Some(Self { tenant: tenant.as_str().parse().ok()?, user: user.clone() })
    }
}

#[test]
fn holders_of_ones_own() {
    let own = |Session { tenant, user }: &Session| policy! { in bucket(); allow PutObject on "{tenant}/{user}/*"; };
    isolated(own).sharing_nothing();
    let of_tenant = |Session { tenant, .. }: &Session| policy! { in bucket(); allow PutObject on "{tenant}/*"; };
    let text = told(|| isolated(of_tenant).sharing_nothing());
    assert!(
        text.contains(
            "  one    Session { tenant: 7, user: Segment(bob) }\n  other  Session { tenant: 7, user: Segment(carol) }\n"
        ),
        "{text}"
    );
}

#[derive(Debug, PartialEq)]
struct Nobody;

impl TryFrom<Segment> for Nobody {
    type Error = SegmentError;

    fn try_from(_: Segment) -> Result<Self, SegmentError> {
        Segment::parse("*").map(|_| Self)
    }
}

#[test]
fn holders_that_cannot_be_made() {
    let nothing = |_: &Nobody| policy! { in bucket(); allow PutObject on "a/*"; };
    let text = told(|| isolated(nothing).sharing_nothing());
    assert_eq!(
        text,
        "too few holders could be made: `Holder::of` has none for most parts of `(testing::Nobody, testing::Nobody)`",
    );
}

#[test]
fn a_row_that_decides_nothing() {
    let sharing = |folder: &Folder| {
        scenarios! {
            in bucket();
                              GetBucket  GetObject;
            "app/files/*"  => yes        yes;
            bucket.at(folder) => yes     yes;
        }
    };
    let folder = Folder::parse("app/files/public/*").unwrap();
    let text = told(|| isolated(files).sharing(&sharing(&folder)));
    assert!(
        text.ends_with("\nthe row `app/files/public/*` decides nothing: the rows before it match whatever it does"),
        "{text}"
    );
}
