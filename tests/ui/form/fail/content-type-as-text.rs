use cos_policy::form::{PostPolicy, WantsContentType, WantsLength};

pub fn form(open: PostPolicy<WantsLength, WantsContentType>) -> PostPolicy<WantsLength> {
    open.content_type("image/*")
}

fn main() {}

//~ message: `&str` is not a content type that a form can pin
//~ token: "image/*"
//~ label: expected one, `MediaType::from_static("image/jpeg")`, or a kind, `MediaPrefix::Image`
