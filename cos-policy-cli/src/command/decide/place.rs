use std::collections::BTreeSet;

use cos_policy::{Bucket, Document, Region};
use serde_json::Value;

use crate::failure::Failure;

/// The one bucket that a policy names, for a request that names none: its region and its name.
pub(super) fn only(document: &Document) -> Result<[String; 2], Failure> {
    let policy: Value = serde_json::to_value(document).map_err(|error| Failure::new("the policy", error))?;
    let statements = policy.get("statement").and_then(Value::as_array).into_iter().flatten();
    let resources = statements.filter_map(|statement| statement.get("resource")?.as_array()).flatten();
    let named: BTreeSet<_> = resources.filter_map(|resource| bucket(resource.as_str()?)).collect();
    let count = named.len();
    match named.into_iter().next() {
        Some(only) if count == 1 => Ok(only),
        _ => Err(Failure::new(
            "the request",
            format!("in which bucket? the policy names {count}: say `--region` and `--bucket`"),
        )),
    }
}

fn bucket(resource: &str) -> Option<[String; 2]> {
    let [_, _, _, region, _, path] = <[&str; 6]>::try_from(resource.splitn(6, ':').collect::<Vec<_>>()).ok()?;
    let (name, _) = path.split_once('/')?;
    let bucket = Bucket::new(Region::parse(region).ok()?, name).ok()?;
    Some([bucket.region().as_str(), bucket.name()].map(str::to_owned))
}
