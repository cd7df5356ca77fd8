use cos_policy::{KeyScope, Segment, assert_isolated};

#[derive(KeyScope)]
#[key("app/{user}/*")]
pub struct Own {
    user: Segment,
}

assert_isolated!(by user; Own, String);

fn main() {}

//~ message: `String` is not a key or a folder
//~ token: String
//~ label: expected a key or a folder, such as `key!("photos/{user}/*")`
