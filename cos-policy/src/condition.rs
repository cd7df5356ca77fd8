//! When: condition keys, operators and values, and which actions carry them.
//!
//! A condition starts with its key and says what is compared: `content_length().at_most(5 * MIB)`. It is a value, made
//! and checked where it is written, and handed to [`when`](crate::builder::StatementBuilder::when), which compiles only if every
//! action of the statement carries the key.
//!
//! ```
//! use cos_policy::condition::{content_length, content_type, source_ip, Cidr, MediaRange};
//! use cos_policy::MIB;
//!
//! const IMAGES: MediaRange = MediaRange::from_static("image/*"); // checked by the compiler
//!
//! let small = content_length().at_most(5 * MIB);
//! let images = content_type().like(IMAGES);
//! let office = source_ip().is(Cidr::parse("203.0.113.0/24")?);
//! # Ok::<(), cos_policy::condition::ValueError>(())
//! ```
//!
//! # Absent keys
//!
//! A plain operator is false when the request does not carry its key, a negated one too; with
//! [`or_absent`](Condition::or_absent) (`_if_exist`) it is true (436/71306). So a plain condition keeps an allow tight,
//! and a deny needs `or_absent` wherever the client may leave the key out. Both are checked by the compiler.
//!
//! # Not offered
//!
//! Lists under a negated operator, `string_not_like`, the `_ignore_case` and date operators, `null_equal`,
//! `for_all_value:`, inner stars and `?`: no document settles what COS makes of them.

mod cidr;
mod clause;
mod form;
pub mod key;
pub(crate) mod keys;
mod operator;
mod start;
mod value;

pub use cidr::Cidr;
pub(crate) use clause::{Clause, Conditions, Values};
pub use form::{AnyTag, Condition, Form, Given, Negated, NegatedOrAbsent, Positive, PositiveOrAbsent};
pub(crate) use keys::known_key;
pub use keys::{KeyEvidence, KeyInfo, Origin, ValueType, keys};
pub use start::*;
pub use value::{
    Acl, Host, MediaRange, MediaType, PatternOf, StorageClass, Tag, TlsVersion, ValueError, ValueOf, VersionId, VpcId,
};
