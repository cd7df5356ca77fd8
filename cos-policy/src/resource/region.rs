use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::Excerpt;

/// A region of COS, such as `ap-guangzhou`.
///
/// The documented ones are constants. Another well-formed identifier is accepted by [`parse`](Self::parse), since
/// Tencent adds regions. `accelerate` is an endpoint and no region.
///
/// Source: 436/6224; the finance regions are second-hand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Region(Cow<'static, str>);

macro_rules! regions {
    ($($constant:ident = $id:literal, $place:literal;)*) => {
        impl Region {
            $(
                #[doc = concat!($place, ", `", $id, "`.")]
                pub const $constant: Self = Self(Cow::Borrowed($id));
            )*

            /// The regions that have a constant.
            pub const ALL: &[Self] = &[$(Self::$constant),*];
        }
    };
}

regions! {
    AP_BEIJING = "ap-beijing", "Beijing";
    AP_BEIJING_1 = "ap-beijing-1", "Beijing, zone 1: existing buckets only";
    AP_NANJING = "ap-nanjing", "Nanjing";
    AP_SHANGHAI = "ap-shanghai", "Shanghai";
    AP_GUANGZHOU = "ap-guangzhou", "Guangzhou";
    AP_CHENGDU = "ap-chengdu", "Chengdu";
    AP_CHONGQING = "ap-chongqing", "Chongqing";
    AP_SHENZHEN_FSI = "ap-shenzhen-fsi", "Shenzhen, finance";
    AP_SHANGHAI_FSI = "ap-shanghai-fsi", "Shanghai, finance";
    AP_BEIJING_FSI = "ap-beijing-fsi", "Beijing, finance";
    AP_HONGKONG = "ap-hongkong", "Hong Kong, China";
    AP_SINGAPORE = "ap-singapore", "Singapore";
    AP_MUMBAI = "ap-mumbai", "Mumbai";
    AP_JAKARTA = "ap-jakarta", "Jakarta";
    AP_SEOUL = "ap-seoul", "Seoul";
    AP_BANGKOK = "ap-bangkok", "Bangkok";
    AP_TOKYO = "ap-tokyo", "Tokyo";
    NA_SILICONVALLEY = "na-siliconvalley", "Silicon Valley";
    NA_ASHBURN = "na-ashburn", "Virginia";
    NA_TORONTO = "na-toronto", "Toronto";
    SA_SAOPAULO = "sa-saopaulo", "São Paulo";
    EU_FRANKFURT = "eu-frankfurt", "Frankfurt";
}

impl Region {
    /// Reads a region identifier: `ap`, `na`, `sa` or `eu`, a place in lower-case letters, and for some `-fsi` or one
    /// digit.
    ///
    /// # Errors
    ///
    /// [`RegionError`] for anything else. Nothing is trimmed or lower-cased.
    pub fn parse(text: &str) -> Result<Self, RegionError> {
        let mut parts = text.split('-');
        let continent = parts.next().is_some_and(|part| matches!(part, "ap" | "na" | "sa" | "eu"));
        let place =
            parts.next().is_some_and(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()));
        let zone = parts.next().is_none_or(|part| part == "fsi" || matches!(part.as_bytes(), [b'0'..=b'9']));
        if continent && place && zone && parts.next().is_none() && text.len() <= 32 {
            Ok(Self(Cow::Owned(text.to_owned())))
        } else {
            Err(RegionError { found: text.to_owned() })
        }
    }

    /// The identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the region has a constant. One that has none may be new, or misspelt.
    #[must_use]
    pub fn is_known(&self) -> bool {
        Self::ALL.contains(self)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Region {
    type Err = RegionError;

    fn from_str(text: &str) -> Result<Self, RegionError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Region {
    type Error = RegionError;

    fn try_from(text: String) -> Result<Self, RegionError> {
        Self::parse(&text)
    }
}

impl From<Region> for String {
    fn from(region: Region) -> Self {
        region.0.into_owned()
    }
}

/// A text is not the identifier of a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionError {
    found: String,
}

impl fmt::Display for RegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a region: expected an identifier such as `ap-guangzhou`", Excerpt(&self.found))?;
        f.write_str(match self.found.as_str() {
            "accelerate" => "; `accelerate` is an endpoint, name the region of the bucket",
            "*" | "" => "; a policy names one region for each bucket",
            _ => "",
        })
    }
}

impl std::error::Error for RegionError {}
