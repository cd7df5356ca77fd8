use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub struct Shared;

pub fn folder(user: &Shared) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: a struct without a field is no segment: a fixed name is a variant of an enum
//~ token: Shared
//~ label:
