//! Properties of the parts and of whole policies, against oracles that are written another way.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use proptest::prelude::ProptestConfig;

#[path = "properties/form.rs"]
mod form;
#[path = "properties/model.rs"]
mod model;
#[path = "properties/narrowing.rs"]
mod narrowing;
#[path = "properties/oracle.rs"]
mod oracle;
#[path = "properties/parts.rs"]
mod parts;
#[path = "properties/policies.rs"]
mod policies;
#[path = "properties/values.rs"]
mod values;

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}
