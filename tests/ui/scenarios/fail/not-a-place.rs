use cos_policy::{Bucket, Folder, Scenarios, scenarios};

pub fn table(bucket: Bucket, folder: Folder) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject;
        folder => yes;
    }
}

fn main() {}

//~ message: `Folder` is not a place
//~ token: folder
//~ label: expected a place, such as `bucket.at(key!("photos/*"))`
