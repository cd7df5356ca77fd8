use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
#[segment(reserved("shared", "shared"))]
pub struct UserId(Segment);

pub fn folder(user: &UserId) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: `shared` is reserved already
//~ token: "shared"
//~ label:
