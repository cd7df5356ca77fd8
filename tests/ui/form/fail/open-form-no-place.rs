use cos_policy::form::{PostPolicy, WantsContentType, WantsLength};

pub fn form() -> PostPolicy<WantsLength, WantsContentType> {
    PostPolicy::to()
}

fn main() {}

//~ message: this function takes 1 argument but 0 arguments were supplied
//~ token: PostPolicy::to
//~ label:
