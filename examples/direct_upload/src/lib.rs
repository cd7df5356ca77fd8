//! Uploads from a browser straight to COS, tried against a stand-in for COS on this machine.
//!
//! | module | what it is |
//! |---|---|
//! | [`cos`] | the stand-in |
//! | [`service`] | what the page asks: who is logged in, which keys there are, and what a policy says |

pub mod cos;
pub mod service;
