use crate::action::{ActionInfo, Level};
use crate::document::{Layout, Reach, Statement};
use crate::effect::Effect;
use crate::resource::Region;
use crate::text::{Excerpt, is_number};

use super::{Linter, Rule, lists_keys};

/// What a statement grants, as far as it decides which resources are too wide.
struct Granted {
    /// Service-level actions alone, which `*` alone fits.
    only_services: bool,
    /// Something besides bucket-level actions.
    beyond_bucket: bool,
    /// Listings alone, limited to a prefix.
    limited_listing: bool,
    /// Listings that are not.
    free_listing: bool,
}

impl Granted {
    fn by(statement: &Statement) -> Self {
        let levels = || statement.known.iter().map(ActionInfo::level);
        let is_service = |reach: &Reach| matches!(reach, Reach::Known(entry, _) if entry.level() == Level::Service);
        let has_prefix = has_prefix(statement);
        Self {
            only_services: statement.actions.iter().all(|action| is_service(&action.value.reach)),
            beyond_bucket: levels().any(|level| level != Level::Bucket) || levels().next().is_none(),
            limited_listing: has_prefix && levels().all(|level| matches!(level, Level::Listing | Level::Bucket)),
            free_listing: !has_prefix && statement.known.iter().any(lists_keys),
        }
    }
}

impl Linter<'_> {
    pub(super) fn resources(&mut self, statement: &Statement) {
        let granted = Granted::by(statement);
        for (at, resource) in statement.resources.iter().enumerate() {
            let path = format!(".resource[{at}]");
            let mut report = |rule, message| self.report(rule, resource.span, &path, message);
            let pattern = &resource.value;
            match pattern.layout {
                Layout::Current => {}
                Layout::Prefix | Layout::OneSlash => {
                    report(Rule::LegacyResource, "this is the `prefix//` layout".to_owned());
                }
                Layout::Domain => report(Rule::LegacyResource, "the bucket is written as a domain name".to_owned()),
            }
            match pattern.segments() {
                None if statement.effect == Effect::Allow && !granted.only_services => {
                    report(Rule::BareResource, "`*` is every object of every bucket".to_owned());
                }
                None => {}
                Some(segments) => {
                    scope(segments, &mut report);
                    key(segments[4], &mut report);
                    if statement.effect == Effect::Allow {
                        open(segments, &mut report);
                        wide(&granted, segments, &mut report);
                    }
                }
            }
        }
    }
}

/// Segments before the last that leave an allow unbounded.
fn open([_, service, region, account, _]: [&str; 5], report: &mut impl FnMut(Rule, String)) {
    for (name, text) in [("service", service), ("region", region), ("account", account)] {
        if text.is_empty() {
            report(Rule::OpenSegment, format!("the {name} is empty"));
        } else if text.contains(['*', '?']) {
            report(Rule::OpenSegment, format!("the {name} is `{}`", Excerpt(text)));
        }
    }
}

/// What else is wrong with the segments before the last.
fn scope([project, service, region, account, path]: [&str; 5], report: &mut impl FnMut(Rule, String)) {
    for (name, text) in [("service", service), ("region", region), ("account", account)] {
        if text.len() > 1 && text.contains(['*', '?']) || text.contains("${") {
            report(Rule::Undocumented, format!("a wildcard inside the {name} is not documented"));
        }
    }
    if !project.is_empty() {
        report(Rule::Undocumented, format!("nobody documents the project `{}` in a resource of COS", Excerpt(project)));
    }
    if !region.is_empty() && !region.contains(['*', '?', '$']) && service == "cos" {
        match Region::parse(region) {
            Err(_) => report(Rule::UnknownRegion, format!("`{}` is no region", Excerpt(region))),
            Ok(known) if known.is_known() => {}
            Ok(new) => report(Rule::Unverified, format!("`{new}` is in no list of regions that was read")),
        }
    }
    if service == "cos" {
        owner(account, path, report);
    }
}

