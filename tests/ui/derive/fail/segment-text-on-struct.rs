use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
#[segment("alice")]
pub struct UserId(Segment);

pub fn folder(user: &UserId) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: a text stands before a variant of an enum, which it names
//~ token: "alice"
//~ label:
