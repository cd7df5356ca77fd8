//! The levels of actions as types, and which actions act on places of a kind `K`.

use crate::sealed::Sealed;

macro_rules! levels {
    ($($(#[$meta:meta])* $level:ident)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $level;

        impl Sealed for $level {}
    )*};
}

levels! {
    /// [`Level::Service`](super::Level::Service)
    Service
    /// [`Level::Bucket`](super::Level::Bucket)
    Bucket
    /// [`Level::Listing`](super::Level::Listing)
    Listing
    /// A listing whose prefix may be a whole key.
    KeyListing
    /// [`Level::Object`](super::Level::Object)
    Object
}

/// Levels whose actions, such as `A`, act on places of the kind `K`.
#[diagnostic::on_unimplemented(
    message = "`{A}` does not act on this place",
    label = "write `-`",
    note = "object actions act on objects and folders, listings on folders, bucket actions on `bucket`, service actions on `account`",
    note = "where another place of the row takes it, give each a row of its own"
)]
pub trait LevelOn<K, A>: Sealed {
    #[doc(hidden)]
    type Then<Next>;
}

/// Levels whose actions, such as `A`, do not act on places of the kind `K`.
#[diagnostic::on_unimplemented(
    message = "`{A}` acts on this place, so the row says whether it is meant",
    label = "write `yes`, `no` or `any`"
)]
pub trait LevelOff<K, A>: Sealed {
    #[doc(hidden)]
    type Then<Next>;
}

/// Actions that act on places of the kind `K`.
pub trait ActsOn<K>: Sealed {
    #[doc(hidden)]
    type Then<Next>;
}

/// Actions that do not act on places of the kind `K`.
pub trait StaysOff<K>: Sealed {
    #[doc(hidden)]
    type Then<Next>;
}

// Chained like the lists of a statement, so that the compiler names the first culprit only.

macro_rules! pairs {
    ($($predicate:ident)*) => {$(
        impl<A: $predicate<K>, B, K> $predicate<K> for (A, B)
        where
            A::Then<B>: $predicate<K>,
        {
            type Then<Next> = Next;
        }
    )*};
}

pairs!(ActsOn StaysOff);
