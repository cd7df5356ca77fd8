//! What is printed and logged.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use cos_policy::sts::PermanentKey;
use issue_key::Settings;
use issue_key::sts_stand_in::StsStandIn;
use serde_json::json;
use tracing_subscriber::filter::LevelFilter;

use crate::World;

/// All that is logged by anything in this process.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const SECRET: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";

#[tokio::test]
async fn no_secret_is_printed_or_logged() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt().with_max_level(LevelFilter::TRACE).with_writer(move || writer.clone()).init();

    let world = World::start().await;
    let browser = world.browser_of("alice").await;
    let answer = browser.post("/uploads", json!({"file_name": "a.jpg"})).await;
    let sts = StsStandIn::start().await.unwrap();
    let (endpoint, key) = (sts.endpoint().clone(), PermanentKey::new(sts.key().id(), SECRET).unwrap());
    let refused = World::with(sts, endpoint, key).await;
    assert_eq!(refused.browser_of("bob").await.post("/files", json!({})).await.status, 502);

    let mut all = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(all.contains("AuthFailure.SignatureFailure"), "the reason is in the log: {all}");
    assert!(all.contains("reqwest"), "the log is that of everything: {all}");
    all += &format!("{:?} {:?} {:?} {:?}", world.service, refused.service, world.sts, refused.sts);

    let session = browser.cookie.as_deref().and_then(|cookie| cookie.split_once('=')).unwrap().1;
    let secret = answer.body["credentials"]["tmpSecretKey"].as_str().unwrap();
    for hidden in [session, secret, answer.token(), SECRET, "wonderland"] {
        assert!(!all.contains(hidden), "{hidden}");
    }
}

#[test]
fn settings_show_no_secret() {
    let variables = |name: &str| Some(if name == "COS_REGION" { "ap-guangzhou" } else { "a-1250000000" }.to_owned());
    let settings =
        Settings::read(
            |name| if name == "TENCENTCLOUD_SECRET_KEY" { Some(SECRET.to_owned()) } else { variables(name) },
        );
    let shown = format!("{settings:?}");
    assert!(shown.contains("a-1250000000") && !shown.contains(SECRET), "{shown}");
}
