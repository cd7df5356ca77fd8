//! Properties of the parts and of whole policies, against oracles that are written another way.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use proptest::prelude::ProptestConfig;

mod fixes;
mod form;
mod model;
mod narrowing;
mod oracle;
mod parts;
mod policies;
mod proofs;
mod values;

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}
