//! Uploads from a browser straight to COS, tried against a stand-in for COS on this machine.
//!
//! | module | what it is |
//! |---|---|
//! | [`cos`] | the stand-in |

pub mod cos;
