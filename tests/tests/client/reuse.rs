//! A key is used again for the same requester and the same call alone, after a grant of its own, within its time.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use cos_policy::sts::client::Client;
use cos_policy::sts::{
    AssumeRole, Endpoint, PermanentKey, Role, RoleArn, Ruling, SessionName, TemporaryKey, Ttl, authorize,
};
use cos_policy::{Bucket, Region, Segment, policy};

use crate::stand_in::{Reply, StandIn, key_until};
use crate::{Call, Files, NOW, SECRET, at, builder, call, call_of, client, key, name, now, run};

/// The id of the key that a call gets.
async fn id(client: &Client<Segment>, call: Call, key: &PermanentKey) -> String {
    client.federation_token(call, key).await.unwrap().id().to_owned()
}

#[test]
fn a_live_key_is_used_again() {
    let sts = StandIn::giving();
    run(async {
        let client = client(&sts);
        let first = client.federation_token(call(), &key()).await.unwrap();
        let again = client.federation_token(call_of("alice", "alice", 900, at(NOW + 7)), &key()).await.unwrap();
        assert_eq!((first.id(), first.request_id()), (again.id(), again.request_id()));
        assert_eq!((first.starts(), again.starts()), (now(), at(NOW + 7)));
        assert_eq!((again.requester(), again.scope()), (&name("alice"), &Files { user: name("alice") }));
        assert_eq!((first.expires(), again.expires()), (at(NOW + 895), at(NOW + 895)));
    });
    assert_eq!(sts.count(), 1);
}

#[test]
fn whatever_differs_makes_another_call() {
    let (sts, other) = (StandIn::giving(), StandIn::giving());
    let [other_id, other_secret] = [("AKIDother", SECRET), ("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "other")]
        .map(|(id, secret)| PermanentKey::new(id, secret).unwrap());
    run(async {
        let client = client(&sts);
        let calls = [
            (call(), key()),
            (call_of("bob", "alice", 900, now()), key()),
            (call_of("alice", "alicf", 900, now()), key()),
            (call(), other_id),
            (call(), other_secret),
            (call().region(Region::AP_SHANGHAI), key()),
            (call().name("other").unwrap(), key()),
        ];
        for (made, (call, key)) in calls.into_iter().enumerate() {
            assert_eq!(id(&client, call, &key).await, format!("AKIDtmp{made}"));
        }
        assert_eq!(
            (id(&client, call().endpoint(other.endpoint()), &key()).await, other.count()),
            ("AKIDtmp0".into(), 1)
        );
        assert_eq!(id(&client, call(), &key()).await, "AKIDtmp0");
    });
    assert_eq!((sts.count(), other.count()), (7, 1));
}

#[test]
fn a_narrowed_policy_makes_another_call() {
    let sts = StandIn::giving();
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
    let narrow = policy! { in bucket; allow GetObject on "files/alice/*"; };
    let narrowed = || {
        let grant = |_: &Segment, _: &Files| Ruling::Grant;
        let granted = authorize(&grant, name("alice"), Files { user: name("alice") }, Ttl::default(), now()).unwrap();
        Call::new(granted.narrowed(narrow.clone()).unwrap())
    };
    run(async {
        let client = client(&sts);
        for (call, expected) in [(call(), "AKIDtmp0"), (narrowed(), "AKIDtmp1"), (call(), "AKIDtmp0")] {
            assert_eq!(id(&client, call, &key()).await, expected);
        }
    });
}

fn role_call(role: &str, session: &str, external_id: Option<&str>) -> AssumeRole<Segment, Files> {
    let grant = |_: &Segment, _: &Files| Ruling::Grant;
    let ttl = Ttl::<Role>::default();
    let granted = authorize(&grant, name("alice"), Files { user: name("alice") }, ttl, now()).unwrap();
    let role = RoleArn::parse(&format!("qcs::cam::uin/100000000001:roleName/{role}")).unwrap();
    let call = AssumeRole::new(granted, role, SessionName::parse(session).unwrap());
    match external_id {
        Some(id) => call.external_id(id).unwrap(),
        None => call,
    }
}

#[test]
fn roles_sessions_and_tokens_are_told_apart() {
    let sts = StandIn::giving();
    let signer = |token: &str| TemporaryKey::new("AKIDmachine", SECRET, token, at(NOW + 9000)).unwrap();
    run(async {
        let client = client(&sts);
        client.federation_token(call(), &key()).await.unwrap();
        client.assume_role(role_call("up", "cos-policy", None), &key()).await.unwrap();
        let calls = [
            (role_call("up", "cos-policy", None), signer("one")),
            (role_call("up", "cos-policy", None), signer("two")),
            (role_call("down", "cos-policy", None), signer("one")),
            (role_call("up", "alice", None), signer("one")),
            (role_call("up", "cos-policy", Some("partner")), signer("one")),
            (role_call("up", "cos-policy", Some("partner:7")), signer("one")),
        ];
        for (call, signer) in calls {
            client.assume_role(call, &signer).await.unwrap();
        }
        assert_eq!(sts.count(), 8);
        client.assume_role(role_call("up", "cos-policy", Some("partner")), &signer("one")).await.unwrap();
        assert_eq!(sts.count(), 8);
        let dead = TemporaryKey::new("AKIDmachine", SECRET, "one", now()).unwrap();
        client.assume_role(role_call("up", "cos-policy", None), &dead).await.unwrap_err();
        assert_eq!(sts.count(), 8);
    });
}

#[test]
fn the_secret_is_compared_and_not_the_value_that_holds_it() {
    let sts = StandIn::giving();
    run(async {
        let client = client(&sts);
        assert_eq!(id(&client, call(), &key()).await, id(&client, call(), &key().clone()).await);
    });
    assert_eq!(sts.count(), 1);
}

static CLOCK: AtomicU64 = AtomicU64::new(0);

fn clock() -> SystemTime {
    at(NOW + CLOCK.load(Ordering::SeqCst))
}

/// The clock is one for all that is in here.
#[test]
fn time_passes() {
    let sts = StandIn::giving();
    let client = builder(&sts).clock(clock).build().unwrap();
    let asked = |later: u64, seconds: u64| {
        CLOCK.store(later, Ordering::SeqCst);
        let issued = run(client.federation_token(call_of("alice", "alice", seconds, clock()), &key())).unwrap();
        (sts.count(), issued.expires().duration_since(now()).unwrap().as_secs())
    };
    assert_eq!(asked(0, 900), (1, 895));
    // Under 120 s are left of it.
    assert_eq!(asked(775, 900), (1, 895));
    assert_eq!(asked(776, 900), (2, 1671));
    // It would outlive the grant. What is made for that grant is for longer ones as well.
    assert_eq!(asked(777, 600), (3, 1372));
    assert_eq!(asked(778, 900), (3, 1372));
    // A grant that is too short for another use.
    assert_eq!(asked(779, 119), (4, 898));
    assert_eq!(asked(779, 119), (5, 898));
    assert_eq!(asked(780, 900), (5, 1372));
}

#[test]
fn grants_of_one_moment_are_one() {
    let sts = StandIn::giving();
    run(async {
        let client = client(&sts);
        let later = call_of("alice", "alice", 900, now() + Duration::from_millis(300));
        client.federation_token(later, &key()).await.unwrap();
        let earlier = client.federation_token(call(), &key()).await.unwrap();
        assert_eq!((sts.count(), earlier.expires()), (1, at(NOW + 895)));
        let five = client.federation_token(call_of("alice", "alice", 895, now()), &key()).await.unwrap();
        assert_eq!((sts.count(), five.expires()), (1, at(NOW + 895)));
        let before = client.federation_token(call_of("alice", "alice", 894, now()), &key()).await.unwrap();
        assert_eq!((sts.count(), before.expires()), (2, at(NOW + 889)));
    });
}

/// STS says otherwise: then the key is not used again by a grant that it outlives.
#[test]
fn no_key_ends_after_its_grant() {
    let sts = StandIn::new(|at, _| Reply::Text(200, key_until(at, NOW + 1800)));
    run(async {
        let client = client(&sts);
        for (seconds, count) in [(900, 1), (900, 2), (1799, 3), (1800, 3), (2000, 3), (900, 4)] {
            let issued = client.federation_token(call_of("alice", "alice", seconds, now()), &key()).await.unwrap();
            assert_eq!((sts.count(), issued.expires()), (count, at(NOW + seconds.min(1800))), "{seconds}");
        }
    });
}

#[test]
fn a_key_that_ends_at_once_is_not_used_again() {
    let sts = StandIn::new(|at, _| Reply::Text(200, key_until(at, NOW + 119)));
    run(async {
        let client = client(&sts);
        for count in 1..3 {
            client.federation_token(call(), &key()).await.unwrap();
            assert_eq!(sts.count(), count);
        }
    });
}

/// How many keys a client keeps.
fn kept(client: &Client<Segment>) -> usize {
    let text = format!("{client:?}");
    text.trim_start_matches("Client { keys: ").trim_end_matches(", .. }").parse().unwrap()
}

#[test]
fn the_least_recently_used_are_forgotten() {
    let sts = StandIn::giving();
    run(async {
        let client = builder(&sts).capacity(16).build().unwrap();
        let asked = async |user: usize| id(&client, call_of("alice", &format!("u{user}"), 900, now()), &key()).await;
        for user in 0..100 {
            asked(user).await;
            assert!(kept(&client) <= 16);
            asked(0).await;
        }
        assert_eq!(sts.count(), 100);
        asked(98).await;
        assert_eq!(sts.count(), 100);
        asked(1).await;
        assert_eq!(sts.count(), 101);
    });
}

#[test]
fn nothing_is_kept_without_room() {
    let sts = StandIn::giving();
    run(async {
        let client = builder(&sts).capacity(0).build().unwrap();
        for count in 1..3 {
            client.federation_token(call(), &key()).await.unwrap();
            assert_eq!((sts.count(), kept(&client)), (count, 0));
        }
    });
}

static LATER: AtomicU64 = AtomicU64::new(0);

#[test]
fn expired_keys_are_forgotten() {
    let sts = StandIn::giving();
    let clock = || at(NOW + LATER.load(Ordering::SeqCst));
    run(async {
        let client = builder(&sts).clock(clock).build().unwrap();
        for user in ["a", "b", "c"] {
            id(&client, call_of("alice", user, 900, now()), &key()).await;
        }
        assert_eq!(kept(&client), 3);
        LATER.store(800, Ordering::SeqCst);
        id(&client, call_of("alice", "d", 900, at(NOW + 800)), &key()).await;
        assert_eq!(kept(&client), 1);
    });
}

#[test]
fn a_call_says_its_endpoint_itself() {
    let (sts, other) = (StandIn::giving(), StandIn::giving());
    run(async {
        let client = builder(&sts).endpoint(Endpoint::internal()).endpoint(other.endpoint()).build().unwrap();
        id(&client, call(), &key()).await;
        id(&client, call().endpoint(sts.endpoint()), &key()).await;
    });
    assert_eq!((sts.count(), other.count()), (1, 1));
}

#[test]
fn a_grant_with_less_than_two_minutes_left_makes_another_call() {
    let sts = StandIn::giving();
    run(async {
        let client = client(&sts);
        // The first key ends after 115 s, the third after 120.
        let asked =
            [(120, 1, 115), (120, 2, 115), (125, 3, 120), (120, 3, 120), (119, 4, 119), (119, 5, 119), (125, 5, 120)];
        for (seconds, count, end) in asked {
            let issued = client.federation_token(call_of("alice", "alice", seconds, now()), &key()).await.unwrap();
            assert_eq!((sts.count(), issued.expires()), (count, at(NOW + end)), "{seconds}");
        }
    });
}
