//! What the strategies for downstream tests promise: what they yield, how often, and where they shrink.

mod any_request;
mod bytes;
mod conditions;
mod documents;
mod hostile;
mod keys;
mod policies;
mod requests;
mod sample;
mod segments;
mod twins;
mod values;
