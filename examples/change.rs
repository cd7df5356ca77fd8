//! Somebody widens a policy a little: what does the change grant, and what does it take away?
//!
//! The old policy lets a user upload pictures of up to 5 MiB. The new one allows 10 MiB, but names the folder `alice*`, which
//! is also the folder of `alice2`.
//!
//! Run it with `cargo run --example change`. It prints what changed, with an example each, and the first of them as a unit
//! test. Left out: where the policies come from.

use cos_policy::Document;
use cos_policy::analysis::{Verdict, diff, implies};

const OLD: &str = r#"{"version": "2.0", "statement": [{
    "effect": "allow", "action": ["name/cos:PutObject"],
    "resource": ["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/photos/alice/*"],
    "condition": {"numeric_less_than_equal": {"cos:content-length": 5242880}, "string_like": {"cos:content-type": "image/*"}}
}]}"#;

const NEW: &str = r#"{"version": "2.0", "statement": [{
    "effect": "allow", "action": ["name/cos:PutObject"],
    "resource": ["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/photos/alice*"],
    "condition": {"numeric_less_than_equal": {"cos:content-length": 10485760}, "string_equal": {"cos:content-type": ["image/png", "image/jpeg"]}}
}]}"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (old, new) = (Document::parse(OLD)?, Document::parse(NEW)?);
    let changes = diff(&old, &new)?;
    println!("{changes}");
    assert_eq!((changes.granted().len(), changes.taken().len()), (2, 1));

    let Verdict::Fails(witness) = implies(&new, &old) else {
        return Err("the new policy grants no more than the old one".into());
    };
    println!("{}", witness.to_test());
    assert!(new.decide(witness.request()).is_allow() && !old.decide(witness.request()).is_allow());
    Ok(())
}
