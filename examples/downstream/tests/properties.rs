//! The same for every user and every company.

use cos_policy::testing::{grants_exactly_for_all, isolated};
use cos_policy::{Bucket, Region, Segment, scenarios};
use downstream::policies::{avatar, company_files, own_files};
use downstream::session::{Session, TenantId, UserId};

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

fn session((tenant, user): &(u64, UserId)) -> Session {
    Session { tenant: TenantId(*tenant), user: user.clone() }
}

#[test]
fn everybody_gets_what_is_meant() {
    grants_exactly_for_all(
        |holder| company_files(&bucket(), &session(holder)),
        |(tenant, user): &(u64, UserId)| {
            scenarios! {
                in bucket();
                                            GetBucket  GetObject  PutObject;
                "files/{tenant}/{user}/*" =>  no         no         yes;
                "files/{tenant}/shared/*" =>  yes        yes        no;
            }
        },
    );
}

#[test]
fn own_is_own() {
    isolated(|holder| own_files(&bucket(), &session(holder))).sharing_nothing();
    isolated(|holder| avatar(&bucket(), &session(holder))).sharing_nothing();
}

#[test]
fn companies_share_nothing() {
    let alice = Segment::parse("alice").and_then(UserId::try_from).unwrap();
    isolated(|tenant: &u64| company_files(&bucket(), &session(&(*tenant, alice.clone())))).sharing_nothing();
}

#[test]
fn users_of_a_company_share_what_is_shared() {
    isolated(|user: &UserId| company_files(&bucket(), &session(&(7, user.clone())))).sharing(&scenarios! {
        in bucket();
                             GetBucket  GetObject;
        "files/7/shared/*" =>  yes        yes;
    });
}
