use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub struct Offset {
    pub days: i64,
}

pub fn folder(user: &Offset) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: `i64` is not a checked segment, nor a type that holds one
//~ token: i64
//~ label: expected a `Segment`, an unsigned integer, or a type of yours that is `AsSegment`
