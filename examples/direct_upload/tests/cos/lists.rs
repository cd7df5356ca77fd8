//! Listings.

use serde_json::json;

use crate::client::{call, encode};
use crate::{World, everything};

async fn world(keys: &[&str]) -> World {
    let world = World::new(json!([everything()])).await;
    for key in keys {
        call("PUT", format!("/{}", encode(key))).body("x").send(&world.cos).await.served();
    }
    world
}

const KEYS: [&str; 7] = ["a", "b/1", "b/2", "b/c/3", "d", "ä&<b>", "\u{1F600}"];

#[tokio::test]
async fn names_come_in_the_order_of_their_bytes() {
    let world = world(&KEYS).await;
    let answer = call("GET", "/").send(&world.cos).await.served();
    assert_eq!(answer.all("Key"), ["a", "b/1", "b/2", "b/c/3", "d", "ä&amp;&lt;b&gt;", "\u{1F600}"]);
    assert_eq!(
        (answer.one("IsTruncated"), answer.one("MaxKeys"), answer.one("Name")),
        ("false", "1000", "examplebucket-1250000000")
    );
    assert_eq!(answer.all("Size")[0], "1");
    let encoded = call("GET", "/?encoding-type=url").send(&world.cos).await;
    assert_eq!(encoded.all("Key")[5], "%C3%A4%26%3Cb%3E");
}

#[tokio::test]
async fn a_delimiter_gathers_folders() {
    let world = world(&KEYS).await;
    let list = async |query: &str| {
        let answer = call("GET", format!("/?{query}")).send(&world.cos).await.served();
        let text = |all: Vec<&str>| all.into_iter().map(str::to_owned).collect::<Vec<_>>().join(" ");
        (text(answer.all("Key")), text(answer.all("CommonPrefixes")))
    };
    let folder = |name: &str| format!("<Prefix>{name}</Prefix>");
    let (keys, folders) = list("delimiter=%2F").await;
    assert_eq!((keys.as_str(), folders), ("a d ä&amp;&lt;b&gt; \u{1F600}", folder("b/")));
    assert_eq!(list("delimiter=%2F&prefix=b%2F").await, ("b/1 b/2".to_owned(), folder("b/c/")));
    assert_eq!(list("prefix=b").await, ("b/1 b/2 b/c/3".to_owned(), String::new()));
    assert_eq!(list("prefix=zz").await, (String::new(), String::new()));
    assert_eq!(list("prefix=b%2F&marker=b%2F1").await.0, "b/2 b/c/3");
    assert_eq!(list("prefix=b%2F&marker=a").await.0, "b/1 b/2 b/c/3");
}

/// Page by page there is what there is at once, whatever the length of a page.
#[tokio::test]
async fn pages_meet() {
    let world = world(&KEYS).await;
    for (delimiter, expected) in [("", 7), ("&delimiter=%2F", 5)] {
        for most in 1..=8 {
            let (mut found, mut marker) = (Vec::new(), String::new());
            loop {
                let target = format!("/?max-keys={most}{delimiter}&encoding-type=url&marker={marker}");
                let answer = call("GET", target).send(&world.cos).await.served();
                let folders = answer.all("CommonPrefixes");
                let names = [answer.all("Key"), folders].concat();
                assert!(names.len() <= most);
                found.extend(names.into_iter().map(str::to_owned));
                if answer.one("IsTruncated") == "false" {
                    break;
                }
                marker = answer.one("NextMarker").to_owned();
            }
            assert_eq!(found.len(), expected, "{most} {delimiter} {found:?}");
        }
    }
    let none = call("GET", "/?max-keys=0").send(&world.cos).await.served();
    assert!(none.all("Key").is_empty());
}

#[tokio::test]
async fn what_cannot_be_read_is_refused() {
    let world = world(&[]).await;
    for query in ["max-keys=1001", "max-keys=-1", "max-keys=x", "encoding-type=xml"] {
        assert_eq!(
            call("GET", format!("/?{query}")).send(&world.cos).await.error(),
            (400, "InvalidArgument"),
            "{query}"
        );
    }
}
