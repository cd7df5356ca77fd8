use cos_policy::{KeyScope, Segment, assert_isolated};

#[derive(KeyScope)]
#[key("{tenant}/{user}/in/*")]
pub struct In {
    tenant: Segment,
    user: Segment,
}

#[derive(KeyScope)]
#[key("{user}/{tenant}/in/*")]
pub struct Swapped {
    tenant: Segment,
    user: Segment,
}

assert_isolated!(by tenant, user; In, Swapped);

fn main() {}

//~ message: evaluation panicked: `{tenant}/{user}/in/*` and `{user}/{tenant}/in/*` meet where they differ in `tenant`, `user`: put one of the two elsewhere, or leave out of the set what everybody may reach
//~ token: Swapped
//~ label: evaluation of `_::_` failed here
