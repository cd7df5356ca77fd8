use std::fmt;
use std::marker::PhantomData;

use super::cidr::Cidr;
use super::clause::Values;
use super::form::{AnyTag, Condition, Given, Negated, Positive, PositiveOrAbsent};
use super::key::{self, Key};
use super::operator::Operator;
use super::value::{PatternOf, Tag, TlsVersion, ValueOf};

/// A condition on the key `K` before it says what is compared.
#[must_use = "say what the key is compared with"]
pub struct On<K>(PhantomData<K>);

impl<K: Key> fmt::Debug for On<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("On").field(&K::NAME).finish()
    }
}

macro_rules! starts {
    ($($(#[$meta:meta])* $function:ident: $key:ident;)*) => {$(
        $(#[$meta])*
        ///
        #[doc = concat!("The key is [`", stringify!($key), "`](key::", stringify!($key), ").")]
        pub const fn $function() -> On<key::$key> {
            On(PhantomData)
        }
    )*};
}

starts! {
    /// The length in bytes of a simple upload (`PutObject`).
    ///
    /// It bounds the object only as long as nothing else writes it: grant no multipart upload beside it, and know that
    /// a server-side copy has an empty body.
    content_length: ContentLength;
    /// The length in bytes of one part or one append (`UploadPart`, `AppendObject`); an object may have many.
    part_length: PartLength;
    /// The length in bytes of a form (`PostObject`), its other fields included. The form policy bounds the file alone.
    form_length: FormLength;
    /// The `Content-Type` header of an upload.
    content_type: ContentType;
    /// The `x-cos-acl` header. It does not cover the `x-cos-grant-*` headers.
    acl: Acl;
    /// The `x-cos-storage-class` header; a request without it asks for the default class.
    storage_class: StorageClass;
    /// The `prefix` parameter of a listing. The folder the listing is granted on bounds it already.
    prefix: Prefix;
    /// The `versionId` parameter; absent or empty, it means the latest version.
    version_id: VersionId;
    /// The `response-content-type` parameter, which overrides the type a download is served with.
    response_content_type: ResponseContentType;
    /// The tags that a request sets.
    request_tag: RequestTag;
    /// The tags of the bucket.
    resource_tag: ResourceTag;
    /// Whether the request came over HTTPS.
    secure_transport: SecureTransport;
    /// The TLS version of an HTTPS request; a plain HTTP request has none.
    tls_version: TlsVersion;
    /// The address the request came from.
    source_ip: SourceIp;
    /// The private network the request came from; a request from outside has none.
    requester_vpc: RequesterVpc;
}

#[cfg(feature = "unverified-conditions")]
#[cfg_attr(docsrs, doc(cfg(feature = "unverified-conditions")))]
mod unverified {
    use super::*;

    starts! {
        /// The `Host` header.
        host: Host;
        /// The `x-cos-forbid-overwrite` header. Keep it in an allow, where a refusal is the worst that happens; buckets
        /// with versioning ignore the header.
        forbid_overwrite: ForbidOverwrite;
        /// The `x-cos-grant-read` header.
        grant_read: GrantRead;
        /// The `x-cos-grant-read-acp` header.
        grant_read_acp: GrantReadAcp;
        /// The `x-cos-grant-write-acp` header.
        grant_write_acp: GrantWriteAcp;
        /// The `x-cos-grant-full-control` header.
        grant_full_control: GrantFullControl;
    }

    impl On<key::ForbidOverwrite> {
        /// The header says `true`.
        pub fn required(self) -> Condition<key::ForbidOverwrite, Positive> {
            Condition::new(Operator::StringEqual, Values::text("true"))
        }

        /// The header says something else than `true`. For `deny`.
        pub fn missing(self) -> Condition<key::ForbidOverwrite, super::Negated> {
            Condition::new(Operator::StringNotEqual, Values::text("true"))
        }
    }

    macro_rules! given {
        ($($key:ident)*) => {$(
            impl On<key::$key> {
                /// The request has the header. For `deny`.
                pub fn given(self) -> Condition<key::$key, Given> {
                    Condition::new(Operator::StringLike, Values::text("*"))
                }
            }
        )*};
    }

    given!(GrantRead GrantReadAcp GrantWriteAcp GrantFullControl);
}

#[cfg(feature = "unverified-conditions")]
pub use unverified::*;

macro_rules! lengths {
    ($($key:ident)*) => {$(
        impl On<key::$key> {
            /// Exactly so many bytes.
            pub fn is(self, bytes: u64) -> Condition<key::$key, Positive> {
                Condition::new(Operator::NumericEqual, Values::Number(bytes))
            }

            /// At most so many bytes.
            pub fn at_most(self, bytes: u64) -> Condition<key::$key, Positive> {
                Condition::new(Operator::NumericLessThanEqual, Values::Number(bytes))
            }

            /// At least so many bytes.
            pub fn at_least(self, bytes: u64) -> Condition<key::$key, Positive> {
                Condition::new(Operator::NumericGreaterThanEqual, Values::Number(bytes))
            }

            /// Fewer bytes than that.
            pub fn less_than(self, bytes: u64) -> Condition<key::$key, Positive> {
                Condition::new(Operator::NumericLessThan, Values::Number(bytes))
            }

            /// More bytes than that.
            pub fn greater_than(self, bytes: u64) -> Condition<key::$key, Positive> {
                Condition::new(Operator::NumericGreaterThan, Values::Number(bytes))
            }
        }
    )*};
}

lengths!(ContentLength PartLength FormLength);

macro_rules! comparable {
    ($($key:ident)*) => {$(
        impl On<key::$key> {
            /// Exactly this value.
            pub fn is(self, value: impl ValueOf<key::$key>) -> Condition<key::$key, Positive> {
                Condition::new(Operator::StringEqual, Values::text(value.into_text()))
            }

            /// One of these values. With none of them, the condition never holds: an allow grants nothing, and a deny
            /// refuses nothing.
            pub fn one_of<V: ValueOf<key::$key>>(self, values: impl IntoIterator<Item = V>) -> Condition<key::$key, Positive> {
                Condition::new(Operator::StringEqual, Values::texts(values.into_iter().map(V::into_text)))
            }
        }
    )*};
}

comparable!(ContentType Acl StorageClass Prefix VersionId ResponseContentType RequesterVpc);

macro_rules! deniable {
    ($($key:ident)*) => {$(
        impl On<key::$key> {
            /// Any value but this one. For `deny`: everything but the wanted value is refused.
            pub fn is_not(self, value: impl ValueOf<key::$key>) -> Condition<key::$key, Negated> {
                Condition::new(Operator::StringNotEqual, Values::text(value.into_text()))
            }
        }
    )*};
}

deniable!(ContentType Acl StorageClass Prefix VersionId ResponseContentType);

#[cfg(feature = "unverified-conditions")]
comparable!(Host);
#[cfg(feature = "unverified-conditions")]
deniable!(Host);

macro_rules! matchable {
    ($($key:ident)*) => {$(
        impl On<key::$key> {
            /// A value of this pattern.
            pub fn like(self, pattern: impl PatternOf<key::$key>) -> Condition<key::$key, Positive> {
                Condition::new(Operator::StringLike, Values::text(pattern.into_text()))
            }
        }
    )*};
}

matchable!(ContentType ResponseContentType Prefix);

impl On<key::VersionId> {
    /// The latest version: the parameter is absent or empty. Source: 436/46206.
    pub fn latest(self) -> Condition<key::VersionId, PositiveOrAbsent> {
        Condition::<_, Positive>::new(Operator::StringEqual, Values::text("")).or_absent()
    }

    /// A version is asked for by its id. For `deny`. Source: 436/46206.
    pub fn given(self) -> Condition<key::VersionId, Given> {
        Condition::new(Operator::StringNotEqual, Values::text(""))
    }
}

impl On<key::SecureTransport> {
    /// Over HTTPS (`true`) or over plain HTTP (`false`).
    pub fn is(self, secure: bool) -> Condition<key::SecureTransport, Positive> {
        Condition::new(Operator::BoolEqual, Values::text(if secure { "true" } else { "false" }))
    }
}

impl On<key::TlsVersion> {
    /// Exactly this version.
    pub fn is(self, version: TlsVersion) -> Condition<key::TlsVersion, Positive> {
        Condition::new(Operator::NumericEqual, Values::Version(version))
    }

    /// This version or a later one.
    pub fn at_least(self, version: TlsVersion) -> Condition<key::TlsVersion, Positive> {
        Condition::new(Operator::NumericGreaterThanEqual, Values::Version(version))
    }

    /// An earlier version.
    pub fn less_than(self, version: TlsVersion) -> Condition<key::TlsVersion, Positive> {
        Condition::new(Operator::NumericLessThan, Values::Version(version))
    }
}

impl On<key::SourceIp> {
    /// An address of this block.
    pub fn is(self, block: Cidr) -> Condition<key::SourceIp, Positive> {
        self.one_of([block])
    }

    /// An address of one of these blocks. With none of them, the condition never holds: an allow grants nothing, and a
    /// deny refuses nothing.
    pub fn one_of(self, blocks: impl IntoIterator<Item = Cidr>) -> Condition<key::SourceIp, Positive> {
        Condition::new(Operator::IpEqual, Values::networks(blocks))
    }

    /// An address outside this block. For `deny`.
    pub fn is_not(self, block: Cidr) -> Condition<key::SourceIp, Negated> {
        Condition::new(Operator::IpNotEqual, Values::networks([block]))
    }
}

macro_rules! tags {
    ($($key:ident)*) => {$(
        impl On<key::$key> {
            /// This tag is among them.
            pub fn is(self, tag: Tag) -> Condition<key::$key, AnyTag> {
                self.one_of([tag])
            }

            /// One of these tags is among them; a second such condition keeps the tags that both name.
            pub fn one_of(self, tags: impl IntoIterator<Item = Tag>) -> Condition<key::$key, AnyTag> {
                let tags = tags.into_iter().map(<Tag as ValueOf<key::$key>>::into_text);
                Condition::new(Operator::ForAnyValueStringEqual, Values::texts(tags))
            }
        }
    )*};
}

tags!(RequestTag ResourceTag);
