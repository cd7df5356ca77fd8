use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub enum Area {
    #[segment(reserved("shared"))]
    Photos,
}

pub fn folder(user: &Area) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: only a text stands before a variant
//~ token: reserved
//~ label:
