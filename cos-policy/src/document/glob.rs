/// A pattern: literal pieces, and any text between them, the empty one and slashes included.
///
/// Source: 598/10604 and 598/10606 for the star.
#[derive(Clone, Debug)]
pub(crate) struct Glob {
    // INVARIANT: at least one. The first starts the text, the last ends it.
    pieces: Box<[Box<str>]>,
}

impl Glob {
    /// With `*` as the only wildcard.
    pub(crate) fn new(pattern: &str) -> Self {
        let mut pieces: Vec<Box<str>> = pattern.split('*').map(Into::into).collect();
        // Several stars in a row are one.
        let last = pieces.len() - 1;
        let mut at = 0;
        pieces.retain(|piece| {
            at += 1;
            at == 1 || at > last || !piece.is_empty()
        });
        Self { pieces: pieces.into() }
    }

    /// With `?` and `${..}` as wildcards of unknown reach, which any text replaces.
    pub(crate) fn widest(pattern: &str) -> Self {
        let mut widened = String::with_capacity(pattern.len());
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once("${") {
            widened.extend([before, "*"]);
            rest = after.split_once('}').map_or("", |(_, after)| after);
        }
        widened.push_str(rest);
        Self::new(&widened.replace('?', "*"))
    }

    /// Linear in pattern and text: the first place that fits a piece between two stars is as good as any later one, so
    /// nothing is tried twice.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let [first, rest @ ..] = &*self.pieces else { return false };
        let Some(mut text) = text.strip_prefix(&**first) else { return false };
        let [middle @ .., last] = rest else { return text.is_empty() };
        for piece in middle {
            let Some(at) = text.find(&**piece) else { return false };
            text = text.get(at + piece.len()..).unwrap_or_default();
        }
        text.ends_with(&**last)
    }
}

/// Whether a text has a wildcard whose reach no document settles.
pub(crate) fn has_undocumented(text: &str) -> bool {
    text.contains('?') || text.contains("${")
}
