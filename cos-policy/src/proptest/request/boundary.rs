use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::analysis::ContextValue;
use crate::condition::{KeyInfo, Origin, ValueType};
use crate::document::{Clause, Decimal, Document, ResourcePattern, Statement};
use crate::percent;
use crate::resource::{Bucket, Region};

use super::change::Change;

/// The changes to either side of what a document says, those of one element together; none of the lists is empty.
pub(super) fn boundaries(document: &Document) -> Vec<Vec<Change>> {
    let statements = &document.statements;
    let actions = statements.iter().flat_map(actions).chain(OTHER_ACTIONS.map(str::to_owned));
    let resources = statements.iter().flat_map(|statement| &statement.resources);
    let clauses = statements.iter().flat_map(|statement| &statement.clauses);
    let mut boundaries: Vec<Vec<Change>> = vec![actions.map(Change::Action).collect(), principals(document)];
    boundaries.extend(resources.map(|resource| places(&resource.value)));
    boundaries.extend(clauses.map(values));
    boundaries.retain(|changes| !changes.is_empty());
    boundaries
}

const OTHER_ACTIONS: [&str; 3] = ["name/cos:GetObject", "name/cos:GetBucket", "name/cos:GetService"];

/// The names that a pattern has or matches, and one that no list has.
fn actions(statement: &Statement) -> Vec<String> {
    let known = statement.known.iter().map(ToString::to_string);
    let patterns = statement.actions.iter().map(|action| &action.value.text);
    known.chain(patterns.map(|pattern| pattern.replace(['*', '?'], "Frob"))).collect()
}

fn principals(document: &Document) -> Vec<Change> {
    let own = document.statements.iter().filter_map(|statement| statement.principal.as_ref());
    let principals = document.principal.iter().chain(own).flat_map(|principal| &principal.value.names);
    let mut names: Vec<String> = principals.filter(|name| *name != "*").cloned().collect();
    if !names.is_empty() {
        names.push("qcs::cam::uin/100000000009:uin/100000000009".to_owned());
    }
    names.into_iter().map(Change::Principal).collect()
}

// Places.

fn places(resource: &ResourcePattern) -> Vec<Change> {
    let Some([_, _, region, _, path]) = resource.segments() else { return Vec::new() };
    let (bucket, key) = path.split_once('/').unwrap_or((path, "*"));
    let Some(bucket) = Bucket::new(Region::parse(region).unwrap_or(Region::AP_GUANGZHOU), bucket).ok() else {
        return near(key).into_iter().map(Change::Key).collect();
    };
    let keys = near(key).into_iter().map(|key| Change::Place(bucket.clone(), key));
    keys.chain(elsewhere(&bucket).map(Change::Bucket)).collect()
}

/// The bucket in another region, and that of another account.
fn elsewhere(bucket: &Bucket) -> impl Iterator<Item = Bucket> {
    let regions = [Region::AP_GUANGZHOU, Region::AP_SHANGHAI].into_iter();
    let regions = regions.filter_map(|region| Bucket::new(region, bucket.name()).ok());
    regions.chain(Bucket::new(bucket.region().clone(), "other-1250000009"))
}

/// Texts on both sides of a pattern: what it matches, one character less, something more, the other case.
fn near(pattern: &str) -> Vec<String> {
    let filled = |fill: &str| pattern.replace(['*', '?'], fill);
    let start = filled("");
    let mut cut = start.clone();
    cut.pop();
    let more = [start.clone() + "2", start.trim_end_matches('/').to_owned() + "2", start.clone() + "/a"];
    let matched = ["a", "a/b", ""].map(filled);
    let cases = [start.to_ascii_uppercase(), start.to_ascii_lowercase()];
    matched.into_iter().chain([cut]).chain(more).chain(cases).collect()
}

// Values.

fn values(clause: &Clause) -> Vec<Change> {
    let name = clause.key.value.as_ref();
    let given = |value| Change::Value(name.to_owned(), value);
    let near = clause.values.iter().flat_map(|value| near_value(clause.info, name, value.value.text()));
    let may_be_absent = clause.info.is_some_and(|info| info.is_omittable() || info.origin() == Origin::Resource);
    near.map(given).chain(may_be_absent.then(|| Change::Absent(name.to_owned()))).collect()
}

/// Values on both sides of one that a condition compares with; none where no request has such a key.
fn near_value(info: Option<&KeyInfo>, name: &str, text: &str) -> Vec<ContextValue> {
    let Some(info) = info else { return Vec::new() };
    match info.value_type() {
        ValueType::Number => near_number(text, name == "cos:content-length"),
        ValueType::Address => near_block(text).into_iter().map(ContextValue::from).collect(),
        ValueType::Boolean => vec![true.into(), false.into()],
        ValueType::Tags => near(text).into_iter().filter(|tag| !tag.is_empty()).flat_map(tags).collect(),
        ValueType::Text if info.is_query() => {
            let decoded = String::from_utf8_lossy(&percent::decode(text)).into_owned();
            near(&decoded).into_iter().map(|text| percent::encode(&text)).filter_map(sent).collect()
        }
        ValueType::Text => near(text).into_iter().filter_map(sent).collect(),
        ValueType::Date => vec![text.into()],
    }
}

/// What is empty is not sent.
fn sent(text: String) -> Option<ContextValue> {
    (!text.is_empty()).then(|| text.into())
}

fn tags(tag: String) -> [ContextValue; 2] {
    [vec![tag.clone()].into(), vec![tag, "other&tag".to_owned()].into()]
}

/// The number, the whole ones around it, and one just above it unless it counts bytes.
fn near_number(text: &str, is_whole: bool) -> Vec<ContextValue> {
    let Some(number) = Decimal::parse(text) else { return Vec::new() };
    let floor: u64 = number.floor().parse().unwrap_or(u64::MAX);
    let whole = [floor, floor.saturating_sub(1), floor.saturating_add(1)].map(ContextValue::from);
    let exact = [number.text(), number.just_above(None)].into_iter().filter_map(|text| text.parse::<f64>().ok());
    let exact = exact.filter(|number| !is_whole && *number >= 0.0).map(ContextValue::from);
    whole.into_iter().chain(exact).collect()
}

/// The first and the last address of a block, and those before and behind it.
fn near_block(text: &str) -> Vec<IpAddr> {
    let (address, length) = text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
    let length = |most: u32| length.map_or(Some(most), |length| length.parse().ok()).filter(|length| *length <= most);
    match address.parse() {
        Ok(IpAddr::V4(address)) => {
            let ends = length(32).map(|length| ends(u32::from(address).into(), u32::MAX.into(), 32 - length));
            let addresses = ends.into_iter().flatten().filter_map(|bits| u32::try_from(bits).ok());
            addresses.map(|bits| Ipv4Addr::from(bits).into()).collect()
        }
        Ok(IpAddr::V6(address)) => {
            let ends = length(128).map(|length| ends(address.into(), u128::MAX, 128 - length));
            ends.into_iter().flatten().map(|bits| Ipv6Addr::from(bits).into()).collect()
        }
        Err(_) => Vec::new(),
    }
}

/// Of a block with so many free bits, in a space that ends with `most`.
fn ends(address: u128, most: u128, free: u32) -> [u128; 4] {
    let free = 1_u128.checked_shl(free).map_or(u128::MAX, |size| size - 1);
    let (first, last) = (address & !free, address | free);
    [first, last, first.saturating_sub(1), last.saturating_add(1).min(most)]
}
