use cos_policy::{KeyScope, Segment, assert_isolated};

#[derive(Segment)]
#[segment(reserved("public"))]
pub struct UserId(Segment);

#[derive(KeyScope)]
#[key("app/{user}/*")]
pub struct Own<'a> {
    user: &'a UserId,
}

#[derive(KeyScope)]
#[key("app/public/*")]
pub struct Public;

#[derive(KeyScope)]
#[key("app/shared/*")]
pub struct Shared;

assert_isolated!(by user; Own<'_>, Public, Shared);

fn main() {}

//~ message: evaluation panicked: `app/{user}/*` and `app/shared/*` meet where `user` is `shared`: have its type reserve that, `#[segment(reserved(.., "shared"))]`, or put one of the two elsewhere
//~ token: Shared
//~ label: evaluation of `_::_` failed here
