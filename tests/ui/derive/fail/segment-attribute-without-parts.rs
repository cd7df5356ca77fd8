use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
#[segment]
pub struct UserId(Segment);

pub fn folder(user: &UserId) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: expected attribute arguments in parentheses: #[segment(...)]
//~ token: segment
//~ label:
