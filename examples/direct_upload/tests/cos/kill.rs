//! A process that is killed in the middle of uploads loses nothing that it answered for, and leaves nothing half.

use std::env;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::json;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::mpsc;

use crate::client::call;
use crate::{builder, everything};

const DIRECTORY: &str = "COS_STAND_IN_DIRECTORY";
const ROUNDS: u32 = 12;
const LENGTH: usize = 600_000;

/// The process to kill, when this program is started as such; otherwise nothing.
#[tokio::test]
async fn the_child() {
    let Ok(directory) = env::var(DIRECTORY) else { return };
    let cos = builder(&PathBuf::from(directory), json!([everything()])).start().await.unwrap();
    println!("\nlistening {}", cos.address());
    std::future::pending::<()>().await;
}

async fn start(directory: &std::path::Path) -> (Child, SocketAddr) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "kill::the_child", "--nocapture"])
        .env(DIRECTORY, directory)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    loop {
        let line = lines.next_line().await.unwrap().unwrap();
        if let Some(address) = line.strip_prefix("listening ") {
            return (child, address.parse().unwrap());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_object_is_the_old_one_or_the_new_one() {
    let directory = tempfile::tempdir().unwrap();
    // What was last answered for, and what was on its way; each object is a letter, many times.
    let (mut kept, mut letter) = (None, b'a');
    for round in 0..ROUNDS {
        let (mut child, address) = start(directory.path()).await;
        if let Some(old) = kept {
            let got = call("GET", "/a").send_to(address).await.served();
            assert_eq!(got.body.len(), LENGTH);
            let first = got.body[0];
            assert!(got.body.iter().all(|byte| *byte == first), "round {round}: two objects in one");
            assert!(first == old || first == letter, "round {round}: {first} is neither {old} nor {letter}");
            kept = Some(first);
        }
        let (sender, mut answered) = mpsc::unbounded_channel();
        let uploads = tokio::spawn(async move {
            let mut done = None;
            loop {
                letter = if letter == b'z' { b'a' } else { letter + 1 };
                match call("PUT", "/a").body(vec![letter; LENGTH]).try_send_to(address).await {
                    Ok(answer) if answer.status == 200 => {
                        done = Some(letter);
                        let _ = sender.send(());
                    }
                    _ => return (done, letter),
                }
            }
        });
        // Each round in another part of the next upload, however slow the machine is.
        let first = tokio::time::Instant::now();
        answered.recv().await.unwrap();
        tokio::time::sleep(first.elapsed().mul_f64(f64::from(round) / f64::from(ROUNDS))).await;
        child.kill().await.unwrap();
        let (done, last) = uploads.await.unwrap();
        (kept, letter) = (done.or(kept), last);
    }
    assert!(kept.is_some());
}
