use std::sync::Arc;
use std::time::SystemTime;

use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use axum_extra::extract::CookieJar;
use cos_policy::Segment;
use serde::Deserialize;

use crate::place::{Folder, UserId};
use crate::refusal::Refusal;
use crate::scope::{FilesPage, Upload};
use crate::service::Service;
use crate::session::{Requester, user};

/// | route | body | answer |
/// |---|---|---|
/// | `POST /login` | `{"user":"alice","password":".."}` | a cookie |
/// | `POST /logout` | | |
/// | `POST /uploads` | `{"file_name":"holiday.jpg"}` | a key for one upload |
/// | `POST /files` | `{}` | a key to list and read the folder |
///
/// The last two take the `folder` of a user as well, which is one's own if it is not said, and `?form=flat`.
pub fn router(service: Arc<Service>) -> Router {
    let keys = Router::new().route("/uploads", post(upload)).route("/files", post(files));
    guarded(accounts().merge(keys)).with_state(service)
}

/// `POST /login` and `POST /logout`, as [`router`] has them.
pub fn accounts() -> Router<Arc<Service>> {
    Router::new().route("/login", post(log_in)).route("/logout", post(log_out))
}

/// Routes of `POST` as [`router`] guards its own: pages of other sites get nothing, a body has 4,096 bytes at most unless a
/// route says otherwise, and no cache keeps an answer. What is not there is refused as JSON.
pub fn guarded<S: Clone + Send + Sync + 'static>(routes: Router<S>) -> Router<S> {
    routes
        .fallback(async || Refusal::NotFound)
        .method_not_allowed_fallback(async || {
            Refusal::Request(StatusCode::METHOD_NOT_ALLOWED, "only POST is answered".to_owned())
        })
        .layer(DefaultBodyLimit::max(4096))
        .layer(middleware::from_fn(refuse_other_sites))
        .layer(middleware::map_response(no_store))
}

#[derive(Deserialize)]
struct Credentials {
    user: String,
    password: String,
}

async fn log_in(
    State(service): State<Arc<Service>>,
    cookies: CookieJar,
    body: Result<Json<Credentials>, JsonRejection>,
) -> Result<(CookieJar, StatusCode), Refusal> {
    let Json(Credentials { user: name, password }) = body?;
    let user = user(&name, &password).ok_or(Refusal::WrongPassword)?;
    let cookie = service.sessions.open(user, SystemTime::now())?;
    Ok((service.sessions.close(cookies).add(cookie), StatusCode::NO_CONTENT))
}

async fn log_out(State(service): State<Arc<Service>>, cookies: CookieJar) -> (CookieJar, StatusCode) {
    (service.sessions.close(cookies), StatusCode::NO_CONTENT)
}

/// How a key is written: for `getAuthorization` as the README of the JavaScript SDK has it, or for its callback as it is.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Form {
    #[default]
    Nested,
    Flat,
}

#[derive(Deserialize)]
struct Options {
    #[serde(default)]
    form: Form,
}

#[derive(Deserialize)]
struct NewUpload {
    folder: Option<String>,
    file_name: String,
}

async fn upload(
    State(service): State<Arc<Service>>,
    Requester(requester): Requester,
    options: Result<Query<Options>, QueryRejection>,
    body: Result<Json<NewUpload>, JsonRejection>,
) -> Result<Response, Refusal> {
    let (Query(Options { form }), Json(NewUpload { folder, file_name })) = (options?, body?);
    let folder = folder_of(folder, &requester)?;
    let upload = Upload::new(&service.bucket, folder, &file_name, SystemTime::now())?;
    let issued = service.issue(requester, upload).await?;
    let Upload { bucket, key, .. } = issued.scope();
    let (bucket, key) = (bucket.clone(), key.clone());
    Ok(match form {
        Form::Nested => Json(issued.into_reply(&bucket).with_key(&key)).into_response(),
        Form::Flat => Json(issued.into_flat_reply(&bucket).with_key(&key)).into_response(),
    })
}

#[derive(Deserialize)]
struct NewPage {
    folder: Option<String>,
}

async fn files(
    State(service): State<Arc<Service>>,
    Requester(requester): Requester,
    options: Result<Query<Options>, QueryRejection>,
    body: Result<Json<NewPage>, JsonRejection>,
) -> Result<Response, Refusal> {
    let (Query(Options { form }), Json(NewPage { folder })) = (options?, body?);
    let folder = folder_of(folder, &requester)?;
    let page = FilesPage { bucket: service.bucket.clone(), folder };
    let issued = service.issue(requester, page).await?;
    let bucket = issued.scope().bucket.clone();
    Ok(match form {
        Form::Nested => Json(issued.into_reply(&bucket)).into_response(),
        Form::Flat => Json(issued.into_flat_reply(&bucket)).into_response(),
    })
}

/// The folder of a user by name, or one's own; whether it is the requester's is not decided here.
///
/// # Errors
///
/// [`Refusal::Request`] for a name that no user has.
pub fn folder_of(name: Option<String>, requester: &UserId) -> Result<Folder, Refusal> {
    let user = name.map(|name| Segment::parse(&name)).transpose()?;
    Ok(Folder { user: user.map_or_else(|| requester.clone(), UserId) })
}

/// Browsers say where the page is from that sends a request; what is no browser has nobody's cookies.
async fn refuse_other_sites(request: Request, next: Next) -> Response {
    let site = request.headers().get("sec-fetch-site").map(HeaderValue::as_bytes);
    if matches!(site, None | Some(b"same-origin" | b"none")) {
        next.run(request).await
    } else {
        Refusal::OtherSite.into_response()
    }
}

async fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
