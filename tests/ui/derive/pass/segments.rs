#![deny(warnings)]

use cos_policy::{AsSegment, Bucket, Policy, Segment, key, policy};

#[derive(Clone, Segment)]
pub struct UserId(Segment);

#[derive(Segment)]
pub struct Upload {
    pub number: u64,
}

#[derive(Segment)]
pub struct Of<'a, T: ?Sized>(pub &'a T)
where
    T: Send;

#[derive(Segment)]
pub struct Digits<const N: usize>(u32);

#[derive(Segment)]
#[segment(crate = "cos_policy", reserved("shared", "public"))]
#[segment(reserved("admin"))]
pub struct Guest<'a> {
    user: &'a UserId,
}

#[derive(Segment)]
pub enum Area {
    #[segment("photos")]
    Photos,
    Drafts {},
    r#Type(),
}

#[derive(Clone, Copy, Segment)]
pub enum Size {
    Small = 1,
    Large = 4,
}

macro_rules! ids {
    ($($name:ident($inner:ty);)*) => { $(#[derive(Segment)] pub struct $name($inner);)* };
}

ids! { Tenant(Segment); Team(Tenant); Number(u128); }

mod shadowed {
    #![allow(dead_code)]
    struct Option;
    struct Result;
    mod core {}
    mod cos_policy {}

    #[derive(::cos_policy::Segment)]
    #[segment(reserved("x"))]
    pub struct Id(::cos_policy::Segment);
}

pub fn own<T: AsSegment + Send>(bucket: &Bucket, user: &Of<'_, T>, area: Area, team: &Team) -> Policy {
    policy! { in bucket; allow GetObject on "{team}/{area}/{user}/*"; }
}

pub fn others(guest: &Guest<'_>, number: Digits<3>, size: Size) -> String {
    key!("{guest}/{size}/{number}/*").to_string()
}

fn main() {}
