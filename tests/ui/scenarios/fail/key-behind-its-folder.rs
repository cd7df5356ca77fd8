use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket, b: u8) -> Scenarios {
    scenarios! {
        in bucket;
                         GetObject;
        "a/{b}/*"     => no;
        "a/{b}/c.txt" => yes;
    }
}

fn main() {}

//~ message: `a/{b}/*` reaches all of this and decides first: put the narrower place before it
//~ token: "a/{b}/c.txt"
//~ label:
