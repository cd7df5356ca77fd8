use std::ops::RangeInclusive;

use crate::sealed::Sealed;

use super::pin::Pin;

/// The form has no length range yet.
#[derive(Clone, Copy, Debug)]
pub struct WantsLength;

/// The form has a length range.
#[derive(Clone, Debug)]
pub struct HasLength(pub(super) RangeInclusive<u64>);

/// The form has no content type yet.
#[derive(Clone, Copy, Debug)]
pub struct WantsContentType;

/// The form has a content type.
#[derive(Clone, Debug)]
pub struct HasContentType(pub(super) Pin);

/// Forms with a length range.
#[diagnostic::on_unimplemented(
    message = "this form takes files of any length",
    label = "call `.length(..)` first: `.length(1..=5 * MIB)`"
)]
pub trait LengthGiven: Sealed {
    #[doc(hidden)]
    fn range(&self) -> RangeInclusive<u64>;
}

/// Forms with a content type.
#[diagnostic::on_unimplemented(
    message = "this form takes files of any content type",
    label = "call `.content_type(..)` first: `.content_type(MediaType::from_static(\"image/jpeg\"))`"
)]
pub trait ContentTypeGiven: Sealed {
    #[doc(hidden)]
    fn pin(&self) -> &Pin;
}

impl Sealed for HasLength {}

#[diagnostic::do_not_recommend]
impl LengthGiven for HasLength {
    fn range(&self) -> RangeInclusive<u64> {
        self.0.clone()
    }
}

impl Sealed for HasContentType {}

#[diagnostic::do_not_recommend]
impl ContentTypeGiven for HasContentType {
    fn pin(&self) -> &Pin {
        &self.0
    }
}
