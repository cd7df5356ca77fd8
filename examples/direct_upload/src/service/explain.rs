use axum::extract::rejection::{FormRejection, JsonRejection};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::Html;
use axum::{Form, Json};
use cos_policy::{Document, Matrix, Request};
use issue_key::{Refusal, Requester};
use serde::{Deserialize, Serialize};

/// What a policy says of the checks that a call is made of.
#[derive(Deserialize)]
pub(super) struct Question {
    policy: String,
    requests: Vec<Request>,
}

/// What it says of one: `allow`, `explicit_deny`, `implicit_deny` or `unknown`, and why.
#[derive(Serialize)]
pub(super) struct Explanation {
    request: String,
    outcome: String,
    sentence: String,
}

pub(super) async fn explain(
    _: Requester,
    body: Result<Json<Question>, JsonRejection>,
) -> Result<Json<Vec<Explanation>>, Refusal> {
    let Json(Question { policy, requests }) = body?;
    let document = parse(&policy)?;
    Ok(Json(requests.iter().map(|request| explanation(&document, request)).collect()))
}

fn explanation(document: &Document, request: &Request) -> Explanation {
    let outcome = document.decide(request).outcome().to_string();
    Explanation { request: request.to_string(), outcome, sentence: document.explain(request) }
}

#[derive(Deserialize)]
pub(super) struct Text {
    policy: String,
}

/// For a frame of the page.
const FRAME: [(HeaderName, &str); 1] =
    [(header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")];

pub(super) async fn matrix(
    _: Requester,
    body: Result<Form<Text>, FormRejection>,
) -> Result<([(HeaderName, &'static str); 1], Html<String>), Refusal> {
    let Form(Text { policy }) = body.map_err(|error| Refusal::Request(error.status(), error.body_text()))?;
    Ok((FRAME, Html(Matrix::of(&parse(&policy)?).to_html())))
}

fn parse(policy: &str) -> Result<Document, Refusal> {
    Document::parse(policy).map_err(|error| Refusal::Request(StatusCode::BAD_REQUEST, error.to_string()))
}
