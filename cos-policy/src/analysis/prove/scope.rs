use std::borrow::Cow;

use crate::document::{Piece, ResourcePattern, ResourceReach, Segments};
use crate::text::is_number;

use super::key::Keys;

/// A product of targets that a resource pattern reaches.
#[derive(Clone, Debug)]
pub(super) struct Scope<'d> {
    pub(super) buckets: Buckets<'d>,
    /// `None` for any.
    pub(super) region: Option<&'d str>,
    pub(super) keys: Keys<'d>,
    /// Whether no document says that it does reach them.
    pub(super) doubtful: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Buckets<'d> {
    /// Any bucket, and the account itself.
    Everything,
    /// No bucket, but the account itself.
    Account,
    /// Any bucket whose name starts so, of this APPID if there is one.
    Starting(&'d str, Option<&'d str>),
    /// This one.
    Named(Cow<'d, str>),
}

impl<'d> Scope<'d> {
    /// What a pattern reaches, and what it may reach; where scopes meet, what is certain counts.
    pub(super) fn of(pattern: &'d ResourcePattern) -> Vec<Self> {
        let mut scopes = Vec::new();
        let certain = |buckets, region, keys| Self { buckets, region, keys, doubtful: false };
        match &pattern.reach {
            ResourceReach::Everything => scopes.push(certain(Buckets::Everything, None, Keys::ALL)),
            ResourceReach::Prefix | ResourceReach::Exact => {
                let segments = pattern.segments();
                let scope = segments.and_then(|[_, _, region, account, path]| {
                    let (buckets, keys) = split(Cow::Borrowed(path), account.strip_prefix("uid/"))?;
                    account.starts_with("uid/").then(|| certain(buckets, Some(region), keys))
                });
                scopes.extend(scope);
            }
            ResourceReach::Segments(segments) => scopes.extend(Self::of_segments(pattern, segments)),
        }
        // Of a service-level action on the account no document says what such a resource means (598/57092).
        if let Some([_, "cos" | "*" | "", .., "*"]) = pattern.segments() {
            scopes.push(Self { buckets: Buckets::Account, region: None, keys: Keys::ALL, doubtful: true });
        }
        scopes
    }

    /// What is undocumented in a service, a region, an account or the name of a bucket counts as any.
    fn of_segments(pattern: &'d ResourcePattern, segments: &Segments) -> Option<Self> {
        let [_, service, region, account, _] = pattern.segments()?;
        if matches!(segments.service, Piece::Documented(_)) && service != "cos" {
            return None;
        }
        let region = matches!(segments.region, Piece::Documented(_)).then_some(region);
        let account = match segments.account {
            Piece::Documented(_) => Some(account.strip_prefix("uid/")?),
            Piece::Any | Piece::Undocumented(..) => None,
        };
        let (buckets, keys) = match &segments.path {
            Piece::Any => (Buckets::Starting("", account), Keys::ALL),
            Piece::Documented(_) => {
                let path = pattern.segments().map_or("", |[.., path]| path);
                split(Cow::Borrowed(path), account)?
            }
            Piece::Undocumented(_, glob) => {
                let path = glob.text();
                let inner = path.find('*').is_some_and(|star| path.find('/').is_none_or(|slash| star < slash));
                if inner { (Buckets::Starting("", account), Keys::ALL) } else { split(Cow::Owned(path), account)? }
            }
        };
        let pieces = [&segments.project, &segments.service, &segments.region, &segments.account, &segments.path];
        let doubtful = pieces.iter().any(|piece| matches!(piece, Piece::Undocumented(..)));
        Some(Self { buckets, region, keys, doubtful })
    }
}

/// The bucket and the keys of a path `<bucket>/<key>`, with a star at most at its end or behind the slash; `None` for what
/// no target is.
fn split<'d>(path: Cow<'d, str>, appid: Option<&'d str>) -> Option<(Buckets<'d>, Keys<'d>)> {
    let Some(slash) = path.find('/') else {
        let Cow::Borrowed(path) = path else { return Some((Buckets::Starting("", appid), Keys::ALL)) };
        return path.strip_suffix('*').map(|start| (Buckets::Starting(start, appid), Keys::ALL));
    };
    let (bucket, key) = match path {
        Cow::Borrowed(path) => (path.get(..slash).map(Cow::Borrowed)?, path.get(slash + 1..).map(Cow::Borrowed)?),
        Cow::Owned(path) => (Cow::Owned(path.get(..slash)?.to_owned()), Cow::Owned(path.get(slash + 1..)?.to_owned())),
    };
    let owner = bucket.rsplit_once('-').map(|(_, appid)| appid).filter(|appid| is_number(appid))?;
    appid.is_none_or(|appid| appid == owner).then(|| (Buckets::Named(bucket), Keys::new(key)))
}
