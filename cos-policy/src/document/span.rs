use std::ops::Range;

/// A place in the text that a document was read from, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// The byte behind the last.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// As a range, such as `text.get(span.range())` takes.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A part of a document and where it stands. Where it stands does not count when documents are compared.
#[derive(Clone, Debug)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

/// What every error of a reader says of its place: `line`, `column` and `span`.
macro_rules! located {
    ($error:ident, $span:ident $(. $path:ident)*) => {
        impl $error {
            /// The line, from 1.
            #[must_use]
            pub const fn line(&self) -> usize {
                self.line
            }

            /// The column in characters, from 1.
            #[must_use]
            pub const fn column(&self) -> usize {
                self.column
            }

            /// The place in bytes.
            #[must_use]
            pub const fn span(&self) -> crate::document::Span {
                self.$span $(. $path)*
            }
        }
    };
}
pub(crate) use located;
