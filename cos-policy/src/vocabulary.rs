//! What arbitrary values are made of, however they are drawn: by proptest or from the bytes of a fuzzer.

pub(crate) mod condition;
pub(crate) mod document;
pub(crate) mod policy;
pub(crate) mod request;
pub(crate) mod resource;
pub(crate) mod shape;
