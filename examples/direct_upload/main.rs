//! The page, the service behind it, and stand-ins for STS and COS, all on this machine.
//!
//! `examples/direct_upload/start` fetches the official SDK for browsers and runs it. The README beside it has more.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cos_policy::sts::client::Client;
use cos_policy::{Bucket, Region};
use direct_upload::cos::{CorsRule, Cos};
use direct_upload::service::{Page, Site};
use issue_key::Service;
use issue_key::sts_stand_in::StsStandIn;
use tokio::net::TcpListener;

/// Where `setup` puts what npm has, and where objects are.
const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/direct_upload");

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let listener = TcpListener::bind(arguments.next().as_deref().unwrap_or("127.0.0.1:8080")).await?;
    let address = listener.local_addr()?;
    let objects = arguments.next().map_or_else(|| Path::new(HERE).join("objects"), PathBuf::from);

    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    let sts = StsStandIn::start().await?;
    let origins = [format!("http://{address}"), format!("http://localhost:{}", address.port())];
    let cos = Cos::builder(sts.clone()).bucket(bucket.clone()).directory(objects);
    let cos = cos.cors(CorsRule::upload_from(origins)).start().await?;
    let page = page(&cos.url_of(&bucket))?;
    let client = Client::builder().endpoint(sts.endpoint().clone()).build()?;
    let service = Service::new(client, sts.key().clone(), bucket);

    println!("http://{address} is ready: log in as alice with wonderland, or as bob with builder");
    Ok(axum::serve(listener, Site::new(service, page).router()).await?)
}

fn page(cos: &str) -> Result<Page, String> {
    let sdk = Path::new(HERE).join("node_modules/cos-js-sdk-v5");
    Page::new(cos, &sdk).map_err(|error| format!("no SDK ({error}): run examples/direct_upload/setup first"))
}
