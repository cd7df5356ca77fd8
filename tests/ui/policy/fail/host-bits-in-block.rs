use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/*" when source_ip == "10.217.182.3/24";
    }
}

fn main() {}

//~ message: evaluation panicked: bits outside the prefix are set: write the first address of the block
//~ token: "10.217.182.3/24"
//~ label: evaluation of `policy::SOURCE_IP` failed here
