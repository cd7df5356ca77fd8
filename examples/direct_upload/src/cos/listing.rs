//! What `GET Bucket` finds (436/7734).

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use super::error::{Outcome, Refusal};
use super::percent;
use super::store::Meta;
use super::wire::Query;
use super::xml::{document, element, parent};

/// What is asked for.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) prefix: String,
    pub(super) delimiter: String,
    /// The last name of the page before.
    pub(super) marker: String,
    pub(super) most: usize,
    /// Whether names are percent-encoded in the answer.
    pub(super) encoded: bool,
}

/// A page of it: names in the order of their bytes.
#[derive(Debug, Default)]
pub(super) struct Page<T> {
    pub(super) entries: Vec<(String, T)>,
    pub(super) folders: Vec<String>,
    /// The last name, if there are more.
    pub(super) next: Option<String>,
}

const MOST: usize = 1_000;

impl Listing {
    pub(super) fn read(query: &Query, marker: &str, most: &str) -> Outcome<Self> {
        let text = |name: &str| query.value(name).map(Option::unwrap_or_default);
        let encoded = match text("encoding-type")?.as_str() {
            "" => false,
            "url" => true,
            _ => return Err(Refusal::argument("The encoding type is url.")),
        };
        Ok(Self {
            prefix: text("prefix")?,
            delimiter: text("delimiter")?,
            marker: text(marker)?,
            most: number(&text(most)?)?,
            encoded,
        })
    }

    /// The page that comes after the marker.
    pub(super) fn page<T: Clone>(&self, index: &BTreeMap<String, T>) -> Page<T> {
        let mut page = Page { entries: Vec::new(), folders: Vec::new(), next: None };
        let mut last = None;
        let after = (Bound::Excluded(self.marker.as_str()), Bound::Unbounded);
        let from = (Bound::Included(self.prefix.as_str()), Bound::Unbounded);
        let names = index.range::<str, _>(if self.marker < self.prefix { from } else { after });
        for (name, entry) in names.take_while(|(name, _)| name.starts_with(&self.prefix)) {
            let folder = self.folder(name);
            // A folder that is the marker, or was listed, is not listed again.
            if folder.is_some_and(|folder| {
                folder <= self.marker.as_str() || page.folders.last().is_some_and(|last| last == folder)
            }) {
                continue;
            }
            if page.entries.len() + page.folders.len() == self.most {
                page.next = last;
                return page;
            }
            last = Some(folder.unwrap_or(name).to_owned());
            match folder {
                Some(folder) => page.folders.push(folder.to_owned()),
                None => page.entries.push((name.clone(), entry.clone())),
            }
        }
        page
    }

    /// The name up to the first delimiter behind the prefix.
    fn folder<'n>(&self, name: &'n str) -> Option<&'n str> {
        let rest = name.get(self.prefix.len()..).filter(|_| !self.delimiter.is_empty())?;
        let at = rest.find(&self.delimiter)?;
        name.get(..self.prefix.len() + at + self.delimiter.len())
    }

    pub(super) fn name(&self, name: &str) -> String {
        if self.encoded { percent::encode(name) } else { name.to_owned() }
    }

    pub(super) fn xml(&self, bucket: &str, page: &Page<Arc<Meta>>) -> String {
        let mut children = vec![
            element("Name", bucket),
            element("Prefix", self.name(&self.prefix)),
            element("Marker", self.name(&self.marker)),
            element("MaxKeys", self.most.to_string()),
            element("IsTruncated", page.next.is_some().to_string()),
        ];
        children.extend((!self.delimiter.is_empty()).then(|| element("Delimiter", self.name(&self.delimiter))));
        children.extend(self.encoded.then(|| element("EncodingType", "url")));
        children.extend(page.next.iter().map(|next| element("NextMarker", self.name(next))));
        children.extend(page.entries.iter().map(|(name, meta)| self.contents(name, meta)));
        let folders = page.folders.iter();
        children.extend(folders.map(|folder| parent("CommonPrefixes", &[element("Prefix", self.name(folder))])));
        document(&parent("ListBucketResult", &children))
    }

    fn contents(&self, name: &str, meta: &Meta) -> String {
        let class = meta.draft.headers.get("x-cos-storage-class").map_or("STANDARD", String::as_str);
        parent(
            "Contents",
            &[
                element("Key", self.name(name)),
                element("LastModified", super::date::iso_8601(meta.modified())),
                element("ETag", format!("\"{}\"", meta.etag)),
                element("Size", meta.size.to_string()),
                element("StorageClass", class),
            ],
        )
    }
}

/// 0 to 1,000; as many as possible if it is not said.
pub(super) fn number(text: &str) -> Outcome<usize> {
    match text {
        "" => Ok(MOST),
        _ => text.parse().ok().filter(|number| *number <= MOST).ok_or_else(|| Refusal::argument("Not 0 to 1000.")),
    }
}
