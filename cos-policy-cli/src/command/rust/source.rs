use cos_policy::{Bucket, Region};

use super::model::Policy;
use super::statement::Line;

/// A function that returns the policy; or every reason why there is none.
pub(super) fn write(policy: &Policy, why: Option<&str>) -> Result<String, Vec<String>> {
    let mut reasons = Vec::new();
    if policy.principal.is_some() {
        reasons.push("`principal`: the policy of a temporary key has no principal".to_owned());
    }
    let mut lines = Vec::new();
    let mut has_private_acl = false;
    for (at, statement) in policy.statement.iter().enumerate() {
        if policy.is_private_acl(statement) {
            has_private_acl = true;
            continue;
        }
        match statement.lines(why) {
            Ok(more) => lines.extend(more),
            Err(more) => reasons.extend(more.into_iter().map(|reason| format!("`statement[{at}]`: {reason}"))),
        }
    }
    if reasons.is_empty() {
        Ok(function(&lines, if has_private_acl { "\n    .private_acl()" } else { "" }))
    } else {
        Err(reasons)
    }
}

/// `guards` are methods behind the policy.
fn function(lines: &[Line], guards: &str) -> String {
    let buckets = buckets(lines);
    let body = body(lines, &buckets);
    if buckets.is_empty() {
        let head = "use cos_policy::{Policy, policy};\n\npub fn policy() -> Policy {\n    policy! {\n";
        return format!("{head}{body}    }}{guards}\n}}\n");
    }
    let mut source = String::from("use cos_policy::{Bucket, Policy, Region, policy};\n\n");
    source.push_str("pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {\n");
    for (at, bucket) in buckets.iter().enumerate() {
        source.push_str(&format!(
            "    let {} = Bucket::new({}, {:?})?;\n",
            name(at),
            region(bucket.region()),
            bucket.name()
        ));
    }
    source + "    Ok(policy! {\n" + &body + "    }" + guards + ")\n}\n"
}

/// The buckets, in the order in which they are named, each once.
fn buckets(lines: &[Line]) -> Vec<&Bucket> {
    let mut buckets = Vec::new();
    for bucket in lines.iter().filter_map(|line| line.bucket.as_ref()) {
        if !buckets.contains(&bucket) {
            buckets.push(bucket);
        }
    }
    buckets
}

fn body(lines: &[Line], buckets: &[&Bucket]) -> String {
    let mut body = String::new();
    let mut block = None;
    for line in lines {
        let own = line.bucket.as_ref().and_then(|bucket| buckets.iter().position(|other| *other == bucket));
        if let Some(at) = own.filter(|_| own != block) {
            body.push_str(&format!("        in {};\n", name(at)));
            block = own;
        }
        body.push_str(&format!("        {}\n", line.source));
    }
    body
}

/// The variable of a bucket.
fn name(at: usize) -> String {
    if at == 0 { "bucket".to_owned() } else { format!("bucket_{}", at + 1) }
}

fn region(region: &Region) -> String {
    match region.is_known() {
        true => format!("Region::{}", region.as_str().to_uppercase().replace('-', "_")),
        false => format!("Region::parse({:?})?", region.as_str()),
    }
}
