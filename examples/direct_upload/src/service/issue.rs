use std::sync::Arc;
use std::time::SystemTime;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use cos_policy::form::{FormError, PostForm, PostPolicy};
use cos_policy::sts::{FlatReply, Issued, Scope};
use cos_policy::{Bucket, MIB};
use issue_key::{Refusal, Requester, Service, UserId, folder_of};
use serde::{Deserialize, Serialize};

use super::upload::{Gallery, Style, Upload};

/// A key as the SDK takes it, and what it may do.
#[derive(Serialize)]
pub(super) struct Key {
    policy: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_type: Option<String>,
    key: FlatReply,
}

/// A form, what it demands, and what the key may do that signed it.
#[derive(Serialize)]
pub(super) struct Form {
    policy: String,
    form_policy: String,
    form: PostForm,
}

#[derive(Deserialize)]
pub(super) struct NewUpload {
    folder: Option<String>,
    file_name: String,
}

#[derive(Deserialize)]
pub(super) struct NewGallery {
    folder: Option<String>,
}

type Body<T> = Result<Json<T>, JsonRejection>;

pub(super) async fn picture(
    State(service): State<Arc<Service>>,
    requester: Requester,
    body: Body<NewUpload>,
) -> Result<Json<Key>, Refusal> {
    upload(&service, requester, body, Style::Picture).await.map(|issued| upload_key(issued, service.bucket()))
}

pub(super) async fn parts(
    State(service): State<Arc<Service>>,
    requester: Requester,
    body: Body<NewUpload>,
) -> Result<Json<Key>, Refusal> {
    upload(&service, requester, body, Style::Parts).await.map(|issued| upload_key(issued, service.bucket()))
}

pub(super) async fn form(
    State(service): State<Arc<Service>>,
    requester: Requester,
    body: Body<NewUpload>,
) -> Result<Json<Form>, Refusal> {
    let issued = upload(&service, requester, body, Style::Form).await?;
    let policy = issued.scope().bound().to_json();
    let form = sign(issued, service.bucket()).map_err(unsigned)?;
    Ok(Json(Form { policy, form_policy: form.policy().to_owned(), form }))
}

pub(super) async fn gallery(
    State(service): State<Arc<Service>>,
    Requester(requester): Requester,
    body: Body<NewGallery>,
) -> Result<Json<Key>, Refusal> {
    let Json(NewGallery { folder }) = body?;
    let gallery = Gallery { bucket: service.bucket().clone(), folder: folder_of(folder, &requester)? };
    let issued = service.issue(requester, gallery).await?;
    let policy = issued.scope().bound().to_json();
    Ok(Json(Key { policy, content_type: None, key: issued.into_flat_reply(service.bucket()) }))
}

async fn upload(
    service: &Service,
    Requester(requester): Requester,
    body: Body<NewUpload>,
    style: Style,
) -> Result<Issued<UserId, Upload>, Refusal> {
    let Json(NewUpload { folder, file_name }) = body?;
    let folder = folder_of(folder, &requester)?;
    let upload = Upload::choose(style, service.bucket(), folder, &file_name)?;
    service.issue(requester, upload).await
}

fn upload_key(issued: Issued<UserId, Upload>, bucket: &Bucket) -> Json<Key> {
    let upload = issued.scope();
    let (policy, content_type) = (upload.bound().to_json(), Some(upload.content_type.to_string()));
    let key = upload.key.clone();
    Json(Key { policy, content_type, key: issued.into_flat_reply(bucket).with_key(&key) })
}

/// The key stays here.
fn sign(issued: Issued<UserId, Upload>, bucket: &Bucket) -> Result<PostForm, FormError> {
    let Upload { key, content_type, .. } = issued.scope();
    let policy = PostPolicy::to(bucket.at(key)).length(1..=5 * MIB).content_type(content_type.clone());
    policy.success_status(204).sign(&issued.into_key(), SystemTime::now())
}

fn unsigned(error: FormError) -> Refusal {
    tracing::error!(%error, "no form");
    Refusal::Broken
}
