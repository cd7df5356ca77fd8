//! What may be done: the catalogue of COS actions, one unit type each.
//!
//! An action is written as its type: [`PutObject`] stands for `name/cos:PutObject`. A tuple of actions is a list of
//! actions, and a bundle such as [`RESUMABLE_UPLOAD`] is a tuple that names a client operation.
//!
//! The catalogue is also data: [`find`] looks a name up in any of its spellings, [`catalogue`] lists every entry,
//! whatever the features.
//!
//! ```
//! use cos_policy::action::{self, Level};
//!
//! assert_eq!(action::find("name/cos:PutObject")?.level(), Level::Object);
//! assert_eq!(
//!     action::find("PutObjet").unwrap_err().to_string(),
//!     "unknown action `PutObjet`; did you mean `PutObject`?",
//! );
//! # Ok::<(), action::UnknownAction>(())
//! ```

mod bundle;
mod carried;
mod catalogue;
mod find;
mod info;
mod items;
#[doc(hidden)]
pub mod level;
mod list;
mod set;

pub use bundle::{DOWNLOAD, RESUMABLE_UPLOAD, SIMPLE_UPLOAD};
pub use catalogue::*;
pub(crate) use find::entry_and_set;
pub use find::{UnknownAction, find};
pub use info::{Access, ActionInfo, Evidence, Level};
pub use items::Items;
pub use list::{ALL, Action, Actions, AllActions, OnAccount, OnBucket, OnFolder, OnObject, OnWholeBucket, Ordinary};
pub use set::ActionSet;
