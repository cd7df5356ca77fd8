use std::time::{Duration, SystemTime};

use cos_policy::sts::{Authorizer, FederationToken, Scope, Ttl, authorize};

pub fn issue<R, S: Scope>(authorizer: &impl Authorizer<R, S>, requester: R, scope: S, now: SystemTime) {
    let Ok(hours) = Ttl::role(Duration::from_secs(43_200)) else { return };
    if let Ok(granted) = authorize(authorizer, requester, scope, hours, now) {
        _ = FederationToken::new(granted);
    }
}

fn main() {}

//~ message: nobody granted this call a `Granted<R, S, Role>`
//~ token: granted
//~ label: ask first: `authorize(&authorizer, requester, scope, ttl, now)?`
