use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub enum Area {}

pub fn folder(user: &Area) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: an enum without a variant is never a segment: name one
//~ token: Area
//~ label:
