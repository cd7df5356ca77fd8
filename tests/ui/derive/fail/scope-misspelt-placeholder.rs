use cos_policy::{KeyScope, Segment};

#[derive(KeyScope)]
#[key("app/{tenant}/{usr}/*")]
pub struct Own {
    tenant: u64,
    user: Segment,
}

fn main() {}

//~ message: no field `usr` to fill the placeholder `{usr}`, and no placeholder for the field `user`
//~ token: "app/{tenant}/{usr}/*"
//~ label:
