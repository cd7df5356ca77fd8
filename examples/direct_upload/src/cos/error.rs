use std::borrow::Cow;
use std::io;

use http::StatusCode;

/// What an error is called, and its status. That `AccessDenied` is all that a policy's refusal says is documented (436/7730), as
/// are `SignatureDoesNotMatch` and `InvalidPolicyDocument` for forms (436/56215); the rest is as clients of COS know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    AccessDenied,
    AccessForbidden,
    BadDigest,
    EntityTooLarge,
    EntityTooSmall,
    ExpiredToken,
    IncompleteBody,
    InternalError,
    InvalidAccessKeyId,
    InvalidArgument,
    InvalidCopySource,
    InvalidDigest,
    InvalidObjectName,
    InvalidPart,
    InvalidPartOrder,
    InvalidPolicyDocument,
    InvalidRange,
    InvalidUri,
    KeyTooLong,
    MalformedPost,
    MalformedXml,
    MethodNotAllowed,
    NoSuchBucket,
    NoSuchCopySource,
    NoSuchKey,
    NoSuchUpload,
    NoSuchVersion,
    NotImplemented,
    SignatureDoesNotMatch,
    SsecDecryptHeaderInvalid,
}

impl Code {
    pub(super) const fn name(self) -> &'static str {
        self.parts().0
    }

    pub(super) const fn status(self) -> StatusCode {
        self.parts().1
    }

    const fn parts(self) -> (&'static str, StatusCode) {
        match self {
            Self::AccessDenied => ("AccessDenied", StatusCode::FORBIDDEN),
            Self::AccessForbidden => ("AccessForbidden", StatusCode::FORBIDDEN),
            Self::BadDigest => ("BadDigest", StatusCode::BAD_REQUEST),
            Self::EntityTooLarge => ("EntityTooLarge", StatusCode::BAD_REQUEST),
            Self::EntityTooSmall => ("EntityTooSmall", StatusCode::BAD_REQUEST),
            Self::ExpiredToken => ("ExpiredToken", StatusCode::BAD_REQUEST),
            Self::IncompleteBody => ("IncompleteBody", StatusCode::BAD_REQUEST),
            Self::InternalError => ("InternalError", StatusCode::INTERNAL_SERVER_ERROR),
            Self::InvalidAccessKeyId => ("InvalidAccessKeyId", StatusCode::FORBIDDEN),
            Self::InvalidArgument => ("InvalidArgument", StatusCode::BAD_REQUEST),
            Self::InvalidCopySource => ("InvalidCopySource", StatusCode::BAD_REQUEST),
            Self::InvalidDigest => ("InvalidDigest", StatusCode::BAD_REQUEST),
            Self::InvalidObjectName => ("InvalidObjectName", StatusCode::BAD_REQUEST),
            Self::InvalidPart => ("InvalidPart", StatusCode::BAD_REQUEST),
            Self::InvalidPartOrder => ("InvalidPartOrder", StatusCode::BAD_REQUEST),
            Self::InvalidPolicyDocument => ("InvalidPolicyDocument", StatusCode::BAD_REQUEST),
            Self::InvalidRange => ("InvalidRange", StatusCode::RANGE_NOT_SATISFIABLE),
            Self::InvalidUri => ("InvalidURI", StatusCode::BAD_REQUEST),
            Self::KeyTooLong => ("KeyTooLong", StatusCode::BAD_REQUEST),
            Self::MalformedPost => ("MalformedPOSTRequest", StatusCode::BAD_REQUEST),
            Self::MalformedXml => ("MalformedXML", StatusCode::BAD_REQUEST),
            Self::MethodNotAllowed => ("MethodNotAllowed", StatusCode::METHOD_NOT_ALLOWED),
            Self::NoSuchBucket => ("NoSuchBucket", StatusCode::NOT_FOUND),
            Self::NoSuchCopySource => ("NoSuchCopySource", StatusCode::NOT_FOUND),
            Self::NoSuchKey => ("NoSuchKey", StatusCode::NOT_FOUND),
            Self::NoSuchUpload => ("NoSuchUpload", StatusCode::NOT_FOUND),
            Self::NoSuchVersion => ("NoSuchVersion", StatusCode::NOT_FOUND),
            Self::NotImplemented => ("NotImplemented", StatusCode::NOT_IMPLEMENTED),
            Self::SignatureDoesNotMatch => ("SignatureDoesNotMatch", StatusCode::FORBIDDEN),
            Self::SsecDecryptHeaderInvalid => ("SsecDecryptHeaderInvalid", StatusCode::BAD_REQUEST),
        }
    }
}

/// Why a request is not served.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) code: Code,
    pub(super) message: Cow<'static, str>,
}

impl Refusal {
    pub(super) fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: message.into() }
    }

    /// No document says what COS does with this: it is refused, and the log says why.
    pub(super) fn unknown(reason: &'static str) -> Self {
        tracing::warn!(reason, "refused, as no document says what happens");
        Self::new(Code::AccessDenied, "Access Denied.")
    }

    /// That of a policy: the one code for every reason (436/7730).
    pub(super) fn denied() -> Self {
        Self::new(Code::AccessDenied, "Access Denied.")
    }

    pub(super) fn argument(message: &'static str) -> Self {
        Self::new(Code::InvalidArgument, message)
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        tracing::error!(%error, "the disk");
        Self::new(Code::InternalError, "We encountered an internal error. Please try again.")
    }
}

pub(super) type Outcome<T> = Result<T, Refusal>;
