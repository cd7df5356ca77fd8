use crate::deliberate::{Deliberate, Reason};
use crate::sealed::Sealed;

use super::{ActionInfo, Items};

/// A unit type that stands for one action of the catalogue.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot have a condition",
    label = "list the actions that this condition is about"
)]
pub trait Action: Sealed + Copy {
    /// What the catalogue knows of it.
    const INFO: &'static ActionInfo;
}

/// An action, or a list of them: a tuple of up to sixteen, which may hold tuples again.
///
/// A function over any actions says what they must be granted on:
///
/// ```
/// use cos_policy::action::{Actions, OnFolder, Ordinary};
/// use cos_policy::{Bucket, Policy, key};
///
/// fn on_photos<A: Actions<List: OnFolder, Known: Ordinary>>(policy: Policy, actions: A, bucket: &Bucket) -> Policy {
///     policy.allow(actions).on(bucket.at(key!("photos/*"))).build()
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an action that can be granted",
    label = "not an action that can be granted",
    note = "an action is a type of `cos_policy::action`, such as `PutObject`; several form a tuple",
    note = "wildcards such as `cos:*` grant what nobody listed: name the actions (`ALL` is for `deny` alone)",
    note = "actions on vector buckets have another resource form and cannot be granted here"
)]
pub trait Actions: Sealed {
    /// The list without the reasons given by [`deliberately`](crate::deliberately).
    type List: Items;
    /// This type, once it is known to be a list of actions.
    type Known;
    #[doc(hidden)]
    type Then<Next>;
    #[doc(hidden)]
    fn reasons(self, give: &mut dyn FnMut(Reason));
}

/// Actions that may be allowed without giving a reason.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can take over the bucket or its data",
    label = "if it is meant, say why: `deliberately({Self}, \"why\")`",
    note = "in `policy!`, end the statement with `deliberately \"why\"`"
)]
pub trait Ordinary: Sealed {
    #[doc(hidden)]
    type Then<Next>;
}

/// Actions that can be granted on a single object.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not act on a single object",
    label = "`{Self}` cannot be granted on a single object",
    note = "a listing is granted on a folder, such as `\"photos/*\"`; a bucket action on the bucket (`on bucket`); a service action on `Account`"
)]
pub trait OnObject: Sealed {
    #[doc(hidden)]
    type Then<Next>;
}

/// Actions that can be granted on a folder.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not act on a folder",
    label = "`{Self}` cannot be granted on a folder",
    note = "a bucket action is granted on the bucket (`on bucket`); a service action on `Account`"
)]
pub trait OnFolder: Sealed {
    #[doc(hidden)]
    type Then<Next>;
}

/// Actions that can be granted on everything in a bucket.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not act on what a bucket holds",
    label = "`{Self}` cannot be granted on the objects of a bucket",
    note = "a bucket action is granted on the bucket (`on bucket`); a service action on `Account`"
)]
pub trait OnWholeBucket: Sealed {
    #[doc(hidden)]
    type Then<Next>;
}

/// Actions that can be granted on a bucket itself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not act on the bucket itself",
    label = "`{Self}` cannot be granted on the bucket itself",
    note = "name the folder or the object, such as `\"photos/*\"`; a service action is granted on `Account`"
)]
pub trait OnBucket: Sealed {
    #[doc(hidden)]
    type Then<Next>;
}

/// Actions that can be granted on the account.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not act on the account",
    label = "`{Self}` cannot be granted on the account, which is written `*`",
    note = "name the bucket, the folder or the object"
)]
pub trait OnAccount: Sealed {
    #[doc(hidden)]
    type Then<Next>;
}

/// Every action, also those that no list names. For `deny` alone, and without conditions.
pub const ALL: AllActions = AllActions;

/// The type of [`ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllActions;

impl Sealed for AllActions {}

// Lists are chained through `Then`, so that the compiler names the first culprit only: the rest of a list is
// looked at once its head holds. Longer tuples are read as a head and the tuple of the rest.

impl<A: Actions, B> Actions for (A, B)
where
    A::Then<B>: Actions,
    B: Actions,
{
    type List = (A::List, B::List);
    type Known = Self;
    type Then<Next> = Next;

    fn reasons(self, give: &mut dyn FnMut(Reason)) {
        self.0.reasons(give);
        self.1.reasons(give);
    }
}

impl<A: Actions> Actions for Deliberate<A> {
    type List = A::List;
    type Known = Self;
    type Then<Next> = Next;

    fn reasons(self, give: &mut dyn FnMut(Reason)) {
        let (inner, why) = self.into_parts();
        inner.reasons(give);
        give(why);
    }
}

impl<A: Actions> Ordinary for Deliberate<A> {
    type Then<Next> = Next;
}

impl<A: Actions> Actions for (A,) {
    type List = A::List;
    type Known = Self;
    type Then<Next> = Next;

    fn reasons(self, give: &mut dyn FnMut(Reason)) {
        self.0.reasons(give);
    }
}

impl<A: Ordinary> Ordinary for (A,) {
    type Then<Next> = Next;
}

macro_rules! pairs {
    ($($predicate:ident)*) => {$(
        impl<A: $predicate, B> $predicate for (A, B)
        where
            A::Then<B>: $predicate,
        {
            type Then<Next> = Next;
        }
    )*};
}

pairs!(Ordinary OnObject OnFolder OnWholeBucket OnBucket OnAccount);

macro_rules! everything {
    ($($predicate:ident)*) => {$(
        impl $predicate for AllActions {
            type Then<Next> = Next;
        }
    )*};
}

everything!(OnObject OnFolder OnWholeBucket OnBucket OnAccount);

macro_rules! longer_tuples {
    ($_first:ident $_second:ident) => {};
    ($first:ident $second:ident $($rest:ident)+) => {
        #[diagnostic::do_not_recommend]
        impl<$first, $second, $($rest),+> Sealed for ($first, $second, $($rest),+) {}

        impl<$first, $second, $($rest),+> Actions for ($first, $second, $($rest),+)
        where
            ($first, ($second, $($rest),+)): Actions,
        {
            type List = <($first, ($second, $($rest),+)) as Actions>::List;
            type Known = Self;
            type Then<Next> = Next;

            #[allow(non_snake_case, reason = "the names of the types name the values")]
            fn reasons(self, give: &mut dyn FnMut(Reason)) {
                let ($first, $second, $($rest),+) = self;
                ($first, ($second, $($rest),+)).reasons(give);
            }
        }

        longer_tuples!(@ Ordinary OnObject OnFolder OnWholeBucket OnBucket OnAccount; $first $second $($rest)+);
        longer_tuples!($second $($rest)+);
    };
    (@ ; $($all:ident)+) => {};
    (@ $predicate:ident $($more:ident)*; $first:ident $($rest:ident)+) => {
        impl<$first, $($rest),+> $predicate for ($first, $($rest),+)
        where
            ($first, ($($rest),+)): $predicate,
        {
            type Then<Next> = Next;
        }

        longer_tuples!(@ $($more)*; $first $($rest)+);
    };
}

longer_tuples!(A B C D E F G H I J K L M N O P);
