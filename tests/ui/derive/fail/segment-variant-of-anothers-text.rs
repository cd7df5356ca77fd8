use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub enum Area {
    Photos,
    #[segment("Photos")]
    Pictures,
}

pub fn folder(user: &Area) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: variant `Photos` has this text already: different variants are different segments
//~ token: "Photos"
//~ label:
