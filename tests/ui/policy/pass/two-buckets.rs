use cos_policy::{policy, Bucket, Policy};

pub fn policy(first: Bucket, second: &Bucket, others: Policy, folder: cos_policy::Folder, id: u32) -> Policy {
    policy! {
        in first;
        allow GetObject on "a/*", "b.txt";
        allow HeadBucket on bucket;
        in second;
        ..others;
        allow PutObject on bucket.at(folder), "uploads/{id}.pdf" when content_type in ["application/pdf"];
        deny DeleteObject on bucket.whole() when version_id given;
        allow RESUMABLE_UPLOAD, SIMPLE_UPLOAD on "x/y.bin"
    }
}

fn main() {}
