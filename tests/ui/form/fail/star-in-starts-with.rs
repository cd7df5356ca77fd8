use cos_policy::condition::MediaRange;
use cos_policy::form::{PostPolicy, WantsContentType, WantsLength};

pub fn form(open: PostPolicy<WantsLength, WantsContentType>) -> PostPolicy<WantsLength> {
    open.content_type(MediaRange::from_static("image/*"))
}

fn main() {}

//~ message: `MediaRange` is not a content type that a form can pin
//~ token: MediaRange::from_static("image/*")
//~ label: expected one, `MediaType::from_static("image/jpeg")`, or a kind, `MediaPrefix::Image`
