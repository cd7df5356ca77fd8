//! The keys of a small service in which companies keep files: who gets which policy. The README beside it is a tutorial.

pub mod place;
pub mod policies;
pub mod session;
