use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub enum Area {
    Photos,
    Files(Segment),
}

pub fn folder(user: &Area) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: a variant with fields has no fixed text: derive `Segment` on the type of the field
//~ token: (Segment)
//~ label:
