//! Policy as code for temporary keys of Tencent Cloud COS.
//!
//! A backend hands a browser or a phone a temporary key. The key can do whatever its policy says, and a policy is
//! text: `name/cos:*`, a bare `*` and a user called `*` are all accepted. Here a policy is a Rust value, and what is
//! dangerous does not compile:
//!
//! ```
//! use cos_policy::{policy, Bucket, Region, Segment, MIB};
//!
//! let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
//! let user = Segment::parse("alice")?; // refuses `*`, `/`, `..`, `%2A` and the like
//!
//! let policy = policy! {
//!     in bucket;
//!     allow GetBucket, GetObject    on "app/files/*";
//!     allow PutObject, DeleteObject on "app/files/{user}/*";
//!     allow PutObject               on "app/avatar/{user}/*"
//!         when content_length <= 5 * MIB, content_type like "image/*";
//! };
//! println!("{policy}"); // the text STS takes
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What a policy grants is compared with what is meant, for every request there can be and not for samples. A merged
//! statement that deletes the files of others does not pass:
//!
//! ```
//! # use cos_policy::{Bucket, Region, Segment, policy};
//! use cos_policy::scenarios;
//!
//! # let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
//! # let user = Segment::parse("alice")?;
//! let intended = scenarios! {
//!     in bucket;
//!                              GetBucket  GetObject  PutObject  DeleteObject;
//!     "app/files/{user}/*" =>  yes        yes        yes        yes;
//!     "app/files/*"        =>  yes        yes        no         no;
//! };
//! let merged = policy! {
//!     in bucket;
//!     allow GetBucket, GetObject, PutObject, DeleteObject on "app/files/*", "app/files/{user}/*";
//! };
//! assert_eq!(
//!     merged.grants_exactly(&intended).unwrap_err().to_string(),
//!     "the policy does not grant what is intended
//! granted beyond the intention
//!   app/files/* otherwise  DeleteObject, PutObject  app/files/a  allowed by statement[0]",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The parts
//!
//! A [`Policy`] is a list of [`Statement`]s. A statement allows or denies [actions](action), each a type named as the API
//! names it, on [resources](resource), under [conditions](condition). A [`Bucket`] knows its [`Region`] and its account.
//! In it, [`key!`] names one object (a [`Key`]) or everything below a path (a [`Folder`]). What comes from outside
//! fills a placeholder as a [`Segment`](struct@Segment), or as a type of yours that [derives](derive@Segment) it; mere text
//! does not compile.
//! [`policy!`] is the table form of [`Policy::builder`], which does the same with method calls.
//!
//! The compiler checks that
//!
//! - every action exists and is named: no `*`, no `cos:*`, no `Get*`;
//! - every action fits its resource: object actions on keys and folders, listings on folders, bucket actions on the
//!   bucket, service actions on the [`Account`];
//! - a folder ends with `/*`, so that `alice/*` never reaches `alice2`, and no other star exists;
//! - every condition is on a key that the requests of every action carry, compared with a checked value, and cannot be
//!   passed by leaving the header out;
//! - the whole bucket, and actions that can take it over, are granted [`deliberately`], with a reason;
//! - every statement has a resource, and every policy a statement.
//!
//! # Policies made elsewhere
//!
//! A [`Document`] is any policy: [read](Document::parse) strictly, written canonically. It [decides](Document::decide) a
//! [`Request`], with [*unknown*](analysis::Outcome::Unknown) where no document settles the matter, and
//! [reports](Document::lint) the hazards in it, each by a [rule](mod@analysis::rules) with its own page.
//!
//! # Proofs
//!
//! [`scenarios!`] writes an intention as a table, and [`Policy::grants_exactly`] proves that a policy is it, or lists
//! every difference with a request that shows it. A [`Matrix`] is all that a document permits: classes of resources by
//! actions. [`implies`](analysis::implies), [`equivalent`](analysis::equivalent), [`disjoint`](analysis::disjoint) and
//! [`permits_nothing`](analysis::permits_nothing) answer with a [`Verdict`](analysis::Verdict), whose
//! [`Witness`](analysis::Witness) replays. All of it also goes for documents made elsewhere.
//!
//! # Limits
//!
//! - A key can do what its policy allows *and* its issuer may do (436/68283): read every policy as "at most".
//! - `PutObject` overwrites, and may be a server-side copy whose body is empty: a length limit does not bound the copy.
//! - A content type is what the client claims. `image/*` admits SVG, which browsers run.
//! - What a key uploaded can be overwritten until the key expires: check an upload after that, or on a copy.
//! - Keys of ASCII letters, digits, `-`, `_`, `.` and `/` only; [`Segment::encode`] writes any other text as such.
//! - Nothing with a `principal` (bucket policies, role trust) is written: STS takes none (1312/48195). It is read.
//!
//! # How do I
//!
//! - grant a client operation: bundles such as [`action::SIMPLE_UPLOAD`], [`action::RESUMABLE_UPLOAD`] and
//!   [`action::DOWNLOAD`];
//! - write statements in a loop or in functions: [`Statement`], [`Policy::from_statements`], `..statements;` in
//!   [`policy!`];
//! - make a folder of an e-mail address: [`Segment::encode`];
//! - keep uploads private: [`Policy::private_acl`];
//! - refuse plain HTTP: [`Policy::https_only`];
//! - make a temporary key of a policy: `sts::authorize` and `sts::FederationToken`, of the feature `sts`;
//! - have the call made, and live keys reused: `sts::client::Client`, of the feature `reqwest`;
//! - choose the key of an upload on the server, whatever a client calls its file: `upload::UploadKey`, of the feature `sts`;
//! - let a browser upload by an HTML form, without a key: `form::PostPolicy`, of the feature `sts`;
//! - limit size and type: [`condition::content_length`], [`condition::content_type`];
//! - look an action up: [`action::find`];
//! - write down who should be able to do what, apart from any policy: [`scenarios!`];
//! - review a policy of another SDK: [`Document::parse`], [`Document::lint`], or the command `cos-policy` of `cos-policy-cli`;
//! - mend what is mechanical in a text, and nothing else of it: [`analysis::fixes`], [`analysis::mend`];
//! - say in a test what a policy is meant to grant: [`scenarios!`], [`assert_grants_exactly!`];
//! - keep such a table in a file: [`Scenarios::parse`];
//! - see everything that a policy permits: [`Matrix::of`];
//! - review a change of a policy: [`analysis::diff`], [`analysis::implies`];
//! - ask what a policy says of a request, or of a call that makes several: [`Document::decide`], [`Request::for_api`];
//! - test that a function writes the right policy for every user, and keeps users apart: the feature `proptest1`;
//! - fuzz what reads or writes policies: the feature `arbitrary`.
//!
//! # Features
//!
//! None is on by default. They add to what can be written and change nothing else.
//!
//! - `unverified-actions`: actions whose names only third parties attest, or on which sources contradict each other.
//! - `unverified-conditions`: condition keys that no current document lists (host, grant headers, forbid-overwrite).
//! - `proptest1`, or `proptest`: the module `testing` with the properties of functions that write policies, and the
//!   strategies of the module `proptest`, for property tests with version 1 of proptest.
//! - `arbitrary`: values from the bytes of a fuzzer, with version 1 of arbitrary; see the module `arbitrary`.
//! - `sts`: the module `sts`, which turns a policy into a temporary key after somebody decided who may ask, the module
//!   `upload`, with keys that the server chooses, and the module `form`, with uploads by an HTML form.
//! - `reqwest`: the module `sts::client`, which makes the calls with version 0.13 of reqwest on tokio, and reuses live keys. It
//!   turns `sts` on, and its TLS takes a C compiler to build.
//!
//! # Sources
//!
//! Numbers such as 436/46205 are documents of Tencent Cloud: product 436 is COS, 598 is CAM, 1312 is STS.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "sts")]
mod clock;
mod deliberate;
mod effect;
#[cfg(feature = "sts")]
mod hex;
mod macros;
mod percent;
mod policy;
mod sealed;
mod text;
#[cfg(any(feature = "arbitrary", feature = "proptest1"))]
mod vocabulary;

