use cos_policy::condition::{Condition, MediaRange, Negated, content_type, key::ContentType};

pub fn condition(range: MediaRange) -> Condition<ContentType, Negated> {
    content_type().not_like(range)
}

fn main() {}

//~ message: no method named `not_like` found for struct `On<K>` in the current scope
//~ token: not_like
//~ label:
