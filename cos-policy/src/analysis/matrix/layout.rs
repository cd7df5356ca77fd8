use super::{Label, Matrix, Row};

impl Row {
    /// The name, with how many others it stands for.
    pub(super) fn title(&self) -> Label {
        let name = self.name.clone();
        if self.count > 1 { name.and_word(format!("and {} more", self.count - 1)) } else { name }
    }

    /// The witness, where it says more than the name: not for a key, nor for a folder.
    pub(super) fn example(&self) -> Option<&str> {
        let is_plain = self.name.as_text().is_some_and(|name| {
            let folder = name.strip_suffix('*').filter(|folder| !folder.contains(['*', '?']));
            name == self.witness || folder.is_some_and(|folder| self.witness.starts_with(folder))
        });
        (!is_plain && !self.witness.is_empty()).then_some(self.witness.as_str())
    }
}

impl Matrix {
    /// Whether there is no table to show.
    pub(super) fn is_empty(&self) -> bool {
        self.columns.is_empty() || self.rows.is_empty()
    }

    /// Whether rows stand under the names of buckets.
    pub(super) fn has_buckets(&self) -> bool {
        self.rows.iter().any(|row| row.bucket.is_some())
    }

    /// What has to be said about the rows: that some may be missing, and that some stand for others.
    pub(super) fn remarks(&self) -> (Option<&'static str>, Option<String>) {
        let missing = "the budget was spent before every class of resources was found, so rows may be missing";
        let merged = match self.merged {
            0 => None,
            1 => Some("one class of resources has the same cells as another and is merged into its row".to_owned()),
            n => Some(format!("{n} classes of resources have the same cells as others and are merged into their rows")),
        };
        (self.undecided.then_some(missing), merged)
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples;

    #[test]
    fn examples_stand_beside_names_that_do_not_say_them() {
        let matrix = samples::many();
        let examples: Vec<_> = matrix.rows[11..16].iter().map(|row| row.example()).collect();
        assert_eq!(examples, [None, Some("app/photos/a"), None, Some("tmp/a/b"), Some("a")]);
    }
}
