use crate::condition::key::{
    CarriedBy, GrantFullControl, GrantRead, GrantReadAcp, GrantWriteAcp, Host, RequesterVpc, ResourceTag,
    SecureTransport, SourceIp, TlsVersion,
};

use super::{Action, PutObject};

// The catalogue says which keys the requests of an action carry. These are in none of its lines: every request carries
// them, or no document says which do.

macro_rules! every_request {
    ($($key:ident)*) => {$(
        impl<A: Action> CarriedBy<A> for $key {
            type Then = Self;
        }
    )*};
}

every_request!(Host RequesterVpc ResourceTag SecureTransport SourceIp TlsVersion);

macro_rules! reported_from_the_field {
    ($($key:ident)*) => {$(
        impl CarriedBy<PutObject> for $key {
            type Then = Self;
        }
    )*};
}

reported_from_the_field!(GrantFullControl GrantRead GrantReadAcp GrantWriteAcp);
