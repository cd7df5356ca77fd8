use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when storage_class == "standard";
    }
}

fn main() {}

//~ message: evaluation panicked: the classes are `STANDARD`, `STANDARD_IA`, `INTELLIGENT_TIERING`, each also as `MAZ_..`, `ARCHIVE` and `DEEP_ARCHIVE`
//~ token: "standard"
//~ label: evaluation of `policy::STORAGE_CLASS` failed here
