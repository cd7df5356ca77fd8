use ::proptest::bool::weighted;
use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::analysis::Request;
use crate::proptest::text::texts;
use crate::vocabulary::request::{
    ACTIONS, ADDRESSES, BUCKETS, Connection, Fact, KEYS, PRINCIPALS, TLS_VERSIONS, facts, request,
};

/// Requests about the words of [`documents`](crate::proptest::documents), so that any of them meets any document; each is
/// one that can be.
///
/// Two in three actions are those that the documents name, the others stand elsewhere in the catalogue or in no list. One
/// request in eight is about the account, the others mostly about one bucket; one key in eight is any text. The source
/// address and the transport are known, each header and parameter is there in one request of two, and half of the requests
/// have a principal. Shrinks towards `GetObject` of `a/a`, without headers and principal.
impl Arbitrary for Request {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let keys = prop_oneof![7 => texts(KEYS), 1 => vec(any::<char>(), 1..=8).prop_map(String::from_iter)];
        let places = prop_oneof![7 => (select(BUCKETS), keys).prop_map(Some), 1 => Just(None)];
        (texts(ACTIONS), places, connections(), headers(), select(PRINCIPALS))
            .prop_map(|(action, place, connection, headers, principal)| {
                request(&action, place, connection, headers, principal)
            })
            .boxed()
    }
}

fn connections() -> impl Strategy<Value = Connection> {
    let versions = prop_oneof![Just(None), select(TLS_VERSIONS).prop_map(Some)];
    (select(ADDRESSES), any::<bool>(), versions)
}

/// Each of the facts, or not.
fn headers() -> impl Strategy<Value = Vec<Fact>> {
    let fact = |(name, values): (&'static str, Vec<_>)| {
        (weighted(0.5), select(values)).prop_map(move |(is_sent, value)| is_sent.then_some((name, value)))
    };
    let headers: Vec<_> = facts().into_iter().map(fact).collect();
    headers.prop_map(|headers| headers.into_iter().flatten().collect())
}
