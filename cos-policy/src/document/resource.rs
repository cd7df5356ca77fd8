use crate::text::is_number;

use super::glob::{Glob, has_undocumented};
use super::undocumented::Undocumented;

/// A resource of a statement: `*`, or six segments, `qcs:<project>:<service>:<region>:<account>:<resource>`.
#[derive(Clone, Debug)]
pub(crate) struct ResourcePattern {
    /// In the canonical layout, `<bucket>-<APPID>/<key>`.
    pub(crate) text: String,
    /// Where the segments behind `qcs` begin in it, in bytes; `None` for `*`.
    starts: Option<[u32; 5]>,
    /// The layout it was written in.
    pub(crate) layout: Layout,
    pub(crate) reach: ResourceReach,
}

/// How the last segment names the bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// `<bucket>-<APPID>/<key>`
    Current,
    /// `prefix//<APPID>/<bucket>/<key>`, which SDKs still emit (598/10604).
    Prefix,
    /// `prefix/<APPID>/<bucket>/<key>`, in one page (598/10606).
    OneSlash,
    /// `<bucket>-<APPID>.cos.<region>.myqcloud.com/<key>`, in samples of 436/18023 without a word.
    Domain,
}

/// What a resource pattern matches.
#[derive(Clone, Debug)]
pub(crate) enum ResourceReach {
    /// `*`
    Everything,
    /// Texts that start so: every segment is literal, and the only star is the last character.
    Prefix,
    /// This very text.
    Exact,
    /// Segment by segment.
    Segments(Box<Segments>),
}

#[derive(Clone, Debug)]
pub(crate) struct Segments {
    pub(crate) project: Piece,
    pub(crate) service: Piece,
    pub(crate) region: Piece,
    pub(crate) account: Piece,
    pub(crate) path: Piece,
}

/// What one segment matches.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// Any text.
    Any,
    /// This text, which ends with a star in a path.
    Documented(Glob),
    /// At most what this matches; nobody says whether it does.
    Undocumented(Undocumented, Glob),
}

impl Piece {
    fn literal(text: &str) -> Self {
        Self::Documented(Glob::new(text))
    }

    /// Of the service, the region or the account: empty and `*` are unbounded, other stars undocumented.
    fn scope(text: &str) -> Self {
        match text {
            "" | "*" => Self::Any,
            _ if text.contains('*') || has_undocumented(text) => {
                Self::Undocumented(Undocumented::Scope, Glob::widest(text))
            }
            _ => Self::literal(text),
        }
    }

    fn project(text: &str) -> Self {
        if text.is_empty() { Self::Any } else { Self::Undocumented(Undocumented::Project, Glob::new("*")) }
    }

    /// One page lists `uin/` as possible for COS, another says `uid/` only (598/10606, 436/18023).
    fn account(text: &str) -> Self {
        if text.starts_with("uin/") { Self::Undocumented(Undocumented::Uin, Glob::new("*")) } else { Self::scope(text) }
    }

    fn path(text: &str) -> Self {
        let before = text.strip_suffix('*').unwrap_or(text);
        if before.contains('*') || has_undocumented(text) {
            Self::Undocumented(Undocumented::ResourceWildcard, Glob::widest(text))
        } else {
            Self::literal(text)
        }
    }
}

impl ResourcePattern {
    /// A resource up to its key, in whatever layout.
    pub(super) fn before_key(text: &str) -> &str {
        let written = text.splitn(6, ':').nth(5).unwrap_or_default();
        let slashes = match written {
            _ if written.starts_with("prefix//") => 4,
            _ if written.starts_with("prefix/") => 3,
            _ => 1,
        };
        let key = written.splitn(slashes + 1, '/').nth(slashes).unwrap_or_default();
        text.strip_suffix(key).unwrap_or(text)
    }

    /// `None` for what is neither `*` nor six segments.
    pub(crate) fn new(text: &str) -> Option<Self> {
        if text == "*" {
            let reach = ResourceReach::Everything;
            return Some(Self { text: text.to_owned(), starts: None, layout: Layout::Current, reach });
        }
        let written = Written::split(text)?;
        let (layout, path) = layout(written.path);
        let reach = written.reach(layout, path.as_deref());
        let text = match (layout, path) {
            (Layout::Prefix, Some(path)) => text.strip_suffix(written.path).unwrap_or_default().to_owned() + &path,
            _ => text.to_owned(),
        };
        Some(Self { starts: starts(&text), text, layout, reach })
    }

    /// The text in the current layout, if it was written in one of which no document says what it means, and can be told.
    pub(crate) fn of_other_layout(&self) -> Option<String> {
        let written = Written::split(&self.text)?;
        let (layout, path) = layout(written.path);
        let of_region = format!(".cos.{}.myqcloud.com", written.region);
        let (host, _) = written.path.split_once('/')?;
        let is_clear = match layout {
            Layout::OneSlash => true,
            Layout::Domain => host.strip_suffix(&of_region).is_some_and(is_bucket_name),
            Layout::Current | Layout::Prefix => false,
        };
        Some(self.text.strip_suffix(written.path)?.to_owned() + &path.filter(|_| is_clear)?)
    }

