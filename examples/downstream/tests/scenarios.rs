//! What each policy is meant to grant, as tables. What no table names is *no*.

use cos_policy::{Bucket, MIB, Region, Segment, assert_grants_exactly, scenarios};
use downstream::policies::{avatar, company_files, own_files};
use downstream::session::{Session, TenantId, UserId};

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

fn alice() -> Session {
    let user = Segment::parse("alice").and_then(UserId::try_from).unwrap();
    Session { tenant: TenantId(7), user }
}

#[test]
fn own_files_are_for_everything() {
    let intended = scenarios! {
        in bucket();
                            GetBucket  GetObject  PutObject  DeleteObject;
        "files/7/alice/*" =>  yes        yes        yes        yes;
    };
    assert_grants_exactly!(own_files(&bucket(), &alice()), intended);
}

#[test]
fn shared_files_are_for_reading() {
    let intended = scenarios! {
        in bucket();
                              GetBucket  GetObject  PutObject;
        "files/7/alice/*"  =>  no         no         yes;
        "files/7/shared/*" =>  yes        yes        no;
    };
    assert_grants_exactly!(company_files(&bucket(), &alice()), intended);
}

#[test]
fn pictures_are_small() {
    let intended = scenarios! {
        in bucket();
                                     PutObject;
        "avatars/7/alice.jpg"       =>  yes  when content_length <= 5 * MIB, content_type == "image/jpeg";
        "avatars/7/alice_small.jpg" =>  yes  when content_length <= MIB, content_type == "image/jpeg";
    };
    assert_grants_exactly!(avatar(&bucket(), &alice()), intended);
}
