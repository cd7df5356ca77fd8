use cos_policy::{KeyScope, Segment, assert_isolated};

#[derive(KeyScope)]
#[key("app/{user}/*")]
pub struct Own {
    user: Segment,
}

#[derive(KeyScope)]
#[key("shared/*")]
pub struct Shared;

assert_isolated!(by usr; Own, Shared);

fn main() {}

//~ message: evaluation panicked: no scope of the set has the field `usr`
//~ token: usr
//~ label: evaluation of `_::_` failed here
