use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 PutObject;
        "a/*" => yes when content_length <= 5 when content_length >= 1;
    }
}

fn main() {}

//~ message: expected `,` or `;` before `when`
//~ token: when
//~ label:
