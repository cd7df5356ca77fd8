use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
#[segment(reserved("shared"))]
pub enum Area {
    Photos,
}

pub fn folder(user: &Area) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: the names of an enum are fixed: there is nothing to reserve
//~ token: reserved
//~ label:
