use cos_policy::{Bucket, BucketError};

pub fn bucket() -> Result<Bucket, BucketError> {
    Bucket::new("*", "examplebucket-1250000000")
}

fn main() {}

//~ message: mismatched types
//~ token: "*"
//~ label: expected `Region`, found `&str`
