use crate::action::{OnAccount, OnBucket, OnFolder, OnObject, OnWholeBucket};
use crate::deliberate::Deliberate;
use crate::effect::{Allow, Deny};
use crate::resource::{Account, At, Bucket, Folder, FolderTemplate, Key, KeyTemplate, WholeBucket};
use crate::sealed::Sealed;

use super::draft::Draft;

/// Resources on which a statement with the effect `E` and the actions `A` can be.
///
/// A tuple names several.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a resource",
    label = "expected a resource, such as `bucket.at(key!(\"photos/*\"))`",
    note = "a key or a folder is in a bucket: `bucket.at(folder)`; a bucket stands for itself, for bucket-level actions",
    note = "a wildcard such as `\"*\"` reaches what nobody listed: name the folder"
)]
pub trait ResourceFor<E, A>: Sealed {
    #[doc(hidden)]
    type Then<Next>;
    #[doc(hidden)]
    fn append_to(self, draft: &mut Draft);
}

/// Actions that may be allowed on a whole bucket without giving a reason: none.
#[diagnostic::on_unimplemented(
    message = "the whole bucket is granted without a reason",
    label = "if it is meant, say why: `deliberately(bucket.whole(), \"why\")`",
    note = "in `policy!`, end the statement with `deliberately \"why\"`; a folder needs no reason"
)]
pub trait NeedsNoReason: Sealed {}

macro_rules! resources {
    ($($effect:ty, $resource:ty, $predicate:path, $self:ident, $text:ident => $append:expr;)*) => {$(
        impl<A: $predicate> ResourceFor<$effect, A> for $resource {
            type Then<Next> = Next;

            fn append_to($self, draft: &mut Draft) {
                let $text = draft.text();
                $append
            }
        }
    )*};
}

macro_rules! either_effect {
    ($($resource:ty, $predicate:path, $self:ident, $text:ident => $append:expr;)*) => {$(
        resources! {
            Allow, $resource, $predicate, $self, $text => $append;
            Deny, $resource, $predicate, $self, $text => $append;
        }

        // A reason for the actions of a statement stands beside its resources as well.
        impl<A: $predicate> ResourceFor<Allow, A> for Deliberate<$resource> {
            type Then<Next> = Next;

            fn append_to(self, draft: &mut Draft) {
                let (resource, why) = self.into_parts();
                draft.give(why);
                ResourceFor::<Allow, A>::append_to(resource, draft);
            }
        }
    )*};
}

either_effect! {
    At<'_, Key>, OnObject, self, text => {
        text.push_str(self.bucket.root());
        text.push_str(self.key.as_str());
        text.push('"');
    };
    At<'_, Folder>, OnFolder, self, text => {
        text.push_str(self.bucket.root());
        text.push_str(self.key.prefix());
        text.push_str("*\"");
    };
    At<'_, KeyTemplate<'_>>, OnObject, self, text => {
        text.push_str(self.bucket.root());
        self.key.append_to(text);
        text.push('"');
    };
    At<'_, FolderTemplate<'_>>, OnFolder, self, text => {
        text.push_str(self.bucket.root());
        self.key.append_to(text);
        text.push_str("*\"");
    };
    Bucket, OnBucket, self, text => both_forms(&self, text);
    &Bucket, OnBucket, self, text => both_forms(self, text);
    &&Bucket, OnBucket, self, text => both_forms(self, text);
}

resources! {
    Allow, Account, OnAccount, self, text => text.push_str(EVERYTHING);
    // A deny must not miss a listing without prefix, which some pages write as `bucket/`.
    Deny, WholeBucket<'_>, OnWholeBucket, self, text => both_forms(self.bucket, text);
}

pub(super) const EVERYTHING: &str = "\"*\"";

pub(super) fn everything_in(bucket: &Bucket, text: &mut String) {
    text.push_str(bucket.root());
    text.push_str("*\"");
}

/// Both forms of the bucket: documents print either, and for bucket-level actions neither is wider.
pub(super) fn both_forms(bucket: &Bucket, text: &mut String) {
    text.push_str(bucket.root());
    text.push_str("\",");
    everything_in(bucket, text);
}

impl<A> ResourceFor<Deny, A> for Account {
    type Then<Next> = Next;

    fn append_to(self, draft: &mut Draft) {
        let text = draft.text();
        text.push_str(EVERYTHING);
    }
}

impl<A: OnAccount> ResourceFor<Allow, A> for Deliberate<Account> {
    type Then<Next> = Next;

    fn append_to(self, draft: &mut Draft) {
        let (Account, why) = self.into_parts();
        draft.give(why);
        draft.text().push_str(EVERYTHING);
    }
}

impl<A: OnWholeBucket> ResourceFor<Allow, A> for WholeBucket<'_>
where
    A::Then<A>: NeedsNoReason,
{
    type Then<Next> = Next;

    fn append_to(self, draft: &mut Draft) {
        let text = draft.text();
        everything_in(self.bucket, text);
    }
}

impl<A: OnWholeBucket> ResourceFor<Allow, A> for Deliberate<WholeBucket<'_>> {
    type Then<Next> = Next;

    fn append_to(self, draft: &mut Draft) {
        let (whole, why) = self.into_parts();
        draft.give(why);
        everything_in(whole.bucket, draft.text());
    }
}

impl<E, A, R: ResourceFor<E, A>> ResourceFor<E, A> for (R,) {
    type Then<Next> = Next;

    fn append_to(self, draft: &mut Draft) {
        self.0.append_to(draft);
    }
}

impl<E, A, R: ResourceFor<E, A>, S> ResourceFor<E, A> for (R, S)
where
    R::Then<S>: ResourceFor<E, A>,
    S: ResourceFor<E, A>,
{
    type Then<Next> = Next;

    fn append_to(self, draft: &mut Draft) {
        self.0.append_to(draft);
        draft.text().push(',');
        self.1.append_to(draft);
    }
}

macro_rules! longer_tuples {
    ($_first:ident $_second:ident) => {};
    ($first:ident $second:ident $($rest:ident)+) => {
        impl<Effect, Actions, $first, $second, $($rest),+> ResourceFor<Effect, Actions> for ($first, $second, $($rest),+)
        where
            ($first, ($second, $($rest),+)): ResourceFor<Effect, Actions>,
        {
            type Then<Next> = Next;

            #[allow(non_snake_case, reason = "the names of the types name the values")]
            fn append_to(self, draft: &mut Draft) {
                let ($first, $second, $($rest),+) = self;
                ($first, ($second, $($rest),+)).append_to(draft);
            }
        }

        longer_tuples!($second $($rest)+);
    };
}

longer_tuples!(A B C D E F G H I J K L M N O P);