pub mod action;
pub mod analysis;
#[cfg(feature = "arbitrary")]
#[cfg_attr(docsrs, doc(cfg(feature = "arbitrary")))]
pub mod arbitrary;
pub mod condition;
pub mod document;
#[cfg(feature = "sts")]
#[cfg_attr(docsrs, doc(cfg(feature = "sts")))]
pub mod form;
#[cfg(feature = "proptest1")]
#[cfg_attr(docsrs, doc(cfg(feature = "proptest1")))]
pub mod proptest;
pub mod resource;
#[cfg(feature = "sts")]
#[cfg_attr(docsrs, doc(cfg(feature = "sts")))]
pub mod sts;
#[cfg(feature = "proptest1")]
#[cfg_attr(docsrs, doc(cfg(feature = "proptest1")))]
pub mod testing;
#[cfg(feature = "sts")]
#[cfg_attr(docsrs, doc(cfg(feature = "sts")))]
pub mod upload;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use analysis::{Decision, Finding, Matrix, Request, Scenarios};
pub use deliberate::{Deliberate, deliberately};
pub use document::Document;
pub use effect::Effect;
pub use policy::{Policy, Statement, builder};
pub use resource::{
    Account, AsSegment, Bucket, BucketError, Folder, Key, KeyError, KeyScope, Region, RegionError, Segment,
    SegmentError,
};

