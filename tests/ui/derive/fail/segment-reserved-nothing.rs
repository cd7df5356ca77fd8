use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
#[segment(reserved())]
pub struct UserId(Segment);

pub fn folder(user: &UserId) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: say which names: `reserved("shared")`
//~ token: reserved
//~ label:
