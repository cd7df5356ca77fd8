use cos_policy::form::PostForm;
use cos_policy::sts::TemporaryKey;
use serde::Serialize;

#[derive(Serialize)]
pub struct Reply {
    form: PostForm,
    key: TemporaryKey,
}

fn main() {}

//~ message: the trait bound `TemporaryKey: serde::Serialize` is not satisfied
//~ token: Serialize
//~ label: the trait `Serialize` is not implemented for `TemporaryKey`
