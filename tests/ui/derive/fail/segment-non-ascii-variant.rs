use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub enum Area {
    Übersicht,
}

pub fn folder(user: &Area) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: `Übersicht` is no segment: 1 to 128 ASCII letters, digits, `_` and `-`, and `.` inside; write `#[segment("text")]` before the variant
//~ token: Übersicht
//~ label:
