use std::borrow::Cow;

use cos_policy::condition::{ValueOf, key::ContentType};

pub struct Injected;

impl ValueOf<ContentType> for &'static Injected {
    fn into_text(self) -> Cow<'static, str> {
        "\"".into()
    }
}

fn main() {}

//~ message: `&'static Injected` cannot implement this trait: what a policy may hold is decided here
//~ token: &'static Injected
//~ label: this trait is for the types of `cos_policy` alone
