use cos_policy::{resource::At, Bucket, Key, Scenarios, scenarios};

pub fn table(bucket: Bucket, a: At<'_, Key>, b: At<'_, Key>) -> Scenarios {
    scenarios! {
        in bucket;
               GetObject;
        a b => yes;
    }
}

fn main() {}

//~ message: expected `,` or `=>` before `b`
//~ token: b
//~ label:
