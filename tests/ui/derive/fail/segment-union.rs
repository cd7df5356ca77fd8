use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
pub union Id {
    number: u64,
}

pub fn folder(user: &Id) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: a union is no segment: derive it on a struct of one field, or an enum of names
//~ token: union
//~ label:
