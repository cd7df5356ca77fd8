use cos_policy::form::PostForm;
use cos_policy::sts::PermanentKey;
use serde::Serialize;

#[derive(Serialize)]
pub struct Reply<'r> {
    form: &'r PostForm,
    key: &'r PermanentKey,
}

fn main() {}

//~ message: the trait bound `PermanentKey: serde::Serialize` is not satisfied
//~ token: Serialize
//~ label: the trait `Serialize` is not implemented for `PermanentKey`
