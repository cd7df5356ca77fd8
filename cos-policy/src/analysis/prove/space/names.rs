use std::borrow::Cow;

use crate::analysis::matching::user;
use crate::analysis::prove::budget::{Budget, Spent};
use crate::document::{Document, Glob, Reach, Statement};
use crate::resource::{Bucket, Region};
use crate::text::is_number;

use super::classes::{Language, Letters, explore};
use super::scope::{Buckets, Part, Scope};

/// Names, of which the first are those that documents have; the others stand for all that are not named.
#[derive(Debug)]
pub(crate) struct Names<'d> {
    pub(crate) all: Vec<Cow<'d, str>>,
    /// So many are named, and sorted.
    named: usize,
}

impl<'d> Names<'d> {
    /// The names that documents have are sorted, each once.
    fn new(named: Vec<Cow<'d, str>>, others: Vec<String>) -> Self {
        let count = named.len();
        let others = others.into_iter().map(Cow::Owned).filter(|other| named.binary_search(other).is_err());
        let all = named.iter().cloned().chain(others).collect();
        Self { all, named: count }
    }

    pub(crate) fn get(&self, at: usize) -> Option<&str> {
        self.all.get(at).map(|name| &**name)
    }

    /// The place of a name that documents have.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.all.get(..self.named)?.binary_search_by(|other| (**other).cmp(name)).ok()
    }

    pub(crate) const fn named(&self) -> usize {
        self.named
    }
}

/// Actions that statements name and the catalogue does not have.
pub(crate) fn actions<'d>(statements: impl Iterator<Item = &'d Statement>) -> Vec<&'d str> {
    let actions = statements.flat_map(|statement| &statement.actions).map(|action| &action.value);
    let named = actions.filter(|action| matches!(action.reach, Reach::Unknown)).map(|action| &*action.text);
    let mut named: Vec<&str> = named.filter(|text| is_name(text)).collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// Whether a request can have it.
fn is_name(text: &str) -> bool {
    text.strip_prefix("name/").is_some_and(|name| name.contains(':'))
}

/// Whether statements may match actions that nobody names.
pub(crate) fn have_wildcard<'d>(statements: impl Iterator<Item = &'d Statement>) -> bool {
    let mut actions = statements.flat_map(|statement| &statement.actions);
    actions.any(|action| !matches!(action.value.reach, Reach::Known(..) | Reach::Unknown))
}

/// Every user who is named, and another; nobody where nobody is named.
pub(crate) fn principals(documents: &[&Document]) -> Vec<String> {
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

/// Every region that is named and can be, and others of every kind that patterns tell apart.
pub(crate) fn regions<'d>(scopes: &[Scope<'d>], budget: &mut Budget) -> Result<Names<'d>, Spent> {
    let named = scopes.iter().filter_map(|scope| if let Part::Is(region) = scope.region { Some(region) } else { None });
    let mut named: Vec<&str> = named.collect();
    named.sort_unstable();
    named.dedup();
    named.retain(|region| Region::parse(region).is_ok());
    let is_new = |region: &String| named.binary_search(&region.as_str()).is_err();
    // One that a reader knows, and a short one, which leaves room for long names of buckets.
    let mut others: Vec<String> = Region::ALL.iter().map(ToString::to_string).find(is_new).into_iter().collect();
    others.extend(short_regions().find(is_new));
    let globs: Vec<&Glob> = scopes.iter().filter_map(|scope| scope.region.glob()).collect();
    if !globs.is_empty() {
        for start in CONTINENTS {
            for end in ZONES {
                let language = Language { start, end, letters: Letters::Lower };
                others.extend(explore(&named, &globs, language, budget)?);
            }
        }
    }
    Ok(Names::new(named.into_iter().map(Cow::Borrowed).collect(), others))
}

const CONTINENTS: [&str; 4] = ["ap-", "eu-", "na-", "sa-"];
const ZONES: [&str; 12] = ["", "-fsi", "-0", "-1", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "-9"];

fn short_regions() -> impl Iterator<Item = String> {
    let letters = || 'a'..='z';
    let one = CONTINENTS.into_iter().flat_map(move |start| letters().rev().map(move |a| format!("{start}{a}")));
    let two = letters().flat_map(move |a| letters().map(move |b| format!("ap-{a}{b}")));
    one.chain(two)
}

/// Every bucket that is named and can be; and others, if they count, of every kind that patterns tell apart.
pub(crate) fn buckets<'d>(scopes: &[Scope<'d>], budget: &mut Budget) -> Result<Names<'d>, Spent> {
    let mut named = Vec::new();
    let mut patterns = Vec::new();
    let mut has_others = false;
    for scope in scopes {
        match &scope.buckets {
            Buckets::Named(name) => named.push(name.clone()),
            Buckets::Like { name, .. } => patterns.push(Glob::new(name)),
            Buckets::Everything => has_others = true,
            Buckets::Account => {}
        }
    }
    named.sort_unstable();
    named.dedup();
    named.retain(|name| is_bucket(name));
    if patterns.is_empty() && !has_others {
        return Ok(Names::new(named, Vec::new()));
    }
    // All buckets match a star alone.
    patterns.retain(|glob| !(glob.first().is_empty() && glob.rest().eq([""])));
    let mut others = Vec::new();
    for appid in appids(scopes, &named, &patterns, budget)? {
        // Hyphens stand inside of a name alone.
        let hyphens = [Glob::new("-*"), Glob::new(&format!("*--{appid}"))];
        let globs: Vec<&Glob> = hyphens.iter().chain(&patterns).collect();
        let named: Vec<&str> = named.iter().map(|name| &**name).filter(|name| owner(name) == appid).collect();
        if patterns.is_empty() {
            let letters = || ('a'..='z').chain('0'..='9');
            let pairs = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
            let short = letters().rev().map(String::from).chain(pairs);
            let names = std::iter::once("other".to_owned()).chain(short).map(|name| format!("{name}-{appid}"));
            let mut names = names.filter(|name| !named.contains(&name.as_str()) && is_bucket(name));
            let (first, short) = (names.next(), names.next());
            others.extend(first.into_iter().chain(short));
            continue;
        }
        let end = format!("-{appid}");
        let names = explore(&named, &globs, Language { start: "", end: &end, letters: Letters::Names }, budget)?;
        others.extend(names.into_iter().filter(|name| is_bucket(name)));
    }
    Ok(Names::new(named, others))
}

/// Every account that is named, and others of every kind that patterns tell apart.
fn appids(
    scopes: &[Scope<'_>],
    named: &[Cow<'_, str>],
    patterns: &[Glob],
    budget: &mut Budget,
) -> Result<Vec<String>, Spent> {
    let accounts = scopes.iter().filter_map(|scope| match &scope.buckets {
        Buckets::Like { account, .. } => Some(account),
        _ => None,
    });
    let mut appids: Vec<String> = named.iter().map(|name| owner(name).to_owned()).collect();
    // Where a pattern of names goes on behind a hyphen and digits, these may begin the APPID.
    let pieces = patterns.iter().flat_map(|glob| std::iter::once(glob.first()).chain(glob.rest()));
    let begun = pieces.filter_map(|piece| piece.rsplit_once('-')).map(|(_, begun)| begun);
    let begun: Vec<&str> = begun.filter(|begun| is_number(begun) && !begun.starts_with('0')).collect();
    appids.extend(begun.iter().map(ToString::to_string));
    let begun: Vec<Glob> = begun.iter().map(|begun| Glob::new(&format!("uid/{begun}*"))).collect();
    let mut globs: Vec<&Glob> = begun.iter().collect();
    for account in accounts {
        match account {
            Part::Is(account) => appids.extend(account.strip_prefix("uid/").map(str::to_owned)),
            Part::Like(glob) => globs.push(*glob),
            Part::Any => {}
        }
    }
    appids.sort_unstable();
    appids.dedup();
    // One that a reader knows, and a short one, which leaves room for long names of buckets.
    let is_new = |appid: &String| appids.binary_search(appid).is_err();
    let known = (1_250_000_000_u64..).map(|appid| appid.to_string()).find(is_new);
    let short = (1_u64..).map(|appid| appid.to_string()).find(is_new);
    let mut others: Vec<String> = known.into_iter().chain(short).collect();
    if !globs.is_empty() {
        let texts: Vec<String> = appids.iter().map(|appid| format!("uid/{appid}")).collect();
        let constants: Vec<&str> = texts.iter().map(String::as_str).collect();
        let zero = Glob::new("uid/0*");
        globs.push(&zero);
        let language = Language { start: "uid/", end: "", letters: Letters::Digits };
        let found = explore(&constants, &globs, language, budget)?;
        others.extend(found.iter().filter_map(|account| account.strip_prefix("uid/")).map(str::to_owned));
    }
    appids.extend(others);
    Ok(appids)
}

/// The APPID at the end of the name of a bucket.
pub(crate) fn owner(name: &str) -> &str {
    name.rsplit_once('-').map_or("", |(_, appid)| appid)
}

/// Whether a region could have it, which may be a short one.
fn is_bucket(name: &str) -> bool {
    Region::parse("ap-x").is_ok_and(|region| Bucket::new(region, name).is_ok())
}
