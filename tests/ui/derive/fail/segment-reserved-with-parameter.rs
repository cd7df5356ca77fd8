use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
#[segment(reserved("shared"))]
pub struct Id<T>(T);

pub fn folder(user: &Id<Segment>) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: a type that reserves names holds a type that is known: it has no type parameter
//~ token: T
//~ label:
