//! What a row of a table is about, and which actions act on it.

use crate::action::level::{self, ActsOn, StaysOff};
use crate::analysis::scenarios::Area;
use crate::resource::{Account, At, Bucket, Folder, FolderTemplate, Key, KeyTemplate, WholeBucket};
use crate::sealed::Sealed;

/// A place of a table: a key or a folder of a bucket, a bucket, everything in it, or the account.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a place",
    label = "expected a place, such as `bucket.at(key!(\"photos/*\"))`",
    note = "a key or a folder is in a bucket: `bucket.at(folder)`; a bucket stands for itself, for bucket-level actions"
)]
pub trait Place: Sealed {
    /// Which actions act on it.
    type Kind;
    #[doc(hidden)]
    fn append_to(self, places: &mut Places);
}

/// Actions that act on each place of a list.
pub trait ActsOnEach<Places> {}

/// Actions that act on no place of a list.
pub trait StaysOffEach<Places> {}

impl<A> ActsOnEach<()> for A {}
impl<A> StaysOffEach<()> for A {}

impl<A: ActsOn<K>, K, More> ActsOnEach<(K, More)> for A where A::Then<A>: ActsOnEach<More> {}
impl<A: StaysOff<K>, K, More> StaysOffEach<(K, More)> for A where A::Then<A>: StaysOffEach<More> {}

macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident: $($on:ident)*; not $($off:ident)*;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $kind;

        $(impl<A> level::LevelOn<$kind, A> for level::$on { type Then<Next> = Next; })*
        $(impl<A> level::LevelOff<$kind, A> for level::$off { type Then<Next> = Next; })*
    )*};
}

kinds! {
    /// One object.
    OnObject: Object KeyListing; not Listing Bucket Service;
    /// A folder.
    OnFolder: Object KeyListing Listing; not Bucket Service;
    /// Everything in a bucket.
    OnWholeBucket: Object KeyListing Listing; not Bucket Service;
    /// A bucket itself.
    OnBucket: Bucket; not Object KeyListing Listing Service;
    /// The account.
    OnAccount: Service; not Object KeyListing Listing Bucket;
}

/// The places of a row.
#[derive(Debug)]
pub struct Places {
    pub(super) areas: Vec<Area>,
}

impl Places {
    pub(super) const fn new() -> Self {
        Self { areas: Vec::new() }
    }

    /// A key or a folder, whose text `append` writes.
    fn push_key(&mut self, bucket: &Bucket, append: impl FnOnce(&mut String)) {
        let mut key = String::new();
        append(&mut key);
        self.areas.push(Area::Keys(bucket.clone(), key));
    }
}

macro_rules! places {
    ($($place:ty, $kind:ident, $self:ident, $places:ident => $append:expr;)*) => {$(
        impl Place for $place {
            type Kind = $kind;

            fn append_to($self, $places: &mut Places) {
                $append;
            }
        }
    )*};
}

places! {
    At<'_, Key>, OnObject, self, places => places.push_key(self.bucket, |text| text.push_str(self.key.as_str()));
    At<'_, KeyTemplate<'_>>, OnObject, self, places => places.push_key(self.bucket, |text| self.key.append_to(text));
    At<'_, Folder>, OnFolder, self, places => places.push_key(self.bucket, |text| {
        text.extend([self.key.prefix(), "*"]);
    });
    At<'_, FolderTemplate<'_>>, OnFolder, self, places => places.push_key(self.bucket, |text| {
        self.key.append_to(text);
        text.push('*');
    });
    WholeBucket<'_>, OnWholeBucket, self, places => places.areas.push(Area::Whole(self.bucket.clone()));
    Bucket, OnBucket, self, places => places.areas.push(Area::Bucket(self));
    &Bucket, OnBucket, self, places => places.areas.push(Area::Bucket(self.clone()));
    &&Bucket, OnBucket, self, places => places.areas.push(Area::Bucket((*self).clone()));
    Account, OnAccount, self, places => places.areas.push(Area::Account);
}
