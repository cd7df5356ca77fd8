use cos_policy::Policy;
use cos_policy::sts::Granted;

pub fn grant<R, S>(requester: R, scope: S, policy: Policy) -> Granted<R, S> {
    Granted { requester, scope, policy }
}

fn main() {}

//~ message: cannot construct `Granted<_, _, _>` with struct literal syntax due to private fields
//~ token: Granted
//~ label:
