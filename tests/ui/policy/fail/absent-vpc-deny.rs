use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        deny PutObject on "photos/*" when requester_vpc == "vpc-aqp5jrc1";
    }
}

fn main() {}

//~ message: a client passes this deny by leaving the key out of the request
//~ token: requester_vpc
//~ label: add `or absent` (in the builder, `.or_absent()`)
