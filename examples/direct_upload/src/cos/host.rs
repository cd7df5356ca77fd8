use cos_policy::Bucket;
use http::request::Parts;

use super::error::{Code, Outcome, Refusal};
use super::headers::only;

/// The bucket that a request is for: `<bucket>.cos.<region>.myqcloud.com` or `<bucket>.cos.<region>.localhost`, with any port. A
/// bare address, or `localhost`, counts as a domain of its own that is bound to the first bucket.
///
/// # Errors
///
/// `NoSuchBucket`, and refusals of a host that is missing or said twice.
pub(super) fn bucket<'b>(parts: &Parts, buckets: impl IntoIterator<Item = &'b Bucket>) -> Outcome<Bucket> {
    if parts.uri.authority().is_some() {
        return Err(Refusal::unknown("a host beside the header"));
    }
    let host = only(&parts.headers, "host")?.ok_or_else(|| Refusal::argument("There is no host."))?;
    let name = without_port(host).to_ascii_lowercase();
    let is_bound = name == "localhost" || name.starts_with('[') || name.parse::<std::net::Ipv4Addr>().is_ok();
    let is_its = |bucket: &Bucket| {
        let virtual_host = format!("{}.cos.{}.", bucket.name(), bucket.region());
        name.strip_prefix(&virtual_host).is_some_and(|domain| domain == "myqcloud.com" || domain == "localhost")
    };
    let found = buckets.into_iter().find(|bucket| is_bound || is_its(bucket));
    found.cloned().ok_or_else(|| Refusal::new(Code::NoSuchBucket, "The specified bucket does not exist."))
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}
