use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket, other: &Bucket, id: u32) -> Scenarios {
    scenarios! {
        in bucket;
                            GetObject  GetBucket  ListMultipartUploads  SIMPLE_UPLOAD     HeadBucket  GetService;
        "a/{id}.jpg"    =>  yes        -          no                    any               -           -;
        "a/*"           =>  any        yes        no                    yes               -           -;
        bucket.whole()  =>  no         any        no                    no                -           -;
        bucket          =>  -          -          -                     -                 yes         -;
        account         =>  -          -          -                     -                 -           any;
        in other;
        RESUMABLE_UPLOAD DOWNLOAD;
        "b/*" => any no;
        PutObjectACL PutBucketPolicy DeleteBucket CreateJob;
        "c/*"   =>  yes  -    -   -;
        bucket  =>  -    yes  no  -;
    }
}

fn main() {}