    /// The segments behind `qcs`: project, service, region, account, resource. `None` for `*`.
    pub(crate) fn segments(&self) -> Option<[&str; 5]> {
        let [project, service, region, account, path] = self.starts?.map(|start| start as usize);
        let between = |start: usize, next: usize| self.text.get(start..next - 1);
        Some([
            between(project, service)?,
            between(service, region)?,
            between(region, account)?,
            between(account, path)?,
            self.text.get(path..)?,
        ])
    }
}

/// Behind each of the first five colons.
fn starts(text: &str) -> Option<[u32; 5]> {
    let mut colons = text.bytes().enumerate().filter(|(_, byte)| *byte == b':');
    let mut start = || u32::try_from(colons.next()?.0 + 1).ok();
    Some([start()?, start()?, start()?, start()?, start()?])
}

/// Six segments, as somebody wrote them.
struct Written<'t> {
    project: &'t str,
    service: &'t str,
    region: &'t str,
    account: &'t str,
    path: &'t str,
}

impl<'t> Written<'t> {
    fn split(text: &'t str) -> Option<Self> {
        let mut segments = text.strip_prefix("qcs:")?.splitn(5, ':');
        let mut segment = || segments.next();
        let (project, service, region, account) = (segment()?, segment()?, segment()?, segment()?);
        let path = segment().filter(|path| !path.is_empty())?;
        Some(Self { project, service, region, account, path })
    }

    /// `path` is the last segment in the current layout, if it was written in another one.
    fn reach(&self, layout: Layout, path: Option<&str>) -> ResourceReach {
        let one_text = match (layout, path) {
            (Layout::Current, _) => self.as_one_text(self.path),
            (Layout::Prefix, Some(path)) => self.as_one_text(path),
            _ => None,
        };
        one_text.unwrap_or_else(|| ResourceReach::Segments(Box::new(self.segments(layout, path))))
    }

    /// Where every segment is literal, and a star stands at the end alone, the whole is compared at once.
    fn as_one_text(&self, path: &str) -> Option<ResourceReach> {
        let is_literal = |text: &str| !text.is_empty() && !text.contains('*') && !has_undocumented(text);
        let before = path.strip_suffix('*').unwrap_or(path);
        let documented = self.service == "cos"
            && self.project.is_empty()
            && is_literal(self.region)
            && is_literal(self.account)
            && !self.account.starts_with("uin/")
            && (before.is_empty() || is_literal(before))
            && !is_short_name(path, self.account);
        let reach = if before.len() < path.len() { ResourceReach::Prefix } else { ResourceReach::Exact };
        documented.then_some(reach)
    }

    fn segments(&self, layout: Layout, path: Option<&str>) -> Segments {
        let path = match (layout, path) {
            (Layout::Current, _) => short_name(self.path, self.account).unwrap_or_else(|| Piece::path(self.path)),
            (Layout::Prefix, Some(path)) => Piece::path(path),
            // Normalised it would be this; nobody says that it is.
            (Layout::Domain | Layout::OneSlash, Some(path)) => {
                Piece::Undocumented(Undocumented::Layout, Glob::widest(path))
            }
            (_, None) => Piece::Undocumented(Undocumented::Layout, Glob::new("*")),
        };
        Segments {
            project: Piece::project(self.project),
            service: Piece::scope(self.service),
            region: Piece::scope(self.region),
            account: Piece::account(self.account),
            path,
        }
    }
}

impl PartialEq for ResourcePattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for ResourcePattern {}

/// The layout of the last segment, and what it is in the current one as far as that can be told.
fn layout(written: &str) -> (Layout, Option<String>) {
    if let Some(rest) = written.strip_prefix("prefix//") {
        return (Layout::Prefix, of_prefix(rest));
    }
    // One page prints it with one slash (598/10606).
    if let Some(path) = written.strip_prefix("prefix/").and_then(of_prefix) {
        return (Layout::OneSlash, Some(path));
    }
    let (host, key) = written.split_once('/').unwrap_or((written, ""));
    match host.strip_suffix(".myqcloud.com").and_then(|host| host.split_once('.')) {
        Some((bucket, _)) => (Layout::Domain, Some(format!("{bucket}/{key}"))),
        None => (Layout::Current, None),
    }
}

/// `<APPID>/<bucket>/<key>`
fn of_prefix(rest: &str) -> Option<String> {
    let mut parts = rest.splitn(3, '/');
    let (appid, bucket, key) = (parts.next()?, parts.next()?, parts.next()?);
    (is_number(appid) && is_bucket_name(bucket)).then(|| format!("{bucket}-{appid}/{key}"))
}

fn is_bucket_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// A bucket without its APPID. A maintainer says that it works, users that it does not (qcloud-cos-sts-sdk issue 25).
fn is_short_name(path: &str, account: &str) -> bool {
    let bucket = path.split_once('/').map_or("", |(bucket, _)| bucket);
    let appid = account.strip_prefix("uid/").unwrap_or_default();
    let has_appid = bucket.rsplit_once('-').is_some_and(|(_, appid)| is_number(appid));
    is_bucket_name(bucket) && !has_appid && is_number(appid)
}

fn short_name(path: &str, account: &str) -> Option<Piece> {
    let (bucket, key) = path.split_once('/')?;
    let appid = account.strip_prefix("uid/")?;
    is_short_name(path, account)
        .then(|| Piece::Undocumented(Undocumented::ShortName, Glob::widest(&format!("{bucket}-{appid}/{key}"))))
}
