//! A service that hands its users temporary keys: it logs them in, decides who may have what, and has STS make a key for that
//! and nothing else. The README beside it says how to start it, and what it leaves out.
//!
//! | file | what it does |
//! |---|---|
//! | `place` | who users are, and where each one's files are |
//! | `scope` | what somebody may ask a key for, and who gets one |
//! | `service` | from a requester and a scope to a key |
//! | `routes` | the same over HTTP |
//! | `session`, `refusal`, `settings` | who is logged in, what is said to others, what the environment says |
//! | [`sts_stand_in`] | STS on this machine, where no account is at hand |
//!
//! Another service takes what it needs of it: [`accounts`] and [`guarded`] are a part of [`router`], and [`Service::issue`]
//! makes a key for any scope that is [of a folder](OfFolder).

mod place;
mod random;
mod refusal;
mod routes;
mod scope;
mod service;
mod session;
mod settings;
pub mod sts_stand_in;

pub use place::{Folder, UserId};
pub use refusal::Refusal;
pub use routes::{accounts, folder_of, guarded, router};
pub use scope::OfFolder;
pub use service::Service;
pub use session::Requester;
pub use settings::{Settings, SettingsError};
