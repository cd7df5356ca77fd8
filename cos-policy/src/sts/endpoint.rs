use crate::resource::Region;

/// Where STS is asked.
///
/// | made by | host | source |
/// |---|---|---|
/// | [`Endpoint::default`] | `sts.tencentcloudapi.com` | 1312/48195 |
/// | [`Endpoint::of_region`] | `sts.<region>.tencentcloudapi.com` | client projects |
/// | [`Endpoint::internal`] | `sts.internal.tencentcloudapi.com`, inside the cloud | official SDKs |
/// | [`Endpoint::international`] | `sts.intl.tencentcloudapi.com` | the international page |
/// | [`Endpoint::at`] | any other, such as a stand-in of a test | |
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Endpoint {
    scheme: http::uri::Scheme,
    host: http::uri::Authority,
}

impl Endpoint {
    /// That of a region, for a shorter way.
    #[must_use]
    pub fn of_region(region: &Region) -> Self {
        // The characters of a region are those of a host.
        format!("sts.{region}.tencentcloudapi.com").parse().map_or_else(|_| Self::default(), Self::https)
    }

    /// For machines inside the cloud.
    #[must_use]
    pub fn internal() -> Self {
        Self::https(http::uri::Authority::from_static("sts.internal.tencentcloudapi.com"))
    }

    /// For accounts of the international site.
    #[must_use]
    pub fn international() -> Self {
        Self::https(http::uri::Authority::from_static("sts.intl.tencentcloudapi.com"))
    }

    /// Any other: a scheme and a host with or without a port.
    #[must_use]
    pub const fn at(scheme: http::uri::Scheme, host: http::uri::Authority) -> Self {
        Self { scheme, host }
    }

    const fn https(host: http::uri::Authority) -> Self {
        Self { scheme: http::uri::Scheme::HTTPS, host }
    }

    /// As it stands in the header `Host`.
    #[must_use]
    pub fn host(&self) -> &str {
        self.host.as_str()
    }

    pub(super) fn uri(&self) -> Result<http::Uri, http::Error> {
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.host.clone());
        parts.path_and_query = Some(http::uri::PathAndQuery::from_static("/"));
        Ok(http::Uri::from_parts(parts)?)
    }
}

impl Default for Endpoint {
    fn default() -> Self {
        Self::https(http::uri::Authority::from_static("sts.tencentcloudapi.com"))
    }
}
