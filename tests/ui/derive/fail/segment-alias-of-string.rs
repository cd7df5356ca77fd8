use cos_policy::{Folder, Segment, key};

type Name = String;

#[derive(Segment)]
pub struct UserId(Name);

pub fn folder(user: &UserId) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: `String` is not a checked segment, nor a type that holds one
//~ token: Name
//~ label: expected a `Segment`, an unsigned integer, or a type of yours that is `AsSegment`