/// Makes a type fill placeholders: derives [`AsSegment`] for a struct of one field, or for an enum of names.
///
/// ```
/// use cos_policy::{Segment, key};
///
/// #[derive(Segment)]
/// struct UserId(u64);
///
/// #[derive(Segment)]
/// enum Area {
///     #[segment("photos")]
///     Photos,
///     Drafts,
/// }
///
/// let (area, user) = (Area::Photos, UserId(7));
/// assert_eq!(key!("app/{area}/{user}/*").to_string(), "app/photos/7/*");
/// assert_eq!(key!("app/{area}.json", area = Area::Drafts).as_str(), "app/Drafts.json");
/// ```
///
/// A struct is the segment of its field, whose type is [`AsSegment`] itself: a [`Segment`](struct@Segment), an unsigned integer, another
/// type that derives it, or a parameter. Text (`String`, `&str`, `char`) is refused, since nobody checked it. A variant is
/// the segment of its name as it is written, case included, or of the text before it. Different variants are different
/// segments, and different values of a struct are if those of its field are.
///
/// # Reserved names
///
/// A folder `app/shared/*` beside `app/{user}/*` is also the folder of a user called `shared`. A type of one field refuses
/// such names:
///
/// ```
/// use cos_policy::Segment;
///
/// #[derive(Segment)]
/// #[segment(reserved("shared", "public"))]
/// struct UserId(Segment);
///
/// assert!(UserId::try_from(Segment::parse("alice")?).is_ok());
/// let refused = Segment::parse("shared").and_then(UserId::try_from).err();
/// assert_eq!(refused.unwrap().to_string(), "`shared` is a reserved name");
/// # Ok::<(), cos_policy::SegmentError>(())
/// ```
///
/// The derive adds `TryFrom` of the field's type, with [`SegmentError`] as its error. Code of the same module can fill the
/// field without it, and so can another derive, such as serde's `Deserialize` without `#[serde(try_from = "Segment")]`: put
/// the type into a module of its own. Names are compared byte by byte, as COS compares keys.
///
/// One star in a reserved name stands for any text: `{user}_m.jpg` beside `{user}.jpg` is for a type that reserves `*_m`.
/// [`AsSegment::NAMES`] has all that the values of a type can be, for [`assert_isolated!`] to compare scopes with.
///
/// # Attributes
///
/// - `#[segment("text")]` before a variant: its text.
/// - `#[segment(reserved("name", ..))]` before a struct; a name may have one star.
/// - `#[segment(crate = "path")]`: what your crate calls this one, if not `cos_policy`.
///
/// # Errors
///
/// The compiler refuses, each mistake on its own token: a field of unchecked text; a struct of no or of several fields; a
/// union; an enum without variants; a variant with fields; a text that is no segment, or that two variants share; reserved
/// names on an enum, beside a field that is not private, or on a type with a type parameter.
#[doc(inline)]
pub use cos_policy_derive::Segment;

/// Makes a struct a key or a folder that its fields fill: derives [`KeyScope`](trait@KeyScope).
///
/// ```
/// use cos_policy::{Bucket, KeyScope, Region, Segment, policy, scenarios};
///
/// #[derive(Segment)]
/// struct UserId(u64);
///
/// #[derive(KeyScope)]
/// #[key("app/files/{user}/*")]
/// struct OwnFiles {
///     user: UserId,
/// }
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let own = OwnFiles { user: UserId(7) };
/// let policy = policy! {
///     in bucket;
///     allow GetBucket, PutObject on bucket.at(&own);
/// };
/// let intended = scenarios! {
///     in bucket;
///                     GetBucket  PutObject  DeleteObject;
///     bucket.at(&own) => yes     yes        no;
/// };
/// assert!(policy.grants_exactly(&intended).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A template that ends with `/*` makes a folder, any other a key, by the rules of [`key!`]. A placeholder is the name of a
/// field, whose type is [`AsSegment`]; every field fills one, and one may stand in several segments. The struct may have
/// lifetimes and parameters. One without fields is a fixed place: `#[key("app/shared/*")] struct Shared;`.
///
/// # Isolation
///
/// Two values of one derived struct are disjoint if any of their fields fills its placeholder differently, and
/// [`ISOLATED_BY`](KeyScope::ISOLATED_BY) names the fields. A segment of a template has one placeholder at most, and what
/// fills it has no slash: so other segments make another key, or a folder beside the first. Different values are different
/// segments in every type that the library offers or derives; an [`AsSegment`] written by hand answers for itself.
///
/// ```
/// use cos_policy::analysis::{Verdict, disjoint};
/// use cos_policy::{Bucket, KeyScope, Region, Segment, policy};
///
/// #[derive(KeyScope)]
/// #[key("app/{tenant}/{user}/*")]
/// struct OwnFiles {
///     tenant: Segment,
///     user: Segment,
/// }
///
/// assert_eq!(OwnFiles::ISOLATED_BY, ["tenant", "user"]);
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let (tenant, alice, bob) = (Segment::parse("acme")?, Segment::parse("alice")?, Segment::parse("bob")?);
/// let [one, other] = [alice, bob].map(|user| {
///     let own = OwnFiles { tenant: tenant.clone(), user };
///     policy! { in bucket; allow PutObject on bucket.at(own); }
/// });
/// assert!(matches!(disjoint(&one.document(), &other.document()), Verdict::Holds));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Scopes of different structs may meet: `app/{user}/*` and `app/shared/*` do for a user called `shared`, unless the type of
/// the field [reserves](derive@Segment#reserved-names) the name. [`assert_isolated!`] has the compiler prove that those of a
/// set do not.
///
/// # Attributes
///
/// - `#[key("template")]` before the struct.
/// - `#[key(crate = "path")]`, or behind the template: what your crate calls this one, if not `cos_policy`.
///
/// # Errors
///
/// The compiler refuses, each mistake on its own token: what [`key!`] refuses in a template; a placeholder without a field;
/// a field without a placeholder; a field of unchecked text; no template or several; fields without names; an enum or a
/// union.
#[doc(inline)]
pub use cos_policy_derive::KeyScope;

/// 1,024 bytes.
pub const KIB: u64 = 1 << 10;
/// 1,024 [`KIB`].
pub const MIB: u64 = 1 << 20;
/// 1,024 [`MIB`].
pub const GIB: u64 = 1 << 30;
