use std::time::SystemTime;

use cos_policy::sts::{FederationToken, TemporaryKey};

pub fn issue<R, S>(call: FederationToken<R, S>, key: &TemporaryKey, now: SystemTime) {
    _ = call.sign(key, now);
}

fn main() {}

//~ message: mismatched types
//~ token: key
//~ label: expected `&PermanentKey`, found `&TemporaryKey`
