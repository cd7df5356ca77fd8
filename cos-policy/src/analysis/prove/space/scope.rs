use std::borrow::Cow;

use crate::analysis::prove::texts::Texts;
use crate::document::{Glob, Piece, ResourcePattern, ResourceReach, Segments};
use crate::text::is_number;

/// A product of targets that a resource pattern reaches.
#[derive(Clone, Debug)]
pub(crate) struct Scope<'d> {
    pub(crate) buckets: Buckets<'d>,
    pub(crate) region: Part<'d>,
    pub(crate) keys: Texts<'d>,
    /// Whether no document says that it does reach them.
    pub(crate) is_doubtful: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Buckets<'d> {
    /// Any bucket, and the account itself.
    Everything,
    /// No bucket, but the account itself.
    Account,
    /// This one.
    Named(Cow<'d, str>),
    /// Those whose names match, of the accounts that match, `uid/<APPID>`.
    Like { name: Cow<'d, str>, account: Part<'d> },
}

/// A region or an account.
#[derive(Clone, Debug)]
pub(crate) enum Part<'d> {
    Any,
    Is(&'d str),
    Like(&'d Glob),
}

impl<'d> Part<'d> {
    fn new(piece: &'d Piece, text: &'d str) -> Self {
        match piece {
            Piece::Any => Self::Any,
            Piece::Documented(_) => Self::Is(text),
            Piece::Undocumented(_, glob) => Self::Like(glob),
        }
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Is(own) => *own == text,
            Self::Like(glob) => glob.matches(text),
        }
    }

    /// Whether an account, which is written `uid/<APPID>`, matches.
    pub(crate) fn owns(&self, appid: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Is(own) => own.strip_prefix("uid/") == Some(appid),
            Self::Like(glob) => glob.matches(&format!("uid/{appid}")),
        }
    }

    pub(crate) fn glob(&self) -> Option<&'d Glob> {
        if let Self::Like(glob) = self { Some(glob) } else { None }
    }
}

impl<'d> Scope<'d> {
    /// What a pattern reaches, and what it may reach. Where scopes meet, what is certain counts.
    pub(crate) fn of(pattern: &'d ResourcePattern) -> Vec<Self> {
        let segments = pattern.segments();
        let mut scopes = match (&pattern.reach, segments) {
            (ResourceReach::Everything, _) | (_, None) => {
                let everything = (Buckets::Everything, Texts::ALL);
                vec![Self::certain(everything, Part::Any)]
            }
            (ResourceReach::Prefix | ResourceReach::Exact, Some([_, _, region, account, path])) => {
                let scope = |target| Self::certain(target, Part::Is(region));
                split(Cow::Borrowed(path), &Part::Is(account)).into_iter().map(scope).collect()
            }
            (ResourceReach::Segments(segments), Some(texts)) => Self::of_segments(segments, texts),
        };
        // Of a service-level action on the account no document says what such a resource means (598/57092).
        if let Some([_, "cos" | "*" | "", .., "*"]) = segments {
            let account = (Buckets::Account, Texts::ALL);
            scopes.push(Self { is_doubtful: true, ..Self::certain(account, Part::Any) });
        }
        scopes
    }

    fn certain((buckets, keys): (Buckets<'d>, Texts<'d>), region: Part<'d>) -> Self {
        Self { buckets, region, keys, is_doubtful: false }
    }

    fn of_segments(segments: &'d Segments, [_, service, region, account, path]: [&'d str; 5]) -> Vec<Self> {
        if !Part::new(&segments.service, service).matches("cos") {
            return Vec::new();
        }
        let account = Part::new(&segments.account, account);
        let targets = match &segments.path {
            Piece::Any => vec![(Buckets::Like { name: Cow::Borrowed("*"), account }, Texts::ALL)],
            Piece::Documented(_) => split(Cow::Borrowed(path), &account),
            Piece::Undocumented(_, glob) => split(Cow::Owned(glob.text()), &account),
        };
        let pieces = [&segments.project, &segments.service, &segments.region, &segments.account, &segments.path];
        let is_doubtful = pieces.iter().any(|piece| matches!(piece, Piece::Undocumented(..)));
        let scope = |target| Self { is_doubtful, ..Self::certain(target, Part::new(&segments.region, region)) };
        targets.into_iter().map(scope).collect()
    }
}

/// The buckets and keys of a pattern of paths, `<bucket>/<key>`. The slash is the first one of the pattern, or a star before
/// it stands for it.
fn split<'d>(path: Cow<'d, str>, account: &Part<'d>) -> Vec<(Buckets<'d>, Texts<'d>)> {
    let mut targets = Vec::with_capacity(1);
    let until = path.find('/').map_or(path.len(), |slash| slash + 1);
    for (at, byte) in path.bytes().enumerate().take(until) {
        let (end, start) = match byte {
            b'*' => (at + 1, at),
            b'/' => (at, at + 1),
            _ => continue,
        };
        if let (Some(name), Some(key)) = (part(&path, 0, end), part(&path, start, path.len())) {
            targets.extend(buckets(name, account).map(|buckets| (buckets, Texts::new(key))));
        }
    }
    targets
}

fn part<'d>(text: &Cow<'d, str>, start: usize, end: usize) -> Option<Cow<'d, str>> {
    match text {
        Cow::Borrowed(text) => text.get(start..end).map(Cow::Borrowed),
        Cow::Owned(text) => text.get(start..end).map(|text| Cow::Owned(text.to_owned())),
    }
}

/// `None` for a name that no bucket of the account has.
fn buckets<'d>(name: Cow<'d, str>, account: &Part<'d>) -> Option<Buckets<'d>> {
    if name.contains('*') {
        return Some(Buckets::Like { name, account: account.clone() });
    }
    let (_, appid) = name.rsplit_once('-').filter(|(_, appid)| is_number(appid))?;
    account.owns(appid).then_some(Buckets::Named(name))
}
