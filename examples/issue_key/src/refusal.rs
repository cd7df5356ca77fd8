use axum::Json;
use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use cos_policy::SegmentError;
use cos_policy::sts::Refused;
use cos_policy::sts::client::ClientError;
use cos_policy::upload::{FileNameError, UploadKeyError};
use serde_json::json;

/// Why somebody gets nothing. A browser is told a sentence; what is not its business goes to the log.
#[derive(Debug)]
pub enum Refusal {
    /// Nobody is logged in.
    NotLoggedIn,
    /// There is no such user, or the password is another.
    WrongPassword,
    /// The authorizer says no.
    NotTheirs,
    /// The page that sent the request is of another site.
    OtherSite,
    /// There is no such place.
    NotFound,
    /// The request is not in order, with the sentence that says why.
    Request(StatusCode, String),
    /// STS makes no key.
    Sts(ClientError),
    /// Something is wrong here.
    Broken,
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotLoggedIn | Self::WrongPassword => StatusCode::UNAUTHORIZED,
            Self::NotTheirs | Self::OtherSite => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Request(status, _) => *status,
            Self::Sts(ClientError::Call(_)) | Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Sts(error) if error.is_retryable() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Sts(_) => StatusCode::BAD_GATEWAY,
        }
    }

    fn sentence(&self) -> &str {
        match self {
            Self::NotLoggedIn => "nobody is logged in: POST /login first",
            Self::WrongPassword => "no user has this name and this password",
            Self::NotTheirs => "this folder is another user's",
            Self::OtherSite => "the request comes from a page of another site",
            Self::NotFound => "there is nothing here",
            Self::Request(_, sentence) => sentence,
            Self::Sts(ClientError::Call(_)) | Self::Broken => "the service is out of order",
            Self::Sts(error) if error.is_retryable() => "no key can be made just now: try again later",
            Self::Sts(_) => "no key can be made: whoever runs the service finds the reason in its log",
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        if let Self::Sts(error) = &self {
            tracing::error!(%error, "no key");
        }
        (self.status(), Json(json!({ "error": self.sentence() }))).into_response()
    }
}

impl<R, S> From<Refused<R, S>> for Refusal {
    fn from(_: Refused<R, S>) -> Self {
        Self::NotTheirs
    }
}

impl From<ClientError> for Refusal {
    fn from(error: ClientError) -> Self {
        Self::Sts(error)
    }
}

impl From<FileNameError> for Refusal {
    fn from(error: FileNameError) -> Self {
        Self::Request(StatusCode::BAD_REQUEST, error.to_string())
    }
}

impl From<SegmentError> for Refusal {
    fn from(error: SegmentError) -> Self {
        Self::Request(StatusCode::BAD_REQUEST, error.to_string())
    }
}

impl From<JsonRejection> for Refusal {
    fn from(error: JsonRejection) -> Self {
        Self::Request(error.status(), error.body_text())
    }
}

impl From<QueryRejection> for Refusal {
    fn from(error: QueryRejection) -> Self {
        Self::Request(error.status(), error.body_text())
    }
}

impl From<UploadKeyError> for Refusal {
    fn from(error: UploadKeyError) -> Self {
        tracing::error!(%error, "no key for an upload");
        Self::Broken
    }
}

impl From<getrandom::Error> for Refusal {
    fn from(error: getrandom::Error) -> Self {
        tracing::error!(%error, "no session");
        Self::Broken
    }
}
