//! Random requests with the signatures that the library gives them, a line of JSON each, for other implementations to check.

#![expect(clippy::unwrap_used, reason = "a check that cannot go on fails")]

use cos_policy::sts::{PermanentKey, Tc3, percent_encode};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::json;

fn main() {
    let count = std::env::args().nth(1).map_or(200, |count| count.parse().unwrap());
    let mut runner = TestRunner::default();
    let text = prop_oneof![any::<String>(), "[ -~]{0,40}", "[+%2Fa /é*('!)~中]{0,12}"];
    let cases = (
        "[A-Za-z0-9]{1,40}",
        "[!-+\\-.-<>-~]{1,64}",
        "[a-z]{1,8}",
        "[a-z0-9-]{1,20}([.][a-z]{1,10}){1,3}",
        0..4_102_444_800_u64,
        text,
    );
    for _ in 0..count {
        let (id, secret, service, host, timestamp, payload) = cases.new_tree(&mut runner).unwrap().current();
        let content_type = "application/json; charset=utf-8";
        let request = Tc3 {
            method: "POST",
            path: "/",
            query: "",
            headers: &[("content-type", content_type), ("host", &host)],
            payload: payload.as_bytes(),
            service: &service,
            timestamp,
        };
        let key = PermanentKey::new(id.as_str(), secret.as_str()).unwrap();
        let line = json!({
            "id": id,
            "secret": secret,
            "service": service,
            "host": host,
            "content_type": content_type,
            "timestamp": timestamp,
            "payload": payload,
            "authorization": request.authorization(&key),
            "encoded": percent_encode(&payload),
        });
        println!("{line}");
    }
}
