use cos_policy::form::PostForm;
use cos_policy::sts::Secret;
use serde::Serialize;

#[derive(Serialize)]
pub struct Reply<'r> {
    form: PostForm,
    secret_key: &'r Secret,
}

fn main() {}

//~ message: the trait bound `Secret: serde::Serialize` is not satisfied
//~ token: Serialize
//~ label: the trait `Serialize` is not implemented for `Secret`
