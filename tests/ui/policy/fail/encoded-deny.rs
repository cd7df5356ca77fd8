use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        deny GetBucket on "photos/*" when prefix == "photos/secret/";
    }
}

fn main() {}

//~ message: a client passes this deny by another percent-encoding of the value
//~ token: prefix
//~ label: deny everything but the wanted value: `!= .. or absent`
