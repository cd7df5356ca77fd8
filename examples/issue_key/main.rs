//! A service that hands temporary keys to users who are logged in, with a stand-in for STS unless the environment has a key.
//!
//! Run it with `cargo run --example issue_key`, and try what it prints. The README beside it has more.

use std::error::Error;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use cos_policy::sts::client::Client;
use issue_key::sts_stand_in::StsStandIn;
use issue_key::{Service, Settings, router};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().init();
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let settings = Settings::read(|name| std::env::var(name).ok())?;
    let listener = TcpListener::bind(std::env::args().nth(1).as_deref().unwrap_or("127.0.0.1:8080")).await?;
    let address = listener.local_addr()?;
    let service = service(settings).await?;
    println!("{}", hints(address));
    Ok(axum::serve(listener, router(Arc::new(service))).await?)
}

/// With the real STS where there is a key for it.
async fn service(settings: Settings) -> Result<Service, Box<dyn Error>> {
    let client = Client::builder();
    let (client, key) = match settings.key {
        Some(key) => (client, key),
        None => {
            println!("keys come from a stand-in for STS on this machine: COS takes none of them");
            let sts = StsStandIn::start().await?;
            (client.endpoint(sts.endpoint().clone()), sts.key().clone())
        }
    };
    Ok(Service::new(client.build()?, key, settings.bucket))
}

fn hints(address: SocketAddr) -> String {
    let post = |path: &str, body: &str| {
        format!(
            "curl -sS -b cookies -c cookies -H 'content-type: application/json' 'http://{address}{path}' -d '{body}'"
        )
    };
    [
        format!("http://{address} is ready; try"),
        post("/login", r#"{"user":"alice","password":"wonderland"}"#),
        post("/uploads", r#"{"file_name":"holiday.jpg"}"#),
        post("/uploads?form=flat", r#"{"file_name":"holiday.jpg"}"#),
        post("/files", "{}"),
        "and what is refused:".to_owned(),
        post("/files", r#"{"folder":"bob"}"#),
        post("/uploads", r#"{"file_name":"a.*"}"#),
    ]
    .join("\n  ")
}
