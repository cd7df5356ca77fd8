use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub struct Letter(char);

pub fn folder(user: &Letter) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: `char` is not a checked segment, nor a type that holds one
//~ token: char
//~ label: expected a `Segment`, an unsigned integer, or a type of yours that is `AsSegment`
