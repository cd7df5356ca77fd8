use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
#[segment(reserved("shared/*"))]
pub struct UserId(Segment);

pub fn folder(user: &UserId) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: `shared/*` is no segment: 1 to 128 ASCII letters, digits, `_` and `-`, and `.` inside
//~ token: "shared/*"
//~ label:
