use std::fmt;
use std::time::SystemTime;

use crate::form::field::shown;
use crate::resource::Bucket;

/// What a browser sends: to which bucket, a file of how many bytes, when, and with which fields.
///
/// `file` is none of the fields. `key` is the final one, in which COS has put the name of the file in the place of
/// `${filename}`.
#[derive(Clone)]
pub struct Submission<'s> {
    pub(super) bucket: &'s Bucket,
    pub(super) length: u64,
    pub(super) at: SystemTime,
    fields: Vec<(&'s str, &'s str)>,
}

impl<'s> Submission<'s> {
    /// A form without a field yet, that uploads a file of `length` bytes to the bucket at a time.
    #[must_use]
    pub const fn new(bucket: &'s Bucket, length: u64, at: SystemTime) -> Self {
        Self { bucket, length, at, fields: Vec::new() }
    }

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, name: &'s str, value: &'s str) -> Self {
        self.fields.push((name, value));
        self
    }

    /// Adds fields, such as [those](crate::form::PostForm::fields) of a signed form.
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = (&'s str, &'s str)>) -> Self {
        self.fields.extend(fields);
        self
    }

    /// The values of a field whose name has these letters, in whatever case; whether the case is the same.
    pub(super) fn values(&self, name: &str) -> impl Iterator<Item = (bool, &'s str)> {
        let named = self.fields.iter().filter(move |(other, _)| other.eq_ignore_ascii_case(name));
        named.map(move |(other, value)| (*other == name, *value))
    }
}

/// No token.
impl fmt::Debug for Submission<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields: Vec<_> = self.fields.iter().map(|(name, value)| (name, shown(name, value))).collect();
        f.debug_struct("Submission")
            .field("bucket", self.bucket)
            .field("length", &self.length)
            .field("at", &self.at)
            .field("fields", &fields)
            .finish()
    }
}
