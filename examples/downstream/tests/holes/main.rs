//! The same service with a hole planted in each file, as they are found in the wild (436/40265), and what finds it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use cos_policy::{Bucket, Region, Scenarios, Segment, scenarios};
use downstream::session::{Session, TenantId, UserId};

mod lossy_name;
mod merged_statement;
mod wide_actions;
mod wide_resource;
mod wrong_person;

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

fn session(user: &UserId) -> Session {
    Session { tenant: TenantId(7), user: user.clone() }
}

fn alice() -> Session {
    session(&Segment::parse("alice").and_then(UserId::try_from).unwrap())
}

/// What users of a company may both do.
fn shared_files() -> Scenarios {
    scenarios! {
        in bucket();
                             GetBucket  GetObject;
        "files/7/shared/*" =>  yes        yes;
    }
}

/// What a property that does not hold says.
fn told(property: impl FnOnce()) -> String {
    *catch_unwind(AssertUnwindSafe(property)).unwrap_err().downcast::<String>().unwrap()
}
