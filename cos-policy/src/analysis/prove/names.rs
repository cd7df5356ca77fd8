use std::borrow::Cow;

use crate::action;
use crate::analysis::matching::user;
use crate::document::{ActionPattern, Document, Glob, Reach, Statement};
use crate::resource::{Bucket, Region};

use super::budget::{Budget, Spent};
use super::classes::{Spelling, classes};
use super::scope::{Buckets, Scope};

/// Actions that the catalogue does not have, of every kind that the statements tell apart; none if they name only those
/// that it has.
pub(super) fn unlisted<'d>(
    statements: impl Iterator<Item = &'d Statement>,
    budget: &mut Budget,
) -> Result<Vec<String>, Spent> {
    let patterns = statements.flat_map(|statement| &statement.actions).map(|action| &action.value);
    let patterns: Vec<&ActionPattern> = patterns.filter(|action| !matches!(action.reach, Reach::Known(..))).collect();
    if patterns.is_empty() {
        return Ok(Vec::new());
    }
    let is_name = |action: &&&ActionPattern| matches!(action.reach, Reach::Unknown);
    let names: Vec<&str> = patterns.iter().filter(is_name).map(|action| &*action.text).collect();
    // Other products have actions as well.
    let is_foreign = |service: &String| !patterns.iter().any(|action| action.text.contains(service.as_str()));
    let foreign = (0..).map(|number| format!("name/product{number}:")).find(is_foreign).unwrap_or_default();
    let services = [Glob::new("name/cos:*"), Glob::new(&(foreign + "*"))];
    let globs =
        patterns.iter().filter_map(|action| if let Reach::Glob(glob) = &action.reach { Some(glob) } else { None });
    let globs: Vec<&Glob> = services.iter().chain(globs).collect();
    let mut texts = classes(&names, &globs, Spelling::Plain, budget)?;
    texts.iter_mut().filter(|text| is_listed(text)).for_each(|text| lengthen(text, &globs));
    texts.extend(names.into_iter().map(str::to_owned));
    texts.retain(|text| !is_listed(text) && text.strip_prefix("name/").is_some_and(|name| name.contains(':')));
    texts.sort_unstable();
    texts.dedup();
    Ok(texts)
}

fn is_listed(text: &str) -> bool {
    text.strip_prefix("name/cos:").is_some_and(|name| action::entry_and_set(name).is_some())
}

/// Makes a name of the catalogue one that it does not have and that the same patterns match. There is one unless the
/// patterns leave this name alone.
fn lengthen(text: &mut String, globs: &[&Glob]) {
    let longer = (0..=text.len()).rev().filter_map(|at| Some(format!("{}0{}", text.get(..at)?, text.get(at..)?)));
    let same =
        |longer: &String| globs.iter().all(|glob| glob.matches(longer) == glob.matches(text)) && !is_listed(longer);
    if let Some(longer) = { longer }.find(same) {
        *text = longer;
    }
}

/// Every user who is named, and another; nobody where nobody is named.
pub(super) fn principals(documents: &[&Document]) -> Vec<String> {
    let inner = |document: &'_ &Document| {
        let inner = document.statements.iter().filter_map(|statement| statement.principal.as_ref());
        let names = document.principal.iter().chain(inner).flat_map(|principal| principal.value.names.iter().cloned());
        names.collect::<Vec<_>>()
    };
    let mut names: Vec<String> = documents.iter().flat_map(inner).collect();
    if names.is_empty() {
        return names;
    }
    names.retain(|name| user(name).is_some());
    names.sort_unstable();
    names.dedup();
    let somebody = (100_000_000_001_u64..).map(|uin| format!("qcs::cam::uin/{uin}:uin/{uin}"));
    let other = { somebody }.find(|other| names.iter().all(|name| user(name) != user(other)));
    names.into_iter().chain(other).collect()
}

/// Every region that is named and can be, and another.
pub(super) fn regions<'d>(scopes: &[Scope<'d>]) -> Vec<Cow<'d, str>> {
    let mut regions: Vec<&str> = scopes.iter().filter_map(|scope| scope.region).collect();
    regions.sort_unstable();
    regions.dedup();
    regions.retain(|region| Region::parse(region).is_ok());
    let known = Region::ALL.iter().map(|region| Cow::Borrowed(region.as_str()));
    let made = (1..32).map(|length| Cow::Owned(format!("ap-{}", "x".repeat(length))));
    let other = known.chain(made).find(|other| !regions.contains(&&**other));
    regions.into_iter().map(Cow::Borrowed).chain(other).collect()
}

/// Every bucket that is named and can be, in order, and then others: one for each start of a name and each account that is
/// named, and for a foreign account.
pub(super) fn buckets<'d>(scopes: &[Scope<'d>]) -> (Vec<Cow<'d, str>>, Vec<String>) {
    let mut named = Vec::new();
    let mut starts = vec![""];
    let mut accounts = Vec::new();
    for scope in scopes {
        match &scope.buckets {
            Buckets::Named(name) => named.push(name.clone()),
            Buckets::Starting(start, appid) => {
                starts.push(start);
                accounts.extend(appid.map(str::to_owned));
            }
            Buckets::Everything | Buckets::Account => {}
        }
    }
    named.sort_unstable();
    named.dedup();
    named.retain(|name| is_bucket(name));
    accounts.extend(named.iter().filter_map(|name| name.rsplit_once('-')).map(|(_, appid)| appid.to_owned()));
    accounts.sort_unstable();
    accounts.dedup();
    starts.sort_unstable();
    starts.dedup();
    let is_foreign = |appid: &u64| accounts.binary_search(&appid.to_string()).is_err();
    accounts.extend((1_250_000_000_u64..).find(is_foreign).map(|appid| appid.to_string()));
    let others =
        starts.iter().flat_map(|start| accounts.iter().filter_map(|appid| other(start, appid, &named, &starts)));
    let others = others.collect();
    (named, others)
}

/// A bucket of an account that is not named, and whose name starts so and with no longer start.
fn other(start: &str, appid: &str, named: &[Cow<'_, str>], starts: &[&str]) -> Option<String> {
    let is_free = |name: &String| {
        named.binary_search_by(|other| (**other).cmp(name)).is_err()
            && !starts.iter().any(|longer| longer.len() > start.len() && name.starts_with(longer))
    };
    let letters = || ('a'..='z').chain('0'..='9');
    let one = letters().map(|letter| letter.to_string());
    let two = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
    let word = start.is_empty().then(|| "other".to_owned());
    let names = word.into_iter().chain(one).chain(two).map(|middle| format!("{start}{middle}-{appid}"));
    // A long start may have no room for more than the APPID.
    let short = start.rsplit_once('-').filter(|(_, begun)| appid.starts_with(begun));
    let short = short.map(|(name, _)| format!("{name}-{appid}"));
    names.chain(short).find(|name| is_free(name) && is_bucket(name))
}

/// Whether a region could have it, which may be a short one.
fn is_bucket(name: &str) -> bool {
    Region::parse("ap-x").is_ok_and(|region| Bucket::new(region, name).is_ok())
}
