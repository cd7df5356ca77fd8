use std::fmt;

use crate::sts::call::CallError;
use crate::sts::response::StsError;

/// A client has no key for a requester.
#[derive(Debug)]
#[non_exhaustive]
pub enum ClientError {
    /// The call cannot be made.
    Call(CallError),
    /// STS gives none.
    Sts(StsError),
    /// The call did not reach STS, or its answer did not arrive.
    Transport(Transport),
}

/// A request or its answer was lost on the way.
#[derive(Debug)]
#[non_exhaustive]
pub enum Transport {
    /// It took too long.
    TimedOut,
    /// There was no connection, or it was cut.
    Failed(reqwest::Error),
    /// The answer is longer than any of STS.
    TooLong,
    /// TLS or the proxy cannot be set up, or a request cannot be made.
    Setup(reqwest::Error),
}

impl ClientError {
    /// Whether the same may succeed later. The client has tried again by then, as often as it was told to.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        match self {
            Self::Call(_) => false,
            Self::Sts(error) => error.is_retryable(),
            Self::Transport(error) => matches!(error, Transport::TimedOut | Transport::Failed(_)),
        }
    }
}

impl Transport {
    pub(super) fn setup(error: reqwest::Error) -> Self {
        Self::Setup(error.without_url())
    }
}

impl From<reqwest::Error> for Transport {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::TimedOut
        } else if error.is_builder() {
            Self::setup(error)
        } else {
            Self::Failed(error.without_url())
        }
    }
}

impl From<CallError> for ClientError {
    fn from(error: CallError) -> Self {
        Self::Call(error)
    }
}

impl From<StsError> for ClientError {
    fn from(error: StsError) -> Self {
        Self::Sts(error)
    }
}

impl From<Transport> for ClientError {
    fn from(error: Transport) -> Self {
        Self::Transport(error)
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => error.fmt(f),
            Self::Sts(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TimedOut => "STS did not answer in time",
            Self::Failed(_) => "there is no connection to STS, or it was cut",
            Self::TooLong => "the answer is longer than any of STS",
            Self::Setup(_) => "TLS, the proxy or the request cannot be set up",
        })
    }
}

impl std::error::Error for ClientError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::Call(_) | Self::Sts(_) => None,
        }
    }
}

impl std::error::Error for Transport {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Failed(error) | Self::Setup(error) => Some(error),
            Self::TimedOut | Self::TooLong => None,
        }
    }
}
