#![deny(warnings)]

use cos_policy::{AsSegment, Bucket, Folder, Key, KeyScope, Policy, Scenarios, Segment, action, policy, scenarios};

#[derive(Clone, Segment)]
pub struct UserId(Segment);

#[derive(KeyScope)]
#[key("app/files/{user}/*")]
pub struct OwnFiles {
    user: UserId,
}

#[derive(KeyScope)]
#[key("app/{tenant}/{user}/v{number}/{tenant}.jpg")]
#[key(crate = "cos_policy")]
pub struct Photo<'a, T, const N: usize>
where
    T: ?Sized,
{
    pub user: &'a T,
    pub tenant: Segment,
    pub number: u32,
}

#[derive(KeyScope)]
#[key("app/shared/*", crate = "cos_policy")]
pub struct Shared;

#[derive(KeyScope)]
#[key("{type}/{__user}/*")]
struct OddNames {
    r#type: u8,
    __user: Segment,
}

macro_rules! scopes {
    ($($name:ident { $field:ident: $of:ty } $template:literal;)*) => {
        $(#[derive(KeyScope)] #[key($template)] pub struct $name { $field: $of })*
    };
}

scopes! { Day { day: u32 } "days/{day}.log"; Draft { user: UserId } "drafts/{user}/*"; }

pub fn policy<T: AsSegment + ?Sized>(bucket: &Bucket, own: &OwnFiles, photo: Photo<'_, T, 3>, day: Day) -> Policy {
    policy! {
        in bucket;
        allow GetBucket, GetObject on bucket.at(own), bucket.at(Shared), "app/public/*";
        allow PutObject on bucket.at(photo), bucket.at(&day);
    }
}

pub fn built(bucket: &Bucket, own: OwnFiles) -> Policy {
    Policy::builder().allow(action::GetBucket).on(bucket.at(&own)).on(bucket.at(own)).build()
}

pub fn table(bucket: &Bucket, own: &OwnFiles) -> Scenarios {
    scenarios! {
        in bucket;
                          GetBucket  GetObject;
        bucket.at(own) => yes        yes;
        bucket.at(Shared), "a/*" => yes no;
    }
}

pub fn places(user: &UserId) -> (Folder, Key, Folder, Folder) {
    let odd = OddNames { r#type: 1, __user: user.as_segment() };
    (OwnFiles { user: user.clone() }.to_key(), Day { day: 3 }.into_key(), Shared.to_key(), odd.to_key())
}

pub fn drafts(user: UserId) -> Folder {
    Draft { user }.into_key()
}

fn main() {}
