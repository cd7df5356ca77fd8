//! The condition keys as types: what they are called, and whose requests carry them.
//!
//! They appear in signatures and error messages; a condition is started by the functions of
//! [`condition`](crate::condition).

use crate::sealed::Sealed;

/// A condition key.
pub trait Key: Sealed {
    /// The name in a policy, such as `cos:content-length`.
    const NAME: &'static str;
    /// `<name>":`, as it stands before the values in a policy.
    #[doc(hidden)]
    const MEMBER: &'static str;
}

/// Keys that the requests of an action, or of each action of a list, may carry.
#[diagnostic::on_unimplemented(
    message = "`{A}` requests do not carry this condition key",
    label = "not carried by `{A}`: give `{A}` a statement of its own",
    note = "an allow would refuse every such request, a deny would guard nothing (436/71306)",
    note = "of lengths, `content_length` is for `PutObject`, `part_length` for `UploadPart` and `AppendObject`, `form_length` for `PostObject`",
    note = "to split a bundle, write its actions out",
    note = "in `scenarios!`, a condition narrows every `yes` of its row"
)]
pub trait CarriedBy<A>: Sealed {
    #[doc(hidden)]
    type Then;
}

/// Keys that may be absent in an allow without lifting a limit.
#[diagnostic::on_unimplemented(
    message = "`or absent` lifts this limit: an allow lets every request pass that leaves the key out",
    label = "drop `or absent` here"
)]
pub trait OptionalInAllow: Sealed {}

/// Keys that are in every request.
#[diagnostic::on_unimplemented(
    message = "a client passes this deny by leaving the key out of the request",
    label = "add `or absent` (in the builder, `.or_absent()`)"
)]
pub trait AlwaysSent: Sealed {}

/// Tags that a deny can look at.
#[diagnostic::on_unimplemented(
    message = "a deny cannot look at the tags that a request sets",
    label = "allow the wanted tags instead"
)]
pub trait DeniableTag: Sealed {}

/// Keys that no client can leave out of a request to pass a deny that names a value: they are in every request, or
/// their absence is a value of its own.
#[diagnostic::on_unimplemented(
    message = "a client passes this deny by leaving the key out of the request",
    label = "add `or absent` (in the builder, `.or_absent()`)"
)]
pub trait NotOmittable: Sealed {}

/// Keys whose values have one spelling, so that a deny can name them.
#[diagnostic::on_unimplemented(
    message = "a client passes this deny by another percent-encoding of the value",
    label = "deny everything but the wanted value: `!= .. or absent`"
)]
pub trait OneSpelling: Sealed {
    #[doc(hidden)]
    type Known;
}

/// No action at all.
impl<K: Sealed> CarriedBy<()> for K {
    type Then = Self;
}

impl<K: Sealed, A, B> CarriedBy<(A, B)> for K
where
    K: CarriedBy<A>,
    K::Then: CarriedBy<B>,
{
    type Then = K;
}

macro_rules! longer_tuples {
    ($_first:ident $_second:ident) => {};
    ($first:ident $second:ident $($rest:ident)+) => {
        impl<Key: Sealed, $first, $second, $($rest),+> CarriedBy<($first, $second, $($rest),+)> for Key
        where
            Key: CarriedBy<($first, ($second, $($rest),+))>,
        {
            type Then = Self;
        }

        longer_tuples!($second $($rest)+);
    };
}

longer_tuples!(A B C D E F G H I J K L M N O P);

macro_rules! keys {
    ($($(#[$meta:meta])* $name:ident = $wire:literal $([$($property:ident)*])?;)*) => {$(
        #[doc = concat!("`", $wire, "`")]
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Sealed for $name {}

        impl Key for $name {
            const NAME: &'static str = $wire;
            const MEMBER: &'static str = concat!($wire, "\":");
        }

        $($(keys!(@property $property $name);)*)?
    )*};

    (@property OneSpelling $name:ident) => { impl OneSpelling for $name { type Known = Self; } };
    (@property $property:ident $name:ident) => { impl $property for $name {} };
}

keys! {
    /// of a simple upload. 436/46205.
    ContentLength = "cos:content-length" [OneSpelling];
    /// of one part or one append, not of the object. 436/46205.
    PartLength = "cos:content-length" [OneSpelling];
    /// of a whole form, its fields included. 436/46205.
    FormLength = "cos:content-length" [OneSpelling];
    /// of a request with a body. 436/46205.
    ContentType = "cos:content-type" [OneSpelling];
    /// of one part, which clients do not send: the type of the object is decided when the upload starts. 436/46205, against
    /// a report from the field.
    PartType = "cos:content-type" [OneSpelling];
    /// of a form, always `multipart/form-data`: the type of its file is a matter of the form policy. 436/46205.
    FormType = "cos:content-type" [OneSpelling];
    /// 436/46205. The `x-cos-grant-*` headers and an ACL sent as a body are not covered.
    Acl = "cos:x-cos-acl" [OneSpelling OptionalInAllow];
    /// 436/46205. A request without the header asks for the default class.
    StorageClass = "cos:x-cos-storage-class" [OneSpelling OptionalInAllow];
    /// of a listing. 436/46205.
    Prefix = "cos:prefix";
    /// 436/46205. Absent or empty means the latest version.
    VersionId = "cos:versionid" [OneSpelling OptionalInAllow NotOmittable];
    /// 436/46205.
    ResponseContentType = "cos:response-content-type" [OptionalInAllow];
    /// 436/46205.
    RequestTag = "qcs:request_tag";
    /// of the bucket, whatever the request. 436/30931, 598/10608.
    ResourceTag = "qcs:resource_tag" [DeniableTag];
    /// 436/46205.
    SecureTransport = "cos:secure-transport" [OneSpelling NotOmittable AlwaysSent];
    /// of an HTTPS request; editions of 46205 up to 2024 limit the key to Beijing. 436/46205.
    TlsVersion = "cos:tls-version" [OneSpelling];
    /// 436/46205.
    SourceIp = "qcs:ip" [OneSpelling NotOmittable AlwaysSent];
    /// of a request that comes from a private network. 436/46206.
    RequesterVpc = "vpc:requester_vpc" [OneSpelling];
    /// 436/71306, whose table lost the name; no example exists.
    Host = "cos:host" [OneSpelling NotOmittable AlwaysSent];
    /// Editions of 436/46205 from April to September 2022, withdrawn since.
    ForbidOverwrite = "cos:x-cos-forbid-overwrite" [OneSpelling];
    /// Reported from the field only.
    GrantRead = "cos:x-cos-grant-read" [OneSpelling];
    /// Reported from the field only.
    GrantReadAcp = "cos:x-cos-grant-read-acp" [OneSpelling];
    /// Reported from the field only.
    GrantWriteAcp = "cos:x-cos-grant-write-acp" [OneSpelling];
    /// Reported from the field only.
    GrantFullControl = "cos:x-cos-grant-full-control" [OneSpelling];
}
