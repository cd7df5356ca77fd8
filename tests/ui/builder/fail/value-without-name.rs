use cos_policy::{Key, Segment, key};

pub fn photo(user: Segment) -> Key {
    key!("photos/{user}.jpg", user)
}

fn main() {}

//~ message: a value is written `name = value`; a variable of the placeholder's name needs none
//~ token: user
//~ label:
