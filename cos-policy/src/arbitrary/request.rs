use ::arbitrary::{Arbitrary, Result, Unstructured};

use crate::analysis::Request;
use crate::vocabulary::request::{
    ACTIONS, ADDRESSES, BUCKETS, Connection, Fact, KEYS, PRINCIPALS, TLS_VERSIONS, facts, request,
};

use super::choice::{one_in, several, text};

impl<'a> Arbitrary<'a> for Request {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let action = text(u, ACTIONS)?;
        let place = if one_in(u, 8)? { None } else { Some((u.choose(BUCKETS)?.clone(), key(u)?)) };
        Ok(request(&action, place, connection(u)?, headers(u)?, *u.choose(PRINCIPALS)?))
    }
}

fn key(u: &mut Unstructured<'_>) -> Result<String> {
    match one_in(u, 8)? {
        true => several(u, 1..=8, char::arbitrary).map(String::from_iter),
        false => text(u, KEYS),
    }
}

fn connection(u: &mut Unstructured<'_>) -> Result<Connection> {
    let version = if one_in(u, 2)? { Some(*u.choose(TLS_VERSIONS)?) } else { None };
    Ok((u.choose(ADDRESSES)?, one_in(u, 2)?, version))
}

/// Each of the facts, or not.
fn headers(u: &mut Unstructured<'_>) -> Result<Vec<Fact>> {
    let mut headers = Vec::new();
    for (name, values) in facts() {
        if one_in(u, 2)? {
            headers.push((name, u.choose(&values)?.clone()));
        }
    }
    Ok(headers)
}
