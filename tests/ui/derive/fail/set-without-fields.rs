use cos_policy::{KeyScope, Segment, assert_isolated};

#[derive(KeyScope)]
#[key("app/{user}/*")]
pub struct Own {
    user: Segment,
}

#[derive(KeyScope)]
#[key("shared/*")]
pub struct Shared;

assert_isolated!(Own, Shared);

fn main() {}

//~ message: say first by which fields: `by user; OwnFiles, SharedFiles`
//~ token: Own
//~ label:
