use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::proptest::segment::{segments, short_names};
use crate::proptest::text::texts;
use crate::resource::{Bucket, Folder, Key, MAX_KEY_LEN, Region, Segment};
use crate::vocabulary::resource::{BUCKET, REGION, filled};

/// Those of [`segments`].
impl Arbitrary for Segment {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        segments().boxed()
    }
}

/// Three in four have a constant; the others are well-formed and may not exist.
impl Arbitrary for Region {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let others = texts(REGION).prop_filter_map("a region", |text| Self::parse(&text).ok());
        prop_oneof![3 => select(Self::ALL), 1 => others].boxed()
    }
}

/// In any [`Region`], with a name of at most 11 characters before an APPID of at most 10 digits.
impl Arbitrary for Bucket {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let buckets = (any::<Region>(), texts(BUCKET));
        buckets.prop_filter_map("a bucket", |(region, name)| Self::new(region, &name).ok()).boxed()
    }
}

/// Mostly of one to four short names; one in eight is as long as a key can be.
impl Arbitrary for Key {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        paths(MAX_KEY_LEN).prop_filter_map("a key", |path| Self::parse(&path).ok()).boxed()
    }
}

/// Mostly of one to four short names; one in eight leaves room for a single character in it.
impl Arbitrary for Folder {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let folders = paths(MAX_KEY_LEN - 2).prop_map(|path| path + "/*");
        folders.prop_filter_map("a folder", |text| Self::parse(&text).ok()).boxed()
    }
}

/// Names between slashes, of at most so many bytes.
fn paths(most: usize) -> impl Strategy<Value = String> {
    let names = || vec(short_names(), 1..=4).prop_map(|names| names.join("/"));
    prop_oneof![7 => names(), 1 => names().prop_map(move |path| filled(&path, most))]
}
