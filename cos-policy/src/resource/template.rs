use super::key::{Folder, Key};
use super::segment::AsSegment;

/// A key as `policy!` writes it: literals and what fills the placeholders between them. It becomes text once, in the
/// policy itself.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "what fills it need not be printable")]
pub struct KeyTemplate<'a>(Template<'a>);

/// A folder as `policy!` writes it, like [`KeyTemplate`].
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "what fills it need not be printable")]
pub struct FolderTemplate<'a>(Template<'a>);

/// What fills a placeholder, of any type.
pub trait Filling {
    /// Writes its segment.
    fn append_to(&self, text: &mut String);
}

impl<S: AsSegment> Filling for S {
    fn append_to(&self, text: &mut String) {
        match self.borrowed() {
            Some(segment) => text.push_str(segment.as_str()),
            None => text.push_str(self.as_segment().as_str()),
        }
    }
}

#[derive(Clone, Copy)]
struct Template<'a> {
    head: &'static str,
    /// Each with the literal behind it.
    segments: &'a [(&'a dyn Filling, &'static str)],
}

impl Template<'_> {
    #[inline]
    fn append_to(&self, text: &mut String) {
        text.push_str(self.head);
        for (segment, literal) in self.segments {
            segment.append_to(text);
            text.push_str(literal);
        }
    }

    fn text(&self) -> String {
        let mut text = String::with_capacity(64);
        self.append_to(&mut text);
        text
    }
}

macro_rules! templates {
    ($($template:ident => $key:ident;)*) => {$(
        impl<'a> $template<'a> {
            pub(crate) const fn new(head: &'static str, segments: &'a [(&'a dyn Filling, &'static str)]) -> Self {
                Self(Template { head, segments })
            }

            #[inline]
            pub(crate) fn append_to(&self, text: &mut String) {
                self.0.append_to(text);
            }

            pub(crate) fn filled(&self) -> $key {
                $key::of_template(self.0.text())
            }
        }

    )*};
}

templates! {
    KeyTemplate => Key;
    FolderTemplate => Folder;
}
