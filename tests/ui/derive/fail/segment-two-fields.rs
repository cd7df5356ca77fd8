use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub struct UserId {
    tenant: Segment,
    user: Segment,
}

pub fn folder(user: &UserId) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: a segment has one field: parts of a key that stand between slashes are segments of their own
//~ token: user: Segment
//~ label:
