use cos_policy::sts::{FederationToken, Granted};

pub fn twice<R, S>(granted: Granted<R, S>) {
    _ = FederationToken::new(granted);
    _ = FederationToken::new(granted);
}

fn main() {}

//~ message: use of moved value: `granted`
//~ token: granted
//~ label: value used here after move
