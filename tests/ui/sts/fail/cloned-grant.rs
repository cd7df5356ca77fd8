use cos_policy::sts::{FederationToken, Granted};

pub fn twice<R: Clone, S: Clone>(granted: &Granted<R, S>) {
    _ = FederationToken::new(Granted::clone(granted));
}

fn main() {}

//~ message: the trait bound `Granted<_, _, _>: Clone` is not satisfied
//~ token: Granted
//~ label: the trait `Clone` is not implemented for `Granted<_, _, _>`
