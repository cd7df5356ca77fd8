use cos_policy::{KeyScope, Segment, assert_isolated};

#[derive(KeyScope)]
#[key("app/{user}/*")]
pub struct Own {
    user: Segment,
}

assert_isolated!(by user; Own);

fn main() {}

//~ message: a set has two scopes or more
//~ token: Own
//~ label:
