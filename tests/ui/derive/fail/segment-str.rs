use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub struct UserId<'a>(&'a str);

pub fn folder(user: &UserId<'_>) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: `&'a str` is not a checked segment, nor a type that holds one
//~ token: &'a str
//~ label: expected a `Segment`, an unsigned integer, or a type of yours that is `AsSegment`
