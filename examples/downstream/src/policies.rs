use cos_policy::{Bucket, MIB, Policy, policy};

use crate::place::{Avatar, OwnFiles, SharedFiles, SmallAvatar};
use crate::session::Session;

/// For the page of one's own files.
pub fn own_files(bucket: &Bucket, session: &Session) -> Policy {
    let own = OwnFiles { tenant: session.tenant, user: &session.user };
    policy! {
        in bucket;
        allow GetBucket, GetObject, PutObject, DeleteObject on bucket.at(own);
    }
}

/// For the page of the company: everybody reads what is shared, and puts files of their own beside it.
pub fn company_files(bucket: &Bucket, session: &Session) -> Policy {
    let own = OwnFiles { tenant: session.tenant, user: &session.user };
    let shared = SharedFiles { tenant: session.tenant };
    policy! {
        in bucket;
        allow GetBucket, GetObject on bucket.at(shared);
        allow PutObject            on bucket.at(own);
    }
}

/// For the page of one's own picture.
pub fn avatar(bucket: &Bucket, session: &Session) -> Policy {
    let avatar = Avatar { tenant: session.tenant, user: &session.user };
    let small = SmallAvatar { tenant: session.tenant, user: &session.user };
    policy! {
        in bucket;
        allow PutObject on bucket.at(avatar) when content_length <= 5 * MIB, content_type == "image/jpeg";
        allow PutObject on bucket.at(small)  when content_length <= MIB, content_type == "image/jpeg";
    }
}
