use cos_policy::sts::Granted;

pub struct Files {
    pub user: String,
}

pub fn swap<R>(granted: &mut Granted<R, Files>) {
    granted.scope().user = "bob".to_owned();
}

fn main() {}

//~ message: cannot assign to data in a `&` reference
//~ token: granted.scope().user
//~ label: cannot assign
