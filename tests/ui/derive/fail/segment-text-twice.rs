use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub enum Area {
    #[segment("a")]
    #[segment("b")]
    Photos,
}

pub fn folder(user: &Area) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: this variant has a text already
//~ token: "b"
//~ label:
