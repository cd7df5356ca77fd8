use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::condition::{Acl, Cidr, Host, MediaRange, MediaType, StorageClass, Tag, TlsVersion, VersionId, VpcId};
use crate::proptest::text::texts;
use crate::vocabulary::condition::{Checked, PREFIXES, block};

macro_rules! checked_texts {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        impl Arbitrary for $name {
            type Parameters = ();
            type Strategy = BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                texts(Self::SHAPE).prop_filter_map("a checked text", |text| Self::read(&text).ok()).boxed()
            }
        }
    )*};
}

checked_texts! {
    /// Half are common; one in eight has a subtype as long as can be. Shrinks towards `image/png`.
    MediaType;
    /// Five in eight are patterns, mostly of common kinds; two in eight are common types. Shrinks towards `image/*`.
    MediaRange;
    /// One in seven is `null`, one has 128 characters, and four at most 32. Shrinks towards `null`.
    VersionId;
    /// Five in seven have at most 8 characters behind `vpc-`; one has 60. Shrinks towards `vpc-a`.
    VpcId;
    /// Five in seven are of two names of at most 8 characters; in one both are as long as can be. Shrinks towards `a&a`.
    Tag;
    /// One in five has one label, two a common domain; one in ten has 253 characters. Shrinks towards `a`.
    Host;
}

macro_rules! words {
    ($($name:ident)*) => {$(
        /// Each is as frequent as the others. Shrinks towards the first.
        impl Arbitrary for $name {
            type Parameters = ();
            type Strategy = BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                select(Self::ALL).boxed()
            }
        }
    )*};
}

words!(Acl StorageClass TlsVersion);

/// Two in three are single addresses or blocks of whole bytes, the others of any length. Shrinks towards `0.0.0.0`.
impl Arbitrary for Cidr {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let prefixes = prop_oneof![2 => select(PREFIXES), 1 => 0..=32_u32];
        (any::<u32>(), prefixes).prop_filter_map("a block", |(address, prefix)| block(address, prefix)).boxed()
    }
}
