use cos_policy::{Folder, KeyScope, Segment, assert_isolated};

#[derive(KeyScope)]
#[key("app/{user}/*")]
pub struct Own {
    user: Segment,
}

assert_isolated!(by user; Own, Folder);

fn main() {}

//~ message: evaluation panicked: a key or a folder has no template: name types that derive `KeyScope`
//~ token: Folder
//~ label: evaluation of `_::_` failed here
