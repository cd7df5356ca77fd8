use cos_policy::{KeyScope, Segment, assert_isolated};

#[derive(KeyScope)]
#[key("files/{tenant}/{user}/*")]
pub struct OwnFiles {
    tenant: u64,
    user: Segment,
}

#[derive(KeyScope)]
#[key("files/{tenant}/shared/*")]
pub struct SharedFiles {
    tenant: u64,
}

assert_isolated!(by tenant, user; OwnFiles, SharedFiles);

fn main() {}

//~ message: evaluation panicked: `files/{tenant}/{user}/*` and `files/{tenant}/shared/*` meet where `user` is `shared`: have its type reserve that, `#[segment(reserved(.., "shared"))]`, or put one of the two elsewhere
//~ token: SharedFiles
//~ label: evaluation of `_::_` failed here
