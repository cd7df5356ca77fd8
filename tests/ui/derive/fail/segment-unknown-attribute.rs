use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
#[segment(rename = "alice")]
pub struct UserId(Segment);

pub fn folder(user: &UserId) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: expected a text or `crate = ".."`, or before a struct that is a segment `reserved("..")`
//~ token: rename
//~ label:
