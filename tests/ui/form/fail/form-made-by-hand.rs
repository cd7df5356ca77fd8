use cos_policy::form::PostForm;
use cos_policy::sts::TemporaryKey;

pub fn with_key(form: PostForm, key: TemporaryKey) -> PostForm {
    PostForm { key, ..form }
}

fn main() {}

//~ message: struct `cos_policy::form::PostForm` has no field named `key`
//~ token: key
//~ label: `cos_policy::form::PostForm` does not have this field
