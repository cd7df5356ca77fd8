use cos_policy::{Folder, Segment, key};

#[derive(Segment)]
#[segment(reserved("shared"))]
pub enum Area {
    #[segment("a/b")]
    Raw,
    Files(u64),
    #[segment("Files")]
    Others,
}

pub fn folder(user: &Area) -> Folder {
    key!("photos/{user}/*")
}

fn main() {}

//~ message: the names of an enum are fixed: there is nothing to reserve
//~ token: reserved
//~ label: 

//~ message: `a/b` is no segment: 1 to 128 ASCII letters, digits, `_` and `-`, and `.` inside
//~ token: "a/b"
//~ label: 

//~ message: a variant with fields has no fixed text: derive `Segment` on the type of the field
//~ token: (u64)
//~ label: 

//~ message: variant `Files` has this text already: different variants are different segments
//~ token: "Files"
//~ label:
