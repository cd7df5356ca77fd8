//! Many tasks at once.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use cos_policy::Segment;
use cos_policy::sts::client::{Client, ClientError, Transport};

use crate::stand_in::{Reply, StandIn, key, refusal};
use crate::{Answer, builder, call, call_of, client, key as signer, run};

const WHILE: Duration = Duration::from_millis(200);

fn spawn(client: &Arc<Client<Segment>>) -> tokio::task::JoinHandle<Answer> {
    let client = Arc::clone(client);
    tokio::spawn(async move { client.federation_token(call(), &signer()).await })
}

/// Waits until a stand-in was asked that often.
async fn until_asked(sts: &StandIn, count: usize) {
    for _ in 0..500 {
        if sts.count() >= count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("asked {} times", sts.count());
}

#[test]
fn ten_thousand_callers_of_one_scope_make_one_call() {
    let sts = StandIn::slow(WHILE);
    run(async {
        let client = Arc::new(client(&sts));
        let tasks: Vec<_> = (0..10_000).map(|_| spawn(&client)).collect();
        for task in tasks {
            assert_eq!(task.await.unwrap().unwrap().id(), "AKIDtmp0");
        }
    });
    assert_eq!(sts.count(), 1);
}

/// Each with a grant of its own moment, as it is in a server.
#[test]
fn the_clock_of_the_system() {
    let sts = StandIn::slow(WHILE);
    run(async {
        let client = Arc::new(builder(&sts).clock(SystemTime::now).build().unwrap());
        let asked = || {
            let client = Arc::clone(&client);
            tokio::spawn(async move {
                let call = call_of("alice", "alice", 900, SystemTime::now());
                let deadline = call.granted().deadline();
                let issued = client.federation_token(call, &signer()).await.unwrap();
                assert!(issued.expires() <= deadline);
            })
        };
        let tasks: Vec<_> = (0..10_000).map(|_| asked()).collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
    assert_eq!(sts.count(), 1);
}

#[test]
fn each_scope_and_each_requester_is_on_its_own() {
    let sts = StandIn::slow(WHILE);
    run(async {
        let client: Arc<Client<Segment>> = Arc::new(client(&sts));
        let asked = |requester: &'static str, user: String| {
            let client = Arc::clone(&client);
            tokio::spawn(async move {
                let issued =
                    client.federation_token(call_of(requester, &user, 900, crate::now()), &signer()).await.unwrap();
                assert_eq!((issued.requester().as_str(), issued.scope().user.as_str()), (requester, user.as_str()));
                issued.id().to_owned()
            })
        };
        let mut ids = Vec::new();
        let tasks: Vec<_> = (0..400).map(|at| asked(["alice", "bob"][at % 2], format!("u{}", at / 2 % 4))).collect();
        for task in tasks {
            ids.push(task.await.unwrap());
        }
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 8);
    });
    assert_eq!(sts.count(), 8);
}

#[test]
fn a_leader_that_is_dropped_hands_over() {
    let sts = StandIn::slow(WHILE);
    run(async {
        let client = Arc::new(client(&sts));
        let leader = spawn(&client);
        until_asked(&sts, 1).await;
        let rest: Vec<_> = (0..100).map(|_| spawn(&client)).collect();
        tokio::time::sleep(WHILE / 4).await;
        leader.abort();
        for task in rest {
            assert_eq!(task.await.unwrap().unwrap().id(), "AKIDtmp1");
        }
        assert!(leader.await.unwrap_err().is_cancelled());
    });
    assert_eq!(sts.count(), 2);
}

#[test]
fn those_that_are_dropped_while_they_wait_leave_nothing() {
    let sts = StandIn::new(|_, _| Reply::After(WHILE, refusal("UnauthorizedOperation")));
    run(async {
        let client = Arc::new(client(&sts));
        let tasks: Vec<_> = (0..100).map(|_| spawn(&client)).collect();
        until_asked(&sts, 1).await;
        assert_eq!(format!("{client:?}"), "Client { keys: 1, .. }");
        for task in tasks {
            task.abort();
            let _ = task.await;
        }
        assert_eq!(format!("{client:?}"), "Client { keys: 0, .. }");
    });
}

#[test]
fn an_error_is_for_whoever_made_the_call() {
    let sts = StandIn::new(|at, asked| match at {
        0 => Reply::After(WHILE, refusal("InvalidParameter.GrantOtherResource")),
        _ => Reply::Text(200, key(at, asked)),
    });
    run(async {
        let client = Arc::new(client(&sts));
        let leader = spawn(&client);
        until_asked(&sts, 1).await;
        let rest: Vec<_> = (0..100).map(|_| spawn(&client)).collect();
        assert!(matches!(leader.await.unwrap(), Err(ClientError::Sts(_))));
        for task in rest {
            assert_eq!(task.await.unwrap().unwrap().id(), "AKIDtmp1");
        }
    });
    assert_eq!(sts.count(), 2);
}

#[test]
fn waiting_has_an_end() {
    let sts = StandIn::slow(WHILE * 10);
    run(async {
        let client = Arc::new(builder(&sts).within(WHILE).build().unwrap());
        let began = std::time::Instant::now();
        for task in [spawn(&client), spawn(&client)] {
            let error = task.await.unwrap().unwrap_err();
            assert!(matches!(error, ClientError::Transport(Transport::TimedOut)), "{error:?}");
        }
        assert!(began.elapsed() < WHILE * 5);
    });
}

#[test]
fn without_room_those_who_wait_share_still() {
    let sts = StandIn::slow(WHILE);
    run(async {
        let client = Arc::new(builder(&sts).capacity(0).build().unwrap());
        let tasks: Vec<_> = (0..100).map(|_| spawn(&client)).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(format!("{client:?}"), "Client { keys: 0, .. }");
    });
    assert_eq!(sts.count(), 1);
}

#[test]
fn those_who_wait_are_not_forgotten_for_want_of_room() {
    let sts = StandIn::new(|at, asked| {
        let is_slow = asked.body["Policy"].as_str().unwrap().contains("alice");
        Reply::After(if is_slow { WHILE * 2 } else { Duration::ZERO }, key(at, asked))
    });
    run(async {
        let client = Arc::new(builder(&sts).capacity(1).build().unwrap());
        let leader = spawn(&client);
        until_asked(&sts, 1).await;
        for user in ["bob", "carol", "dave"] {
            client.federation_token(call_of("bob", user, 900, crate::now()), &signer()).await.unwrap();
            assert_eq!(format!("{client:?}"), "Client { keys: 1, .. }");
        }
        let behind = spawn(&client);
        for task in [leader, behind] {
            assert_eq!(task.await.unwrap().unwrap().id(), "AKIDtmp0");
        }
    });
    assert_eq!(sts.count(), 4);
}
