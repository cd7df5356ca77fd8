//! The service behind the page: who is logged in gets temporary keys and signed forms for the own folder, and may ask what a
//! policy says of a request.
//!
//! Logins, sessions and refusals are those of [`issue_key`].
//!
//! | route | body | answer |
//! |---|---|---|
//! | `POST /login`, `POST /logout` | as in [`issue_key`] | |
//! | `POST /place` | | `{"bucket":"..","region":"..","url":"..","user":".."}`: where COS is, and who is logged in |
//! | `POST /keys/picture` | `{"file_name":"holiday.jpg"}` | a key for one upload by one request, or by a presigned URL |
//! | `POST /keys/parts` | `{"file_name":"holiday.mp4"}` | a key for one upload in parts |
//! | `POST /keys/gallery` | `{}` | a key to list, read and delete what is in the folder |
//! | `POST /forms` | `{"file_name":"holiday.jpg"}` | a form, signed here |
//! | `POST /explain` | `{"policy":"..","requests":[..]}` | for each request what was decided, in one sentence |
//! | `POST /matrix` | `policy=..`, as a form sends it | the matrix of a policy as a page |
//!
//! Where a key is asked for, `folder` is the name of its user, who is oneself if it is not said. Every answer with a key or a
//! form has the text of its `policy` beside it. `GET` has the page and its parts.

mod explain;
mod issue;
mod page;
mod upload;

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, FromRef, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use issue_key::{Requester, Service, accounts, guarded};
use serde_json::{Value, json};

pub use page::Page;

/// What the routes share.
#[derive(Clone, Debug)]
pub struct Site {
    service: Arc<Service>,
    page: Arc<Page>,
}

/// In bytes: room for the longest policy that STS takes with every character escaped.
const LONGEST_QUESTION: usize = 16 * 1024;

impl Site {
    /// With what issues keys, and the page that asks for them.
    #[must_use]
    pub fn new(service: Service, page: Page) -> Self {
        Self { service: Arc::new(service), page: Arc::new(page) }
    }

    /// The routes.
    pub fn router(self) -> Router {
        let questions = Router::new()
            .route("/explain", post(explain::explain))
            .route("/matrix", post(explain::matrix))
            .layer(DefaultBodyLimit::max(LONGEST_QUESTION));
        let keys = Router::new()
            .route("/place", post(place))
            .route("/keys/picture", post(issue::picture))
            .route("/keys/parts", post(issue::parts))
            .route("/keys/gallery", post(issue::gallery))
            .route("/forms", post(issue::form));
        let accounts = accounts().with_state(Arc::clone(&self.service));
        let page = Router::new().route("/", get(page::index)).route("/{file}", get(page::file));
        guarded(accounts.merge(keys).merge(questions)).merge(page).with_state(self)
    }
}

async fn place(State(site): State<Site>, Requester(user): Requester) -> Json<Value> {
    let bucket = site.service.bucket();
    let (name, region) = (bucket.name(), bucket.region().as_str());
    Json(json!({ "bucket": name, "region": region, "url": site.page.cos(), "user": user.0.as_str() }))
}

impl FromRef<Site> for Arc<Service> {
    fn from_ref(site: &Site) -> Self {
        Self::clone(&site.service)
    }
}

impl FromRef<Site> for Arc<Page> {
    fn from_ref(site: &Site) -> Self {
        Self::clone(&site.page)
    }
}
