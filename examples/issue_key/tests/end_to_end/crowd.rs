//! Several ask, at once or after each other.

use cos_policy::{Segment, scenarios};
use serde_json::json;

use crate::{Answer, World, bucket};

/// Whether a key is for the folder of a user, and nothing else.
fn assert_of(world: &World, user: &str, answer: &Answer) {
    let user = Segment::parse(user).unwrap();
    let own = scenarios! {
        in bucket();
                            GetBucket  GetObject  PutObject;
        "files/{user}/*" => yes        yes        yes;
    };
    world.policy(answer).grants_at_most(&own).unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn users_who_ask_at_once_get_their_own_keys() {
    let world = World::start().await;
    let browsers = [("alice", world.browser_of("alice").await), ("bob", world.browser_of("bob").await)];
    let browsers: Vec<_> = browsers.into_iter().map(|(user, browser)| (user, std::sync::Arc::new(browser))).collect();
    let mut asked = tokio::task::JoinSet::new();
    for at in 0..40 {
        let (user, browser) = browsers[at % 2].clone();
        asked.spawn(async move {
            let (path, body) =
                if at % 4 < 2 { ("/files", json!({})) } else { ("/uploads", json!({"file_name": "a.jpg"})) };
            (user, browser.post(path, body).await)
        });
    }
    let answers = asked.join_all().await;
    for (user, answer) in &answers {
        assert_of(&world, user, answer);
    }
    // One key for each user's page, and one for each upload.
    assert_eq!((answers.len(), world.sts.count()), (40, 2 + 20));
}

#[tokio::test]
async fn a_live_key_is_given_again_to_the_same_user() {
    let world = World::start().await;
    let (alice, again, bob) =
        (world.browser_of("alice").await, world.browser_of("alice").await, world.browser_of("bob").await);
    let first = alice.post("/files", json!({})).await;
    for browser in [&alice, &again] {
        let answer = browser.post("/files", json!({})).await;
        assert_eq!((answer.status, answer.token()), (200, first.token()));
    }
    assert_ne!(bob.post("/files", json!({})).await.token(), first.token());
    assert_eq!(world.sts.count(), 2);
}

#[tokio::test]
async fn each_upload_has_a_key_of_its_own() {
    let world = World::start().await;
    let browser = world.browser_of("alice").await;
    let [one, other] = [
        browser.post("/uploads", json!({"file_name": "a.jpg"})).await,
        browser.post("/uploads", json!({"file_name": "a.jpg"})).await,
    ];
    assert!(one.token() != other.token() && one.key() != other.key());
}
