use cos_policy::{KeyScope, Segment, assert_isolated};

#[derive(KeyScope)]
#[key("app/{tenant}/{user}/*")]
pub struct Own {
    tenant: u64,
    user: Segment,
}

#[derive(KeyScope)]
#[key("app/{tenant}/*")]
pub struct Tenant {
    tenant: u64,
}

assert_isolated!(by tenant; Own, Tenant);
assert_isolated!(by tenant, user; Own, Tenant);

fn main() {}

//~ message: evaluation panicked: `app/{tenant}/{user}/*` and `app/{tenant}/*` meet where they differ in `user`: put one of the two elsewhere, or leave out of the set what everybody may reach
//~ token: Tenant
//~ label: evaluation of `_::_` failed here
