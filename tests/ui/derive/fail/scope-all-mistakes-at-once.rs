use cos_policy::{Bucket, KeyScope, Policy, Segment, action};

#[derive(KeyScope)]
#[key("app/{usr}/{album}/*")]
pub struct Own {
    user: Segment,
    #[key("x")]
    album: String,
}

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetBucket).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: the template stands before the struct
//~ token: key
//~ label: 

//~ message: no field `usr` to fill the placeholder `{usr}`, and no placeholder for the field `user`
//~ token: "app/{usr}/{album}/*"
//~ label: 

//~ message: `String` is not a checked segment and cannot fill a placeholder
//~ token: String
//~ label: `String` fills a placeholder here
