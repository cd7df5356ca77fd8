use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub enum Area {
    #[segment("photos/raw")]
    Raw,
}

pub fn folder(user: &Area) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: `photos/raw` is no segment: 1 to 128 ASCII letters, digits, `_` and `-`, and `.` inside
//~ token: "photos/raw"
//~ label:
