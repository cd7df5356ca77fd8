use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub struct UserId(String);

pub fn folder(user: &UserId) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: `String` is not a checked segment, nor a type that holds one
//~ token: String
//~ label: expected a `Segment`, an unsigned integer, or a type of yours that is `AsSegment`
