use cos_policy::{KeyScope, Segment, assert_isolated};

#[derive(KeyScope)]
#[key("app/{user}*")]
pub struct Own {
    user: Segment,
}

#[derive(KeyScope)]
#[key("shared/*")]
pub struct Shared;

assert_isolated!(by user; Own, Shared);

fn main() {}

//~ message: `app/{user}*` is a loose prefix: it also reaches `app/{user}2` and `app/{user}-old/..`; a folder ends with a slash and the star: `app/{user}/*`
//~ token: "app/{user}*"
//~ label:
