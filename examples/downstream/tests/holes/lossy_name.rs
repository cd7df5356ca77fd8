use cos_policy::testing::isolated;
use cos_policy::{Bucket, Policy, Segment, policy};

use crate::{bucket, told};

/// Folders of lower-case letters, since somebody found these tidier: `Alice` and `alice` are one.
fn own_files(bucket: &Bucket, user: &Segment) -> Policy {
    let user = Segment::parse(&user.as_str().to_lowercase()).unwrap();
    policy! {
        in bucket;
        allow GetBucket, GetObject, PutObject, DeleteObject on "files/{user}/*";
    }
}

#[test]
fn two_users_have_one_folder() {
    let text = told(|| isolated(|user: &Segment| own_files(&bucket(), user)).sharing_nothing());
    let names = text.lines().filter_map(|line| Some(line.split_once("Segment(")?.1.trim_end_matches(')')));
    let [one, other] = names.collect::<Vec<_>>()[..] else { panic!("{text}") };
    assert_ne!(one, other);
    assert_eq!(one.to_lowercase(), other.to_lowercase());
}
