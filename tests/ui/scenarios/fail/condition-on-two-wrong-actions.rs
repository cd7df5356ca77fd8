use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 PutObject  GetObject  HeadObject;
        "a/*" => yes        yes        yes        when content_length <= 5;
    }
}

fn main() {}

//~ message: `HeadObject` requests do not carry this condition key
//~ token: content_length
//~ label: not carried by `HeadObject`: give `HeadObject` a statement of its own
