use crate::action::{OnAccount, OnBucket, OnFolder, OnObject, OnWholeBucket};
use crate::deliberate::{Deliberate, Reason};
use crate::effect::{Allow, Deny};
use crate::nonempty::NonEmpty;
use crate::resource::{Account, At, Bucket, Folder, Key, Resource, WholeBucket};
use crate::sealed::Sealed;

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
    fn resources(self, reasons: &mut Vec<Reason>) -> NonEmpty<Resource>;
}

/// Actions that may be allowed on a whole bucket without giving a reason: none.
#[diagnostic::on_unimplemented(
    message = "the whole bucket is granted without a reason",
    label = "if it is meant, say why: `deliberately(bucket.whole(), \"why\")`",
    note = "in `policy!`, end the statement with `deliberately \"why\"`; a folder needs no reason"
)]
pub trait NeedsNoReason: Sealed {}

macro_rules! resources {
    ($($effect:ty, $resource:ty, $predicate:path, $self:ident => $resources:expr;)*) => {$(
        impl<A: $predicate> ResourceFor<$effect, A> for $resource {
            type Then<Next> = Next;

            fn resources($self, _: &mut Vec<Reason>) -> NonEmpty<Resource> {
                $resources
            }
        }
    )*};
}

macro_rules! either_effect {
    ($($resource:ty, $predicate:path, $self:ident => $resources:expr;)*) => {$(
        resources! {
            Allow, $resource, $predicate, $self => $resources;
            Deny, $resource, $predicate, $self => $resources;
        }

        // A reason for the actions of a statement stands beside its resources as well.
        impl<A: $predicate> ResourceFor<Allow, A> for Deliberate<$resource> {
            type Then<Next> = Next;

            fn resources(self, reasons: &mut Vec<Reason>) -> NonEmpty<Resource> {
                let (resource, why) = self.into_parts();
                reasons.push(why);
                ResourceFor::<Allow, A>::resources(resource, reasons)
            }
        }
    )*};
}

either_effect! {
    At<Key>, OnObject, self => object(self);
    At<Folder>, OnFolder, self => folder(self);
    Bucket, OnBucket, self => both_forms(self);
    &Bucket, OnBucket, self => both_forms(self.clone());
    &&Bucket, OnBucket, self => both_forms((*self).clone());
}

resources! {
    Allow, Account, OnAccount, self => NonEmpty::new(Resource::Any);
    // A deny must not miss a listing without prefix, which some pages write as `bucket/`.
    Deny, WholeBucket, OnWholeBucket, self => both_forms(self.into_bucket());
}

fn object(at: At<Key>) -> NonEmpty<Resource> {
    let (bucket, key) = at.into_parts();
    NonEmpty::new(Resource::Object(bucket, key))
}

fn folder(at: At<Folder>) -> NonEmpty<Resource> {
    let (bucket, folder) = at.into_parts();
    NonEmpty::new(Resource::Folder(bucket, folder))
}

/// Both forms of the bucket: documents print either, and for bucket-level actions neither is wider.
fn both_forms(bucket: Bucket) -> NonEmpty<Resource> {
    let mut forms = NonEmpty::new(Resource::Bucket(bucket.clone()));
    forms.append(NonEmpty::new(Resource::Whole(bucket)));
    forms
}

impl<A> ResourceFor<Deny, A> for Account {
    type Then<Next> = Next;

    fn resources(self, _: &mut Vec<Reason>) -> NonEmpty<Resource> {
        NonEmpty::new(Resource::Any)
    }
}

impl<A: OnWholeBucket> ResourceFor<Allow, A> for WholeBucket
where
    A::Then<A>: NeedsNoReason,
{
    type Then<Next> = Next;

    fn resources(self, _: &mut Vec<Reason>) -> NonEmpty<Resource> {
        NonEmpty::new(Resource::Whole(self.into_bucket()))
    }
}

impl<A: OnAccount> ResourceFor<Allow, A> for Deliberate<Account> {
    type Then<Next> = Next;

    fn resources(self, reasons: &mut Vec<Reason>) -> NonEmpty<Resource> {
        let (Account, why) = self.into_parts();
        reasons.push(why);
        NonEmpty::new(Resource::Any)
    }
}

impl<A: OnWholeBucket> ResourceFor<Allow, A> for Deliberate<WholeBucket> {
    type Then<Next> = Next;

    fn resources(self, reasons: &mut Vec<Reason>) -> NonEmpty<Resource> {
        let (whole, why) = self.into_parts();
        reasons.push(why);
        NonEmpty::new(Resource::Whole(whole.into_bucket()))
    }
}

impl<E, A, R: ResourceFor<E, A>> ResourceFor<E, A> for (R,) {
    type Then<Next> = Next;

    fn resources(self, reasons: &mut Vec<Reason>) -> NonEmpty<Resource> {
        self.0.resources(reasons)
    }
}

impl<E, A, R: ResourceFor<E, A>, S> ResourceFor<E, A> for (R, S)
where
    R::Then<S>: ResourceFor<E, A>,
    S: ResourceFor<E, A>,
{
    type Then<Next> = Next;

    fn resources(self, reasons: &mut Vec<Reason>) -> NonEmpty<Resource> {
        let mut resources = self.0.resources(reasons);
        resources.append(self.1.resources(reasons));
        resources
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
            fn resources(self, reasons: &mut Vec<Reason>) -> NonEmpty<Resource> {
                let ($first, $second, $($rest),+) = self;
                ($first, ($second, $($rest),+)).resources(reasons)
            }
        }

        longer_tuples!($second $($rest)+);
    };
}

longer_tuples!(A B C D E F G H I J K L M N O P);
