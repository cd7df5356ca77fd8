/// A pattern: literal pieces, and any text between them, the empty one and slashes included.
///
/// Source: 598/10604 and 598/10606 for the star.
#[derive(Clone, Debug)]
pub(crate) struct Glob {
    /// What the text starts with; all of it if there is nothing more.
    first: Box<str>,
    /// What follows, each piece behind any text, and the last at the end.
    rest: Box<[Box<str>]>,
}

impl Glob {
    /// With `*` as the only wildcard.
    pub(crate) fn new(pattern: &str) -> Self {
        let (first, rest) = pattern.split_once('*').map_or((pattern, None), |(first, rest)| (first, Some(rest)));
        // Several stars in a row are one.
        let mut rest: Vec<Box<str>> = rest.into_iter().flat_map(|rest| rest.split('*')).map(Into::into).collect();
        let last = rest.pop();
        rest.retain(|piece| !piece.is_empty());
        rest.extend(last);
        Self { first: first.into(), rest: rest.into() }
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

    /// What the text starts with; all of it if there is no star.
    pub(crate) fn first(&self) -> &str {
        &self.first
    }

    /// The pieces behind the stars, of which the last stands at the end; none if there is no star.
    pub(crate) fn rest(&self) -> impl Iterator<Item = &str> + Clone {
        self.rest.iter().map(|piece| &**piece)
    }

    /// The pattern, each run of stars as one.
    pub(crate) fn text(&self) -> String {
        self.rest.iter().fold(self.first.to_string(), |text, piece| text + "*" + piece)
    }

    /// Linear in pattern and text: the first place that fits a piece between two stars is as good as any later one, so
    /// nothing is tried twice.
    pub(crate) fn matches(&self, text: &str) -> bool {
        // Comparing with an empty text is not free.
        let start = if self.first.is_empty() { Some(text) } else { text.strip_prefix(&*self.first) };
        let Some(mut text) = start else { return false };
        let [middle @ .., last] = &*self.rest else { return text.is_empty() };
        for piece in middle {
            let Some(at) = text.find(&**piece) else { return false };
            text = text.get(at + piece.len()..).unwrap_or_default();
        }
        last.is_empty() || text.ends_with(&**last)
    }
}

/// Whether a text has a wildcard whose reach no document settles.
pub(crate) fn has_undocumented(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'?' | b'$')) && (text.contains('?') || text.contains("${"))
}