/// The account and the bucket, which name the same APPID.
fn owner(account: &str, path: &str, report: &mut impl FnMut(Rule, String)) {
    let bucket = path.split(['/', '*']).next().unwrap_or_default();
    let bucket = bucket.split('.').next().unwrap_or_default();
    let appid = bucket.rsplit_once('-').map(|(_, appid)| appid).filter(|appid| is_number(appid));
    if account.starts_with("uin/") {
        report(
            Rule::ForeignAccount,
            format!("`{}` is no account of COS, which are written `uid/<APPID>`", Excerpt(account)),
        );
    } else if let (Some(owner), Some(appid)) = (account.strip_prefix("uid/"), appid) {
        if !owner.contains(['*', '?']) && owner != appid {
            report(
                Rule::ForeignAccount,
                format!("the bucket belongs to `{appid}`, the account is `{}`", Excerpt(owner)),
            );
        }
    } else if !account.is_empty() && !account.contains(['*', '?']) && !account.starts_with("uid/") {
        report(Rule::ForeignAccount, format!("`{}` is no account: expected `uid/<APPID>`", Excerpt(account)));
    }
    let is_open = path.starts_with('*') || path.starts_with("prefix/");
    let is_whole_name = path.as_bytes().get(bucket.len()) != Some(&b'*');
    if appid.is_none() && !is_open && is_whole_name {
        report(Rule::ForeignAccount, format!("the bucket `{}` has no APPID at its end", Excerpt(bucket)));
    }
}

/// The key of a resource: what no document settles.
fn key(path: &str, report: &mut impl FnMut(Rule, String)) {
    let Some((_, key)) = path.split_once('/').filter(|_| !path.starts_with("prefix/")) else {
        return;
    };
    let before = path.strip_suffix('*').unwrap_or(path);
    let mut undocumented = |what: &str| report(Rule::Undocumented, what.to_owned());
    if before.contains('*') {
        undocumented("a star inside a resource is not documented, and a name from outside may have brought it");
    }
    if path.contains('?') {
        undocumented("`?` in a resource is not documented");
    }
    if path.contains("${") {
        undocumented(
            "policy variables cannot stand in the path of a COS resource, and what becomes of them is not documented",
        );
    }
    let folder = key.strip_suffix('*').unwrap_or(key);
    let folder = folder.strip_suffix('/').unwrap_or(folder);
    if folder.split('/').any(|segment| matches!(segment, "." | "..")) {
        undocumented("`.` and `..` are no folders to COS, and whether a server folds them is not documented");
    }
    if !folder.is_empty() && folder.split('/').any(str::is_empty) || key.starts_with('/') {
        undocumented(
            "an empty folder name (`//`, or `/` in front) is folded by some clients, so that the grant matches nothing",
        );
    }
    if key.chars().any(char::is_control) {
        undocumented("a control character in a key is not documented");
    }
    if let Some(other) = key.chars().find(|character| UNSETTLED.contains(character)) {
        undocumented(&format!("how `{other}` in a key is compared is not documented"));
    }
}

/// What nothing was found about (436/13324).
const UNSETTLED: [char; 8] = ['%', '\\', ':', ' ', '+', '&', '#', '"'];

/// How far an allow reaches.
fn wide(granted: &Granted, [.., path]: [&str; 5], report: &mut impl FnMut(Rule, String)) {
    if path == "*" {
        if !granted.only_services {
            report(Rule::BareResource, "`*` behind the account is every bucket of it".to_owned());
        }
        return;
    }
    let Some(stem) = path.strip_suffix('*') else {
        if path.ends_with('/') && path.matches('/').count() == 1 && granted.free_listing {
            report(Rule::WholeBucket, "a listing without prefix names every key of the bucket".to_owned());
        }
        return;
    };
    let in_bucket = stem.split_once('/');
    if in_bucket.is_none_or(|(_, key)| key.is_empty()) && granted.beyond_bucket && !granted.limited_listing {
        let what = if in_bucket.is_some() { "everything in the bucket" } else { "every bucket whose name begins so" };
        report(Rule::WholeBucket, format!("`{}` is {what}", Excerpt(path)));
    }
    if !stem.ends_with('/') && !stem.ends_with('*') {
        let end = in_bucket.map_or(stem, |(_, key)| key);
        report(
            Rule::LoosePrefix,
            format!("`{}*` also reaches whatever else begins with `{}`", Excerpt(end), Excerpt(end)),
        );
    }
}

/// Whether the prefix of a listing is limited.
pub(super) fn has_prefix(statement: &Statement) -> bool {
    statement.clauses.iter().any(|clause| {
        let operator = clause.operator.value;
        let limits = clause.texts().all(|text| !text.starts_with('*') && !text.is_empty());
        clause.key.value == "cos:prefix" && !operator.is_negated() && !operator.is_if_exist() && limits
    })
}
