use crate::condition::MediaType;
use crate::sealed::Sealed;

use super::media_prefix::MediaPrefix;
use super::pin::Pin;

/// What a form says of the content type: one [`MediaType`], or a kind, the [`MediaPrefix`] of which the browser completes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a content type that a form can pin",
    label = "expected one, `MediaType::from_static(\"image/jpeg\")`, or a kind, `MediaPrefix::Image`",
    note = "a form compares the start of a content type as it stands: a star would be a character of it"
)]
pub trait FormContentType: Sealed {
    #[doc(hidden)]
    fn pinned(self) -> Pin;
}

impl FormContentType for MediaType {
    fn pinned(self) -> Pin {
        Pin::Exact(self.as_str().to_owned())
    }
}

impl Sealed for MediaPrefix {}

impl FormContentType for MediaPrefix {
    fn pinned(self) -> Pin {
        Pin::StartsWith(self.as_str().to_owned())
    }
}
