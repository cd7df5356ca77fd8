use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub struct Id<T>(T);

pub fn folder(user: &Id<String>) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: `&Id<String>` is not a checked segment and cannot fill a placeholder
//~ token: "photos/{user}/*"
//~ label: `&Id<String>` fills a placeholder here
