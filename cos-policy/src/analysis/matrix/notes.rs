use std::collections::BTreeMap;

/// Texts that are too long for their place, numbered from 1 as they come; equal ones share a number.
#[derive(Default)]
pub(super) struct Notes<'m> {
    texts: Vec<&'m str>,
    numbers: BTreeMap<&'m str, usize>,
}

impl<'m> Notes<'m> {
    pub(super) fn number(&mut self, text: &'m str) -> usize {
        let next = self.texts.len() + 1;
        let number = *self.numbers.entry(text).or_insert(next);
        if number == next {
            self.texts.push(text);
        }
        number
    }

    /// Each number with its text.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &'m str)> {
        self.texts.iter().enumerate().map(|(i, text)| (i + 1, *text))
    }
}
