use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
#[segment(reserved("shared"))]
pub struct UserId(pub Segment);

pub fn folder(user: &UserId) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: anybody could put a reserved name into this field: leave it private, for `try_from` to fill
//~ token: pub
//~ label:
