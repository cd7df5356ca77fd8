/// A text that the compiler puts together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    bytes: [u8; Self::MOST],
    len: usize,
}

impl Passage {
    /// Room for two templates of the greatest length, and a sentence about them.
    const MOST: usize = 4096;

    pub(super) const fn of(text: &[u8]) -> Self {
        Self { bytes: [0; Self::MOST], len: 0 }.and(text)
    }

    /// This, and another text behind it; what has no room is left out.
    #[must_use]
    pub(super) const fn and(mut self, mut text: &[u8]) -> Self {
        while let [first, rest @ ..] = text {
            let (_, [free, ..]) = self.bytes.split_at_mut(self.len) else { break };
            *free = *first;
            self.len += 1;
            text = rest;
        }
        self
    }

    pub(super) const fn as_bytes(&self) -> &[u8] {
        self.bytes.split_at(self.len).0
    }

    pub(super) const fn as_str(&self) -> &str {
        match std::str::from_utf8(self.as_bytes()) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}
