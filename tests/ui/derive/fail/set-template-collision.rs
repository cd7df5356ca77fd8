use cos_policy::{KeyScope, Segment, assert_isolated};

#[derive(KeyScope)]
#[key("app/{user}.jpg")]
pub struct Picture {
    user: Segment,
}

#[derive(KeyScope)]
#[key("app/{user}_m.jpg")]
pub struct Thumbnail {
    user: Segment,
}

assert_isolated!(by user; Picture, Thumbnail);

fn main() {}

//~ message: evaluation panicked: `app/{user}.jpg` and `app/{user}_m.jpg` meet where `user` is `*_m`: have its type reserve that, `#[segment(reserved(.., "*_m"))]`, or put one of the two elsewhere
//~ token: Thumbnail
//~ label: evaluation of `_::_` failed here
