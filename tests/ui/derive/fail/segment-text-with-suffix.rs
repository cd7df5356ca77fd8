use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub enum Area {
    #[segment("photos"utf8)]
    Photos,
}

pub fn folder(user: &Area) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: a literal without a suffix is expected
//~ token: "photos"utf8
//~ label:
