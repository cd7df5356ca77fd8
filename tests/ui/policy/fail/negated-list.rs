use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        deny PutObject on "photos/*" when content_type != ["text/html", "text/xml"] or absent;
    }
}

fn main() {}

//~ message: `!=` takes one value: no document says what a list means here; allow the wanted values with `in [..]` instead
//~ token: ["text/html", "text/xml"]
//~ label:
