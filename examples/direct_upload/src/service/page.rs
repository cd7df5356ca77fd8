use std::io;
use std::path::Path;
use std::sync::Arc;

use axum::extract::{Path as UrlPath, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use issue_key::Refusal;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const SDK: &str = "cos-js-sdk-v5.min.js";

/// What the page is made of, but for the SDK.
const FILES: &[(&str, &str, &str)] = &[
    ("attacks.js", SCRIPT, include_str!("../../page/attacks.js")),
    ("cos.js", SCRIPT, include_str!("../../page/cos.js")),
    ("gallery.js", SCRIPT, include_str!("../../page/gallery.js")),
    ("index.html", HTML, include_str!("../../page/index.html")),
    ("keys.js", SCRIPT, include_str!("../../page/keys.js")),
    ("main.js", SCRIPT, include_str!("../../page/main.js")),
    ("service.js", SCRIPT, include_str!("../../page/service.js")),
    ("style.css", CSS, include_str!("../../page/style.css")),
    ("upload.js", SCRIPT, include_str!("../../page/upload.js")),
];

/// The page, with the official SDK for browsers; it talks to COS at one place.
#[derive(Debug)]
pub struct Page {
    cos: String,
    sdk: String,
    security_policy: HeaderValue,
}

impl Page {
    /// With the URL of the bucket, without a slash behind it, and the folder of the package `cos-js-sdk-v5`.
    ///
    /// # Errors
    ///
    /// Those of reading `dist/cos-js-sdk-v5.min.js` there, and a URL that cannot stand in a header.
    pub fn new(cos: &str, sdk: &Path) -> io::Result<Self> {
        let sdk = std::fs::read_to_string(sdk.join("dist").join(SDK))?;
        let security_policy = HeaderValue::try_from(security_policy(cos)).map_err(io::Error::other)?;
        Ok(Self { cos: cos.to_owned(), sdk, security_policy })
    }

    /// Where the bucket is.
    pub(super) fn cos(&self) -> &str {
        &self.cos
    }

    fn file(&self, name: &str) -> Option<(&'static str, String)> {
        if name == SDK {
            return Some((SCRIPT, self.sdk.clone()));
        }
        FILES.iter().find(|(file, ..)| *file == name).map(|(_, kind, text)| (*kind, (*text).to_owned()))
    }

    fn answer(&self, name: &str) -> Response {
        let no_store = [(header::CACHE_CONTROL, "no-store")];
        let Some((kind, text)) = self.file(name) else { return (no_store, Refusal::NotFound).into_response() };
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
            (header::CONTENT_SECURITY_POLICY, self.security_policy.clone()),
            (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        ];
        (no_store, headers, text).into_response()
    }
}

/// Scripts and styles are files of the page; pictures come from COS, or from the visitor's disk for a preview.
fn security_policy(cos: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: {cos}; connect-src 'self' {cos}; \
         frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

pub(super) async fn index(State(page): State<Arc<Page>>) -> Response {
    page.answer("index.html")
}

pub(super) async fn file(State(page): State<Arc<Page>>, UrlPath(name): UrlPath<String>) -> Response {
    page.answer(&name)
}
