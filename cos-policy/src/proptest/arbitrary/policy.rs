use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::document::Document;
use crate::policy::{Policy, Statement};
use crate::proptest::{documents, policies};
use crate::resource::{Bucket, Folder};
use crate::vocabulary::policy::STATEMENTS;

/// Those of [`documents`].
impl Arbitrary for Document {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        documents().boxed()
    }
}

/// Those of [`policies`].
impl Arbitrary for Policy {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        policies().boxed()
    }
}

/// Those of [`policies`], each kind as frequent as the others, on any [`Folder`].
impl Arbitrary for Statement {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let parts = (select(STATEMENTS), any::<Bucket>(), any::<Folder>());
        parts.prop_map(|(statement, bucket, folder)| statement(&bucket, &folder)).boxed()
    }
}
