/// One condition key, as documents describe it.
///
/// Source: 436/46205 and 436/71306 unless the entry says otherwise.
#[derive(Debug, PartialEq, Eq)]
pub struct KeyInfo {
    pub(crate) name: &'static str,
    pub(crate) value: ValueType,
    pub(crate) origin: Origin,
    pub(crate) evidence: KeyEvidence,
    pub(crate) source: &'static str,
}

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueType {
    /// Text.
    Text,
    /// A decimal number.
    Number,
    /// An address.
    Address,
    /// `true` or `false`.
    Boolean,
    /// Any number of tags, `key&value`.
    Tags,
    /// A moment.
    Date,
}

/// Where a key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// A header, which a client may leave out.
    Header,
    /// A parameter of the query, which a client may leave out; its values are percent-encoded.
    Query,
    /// The connection: every request has it.
    Connection,
    /// The connection, if it has that property: a TLS version, a private network.
    SomeConnections,
    /// The bucket.
    Resource,
    /// The caller or the moment, for all products of CAM.
    Global,
}

/// How well a key is attested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyEvidence {
    /// A current document of COS lists it.
    Documented,
    /// A former document listed it.
    Withdrawn,
    /// CAM lists it, no page of COS does.
    CamOnly,
    /// The only table that has it lost its name.
    Inferred,
    /// Only third parties use it.
    ThirdParty,
    /// A slip for another key.
    Disputed,
}

impl KeyInfo {
    /// The name; case matters (598/58420).
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What it holds.
    #[must_use]
    pub const fn value_type(&self) -> ValueType {
        self.value
    }

    /// Where it comes from.
    #[must_use]
    pub const fn origin(&self) -> Origin {
        self.origin
    }

    /// How well it is attested.
    #[must_use]
    pub const fn evidence(&self) -> KeyEvidence {
        self.evidence
    }

    /// The document that has it.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }

    /// Whether a current document of COS promises its effect.
    pub(crate) const fn is_assured(&self) -> bool {
        matches!(self.evidence, KeyEvidence::Documented)
    }

    pub(crate) const fn is_query(&self) -> bool {
        matches!(self.origin, Origin::Query)
    }

    /// Whether a client can send the very request without it.
    pub(crate) const fn is_omittable(&self) -> bool {
        matches!(self.origin, Origin::Header | Origin::Query | Origin::SomeConnections)
    }
}

/// Every condition key, by name; those that no current document lists included.
#[must_use]
pub fn keys() -> &'static [KeyInfo] {
    KEYS
}

/// The entry of a key. Case matters.
pub(crate) fn known_key(name: &str) -> Option<&'static KeyInfo> {
    KEYS.binary_search_by(|entry| entry.name.cmp(name)).ok().and_then(|index| KEYS.get(index))
}

macro_rules! keys {
    ($($name:literal: $value:ident $origin:ident $evidence:ident $source:literal;)*) => {
        const KEYS: &[KeyInfo] = &[$(KeyInfo {
            name: $name,
            value: ValueType::$value,
            origin: Origin::$origin,
            evidence: KeyEvidence::$evidence,
            source: $source,
        }),*];
    };
}

keys! {
    "cos:content-length": Number Header Documented "436/46205";
    "cos:content-type": Text Header Documented "436/46205";
    "cos:host": Text Connection Inferred "436/71306";
    "cos:object-lock-mode": Text Header ThirdParty "third party";
    "cos:object-lock-remaining-retention-days": Number Header ThirdParty "third party";
    "cos:prefix": Text Query Documented "436/46205";
    "cos:response-content-type": Text Query Documented "436/46205";
    "cos:secure-transport": Boolean Connection Documented "436/46205";
    "cos:tls-version": Number SomeConnections Documented "436/46205";
    "cos:versionid": Text Query Documented "436/46205";
    "cos:x-cos-acl": Text Header Documented "436/46205";
    "cos:x-cos-forbid-overwrite": Text Header Withdrawn "436/46205 (2022)";
    "cos:x-cos-grant-full-control": Text Header ThirdParty "third party";
    "cos:x-cos-grant-read": Text Header ThirdParty "third party";
    "cos:x-cos-grant-read-acp": Text Header ThirdParty "third party";
    "cos:x-cos-grant-write-acp": Text Header ThirdParty "third party";
    "cos:x-cos-mime-limit": Text Header ThirdParty "third party";
    "cos:x-cos-storage-class": Text Header Documented "436/46205";
    "qcs:create_uin": Text Global CamOnly "598/10607";
    "qcs:current_time": Date Global CamOnly "598/10608";
    "qcs:ip": Address Connection Documented "436/46205";
    "qcs:mfa": Number Global CamOnly "598/10608";
    "qcs:owner_uin": Text Global CamOnly "598/10604";
    "qcs:request_tag": Tags Header Documented "436/46205";
    "qcs:resource_tag": Tags Resource Documented "436/30931";
    "qcs:tag": Tags Global CamOnly "598/10608";
    "qcs:uin": Text Global CamOnly "598/10604";
    "qcs:vpc": Text SomeConnections Disputed "436/46205 (2022 to 2024)";
    "vpc:requester_vpc": Text SomeConnections Documented "436/46206";
}

#[cfg(test)]
mod tests {
    use super::KEYS;

    #[test]
    fn the_keys_are_sorted_so_that_they_can_be_searched() {
        assert!(KEYS.is_sorted_by(|a, b| a.name < b.name));
    }
}
