use std::collections::BTreeSet;

/// One value or more; the first costs no allocation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(unnameable_types, reason = "it passes between the parts of this crate, in methods that are not shown")]
pub struct NonEmpty<T> {
    first: T,
    rest: Vec<T>,
}

impl<T> NonEmpty<T> {
    pub(crate) const fn new(first: T) -> Self {
        Self { first, rest: Vec::new() }
    }

    /// `None` for no value at all.
    pub(crate) fn collect(values: impl IntoIterator<Item = T>) -> Option<Self> {
        let mut values = values.into_iter();
        Some(Self { first: values.next()?, rest: values.collect() })
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    pub(crate) fn len(&self) -> usize {
        1 + self.rest.len()
    }

    pub(crate) fn append(&mut self, mut more: Self) {
        self.rest.push(more.first);
        self.rest.append(&mut more.rest);
    }
}

impl<T: Clone + Ord> NonEmpty<T> {
    /// The values in their order, each once; `None` for no value at all.
    pub(crate) fn distinct(values: impl IntoIterator<Item = T>) -> Option<Self> {
        let mut seen = BTreeSet::new();
        Self::collect(values.into_iter().filter(|value| seen.insert(value.clone())))
    }
}
