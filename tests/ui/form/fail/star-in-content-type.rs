use cos_policy::condition::MediaType;
use cos_policy::form::{PostPolicy, WantsContentType, WantsLength};

const IMAGES: MediaType = MediaType::from_static("image/*");

pub fn form(open: PostPolicy<WantsLength, WantsContentType>) -> PostPolicy<WantsLength> {
    open.content_type(IMAGES)
}

fn main() {}

//~ message: evaluation panicked: a star is compared as text here: a pattern goes to `like`
//~ token: MediaType::from_static("image/*")
//~ label: evaluation of `IMAGES` failed here
