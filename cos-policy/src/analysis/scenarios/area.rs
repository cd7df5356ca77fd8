use crate::document::ResourcePattern;
use crate::resource::Bucket;

use super::Row;

/// A place of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    Account,
    /// The bucket itself.
    Bucket(Bucket),
    /// Everything in it.
    Whole(Bucket),
    /// A key in it, or the keys of a folder, `a/b/*`.
    Keys(Bucket, String),
}

impl Area {
    pub(crate) const fn bucket(&self) -> Option<&Bucket> {
        match self {
            Self::Account => None,
            Self::Bucket(bucket) | Self::Whole(bucket) | Self::Keys(bucket, _) => Some(bucket),
        }
    }

    /// What a policy writes for it. Documents print either form of a bucket, and for bucket-level actions neither is wider.
    pub(crate) fn resources(&self) -> Vec<ResourcePattern> {
        let root = self.bucket().map_or("", |bucket| bucket.root().trim_start_matches('"'));
        let texts = match self {
            Self::Account | Self::Whole(_) => vec![format!("{root}*")],
            Self::Bucket(_) => vec![root.to_owned(), format!("{root}*")],
            Self::Keys(_, key) => vec![format!("{root}{key}")],
        };
        texts.iter().filter_map(|text| ResourcePattern::new(text)).collect()
    }

    /// As a reader calls it; with its bucket, if that has to be told.
    pub(super) fn name(&self, told: impl Fn(&Bucket) -> Option<String>) -> String {
        match (self, self.bucket().and_then(told)) {
            (Self::Account, _) => "the account".to_owned(),
            (Self::Bucket(_), None) => "the bucket".to_owned(),
            (Self::Bucket(_), Some(bucket)) => format!("the bucket {bucket}"),
            (Self::Whole(_), None) => "the whole bucket".to_owned(),
            (Self::Whole(_), Some(bucket)) => format!("the whole bucket {bucket}"),
            (Self::Keys(_, key), None) => key.clone(),
            (Self::Keys(_, key), Some(bucket)) => format!("{key} in {bucket}"),
        }
    }
}

impl Row {
    /// As a reader calls its places; with their buckets, if these have to be told.
    pub(crate) fn name(&self, told: impl Fn(&Bucket) -> Option<String>) -> String {
        let names: Vec<String> = self.areas.iter().map(|area| area.name(&told)).collect();
        names.join(", ")
    }
}
