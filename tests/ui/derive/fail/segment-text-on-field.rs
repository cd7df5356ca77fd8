use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub struct UserId(#[segment("alice")] Segment);

pub fn folder(user: &UserId) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: `segment` stands before the type, or before a variant of an enum
//~ token: segment
//~ label:
