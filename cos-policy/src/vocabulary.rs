//! What arbitrary values are made of.

pub(crate) mod document;
pub(crate) mod policy;
pub(crate) mod resource;
pub(crate) mod shape;
