use crate::resource::bytes::{equal, until};
use crate::resource::names::Names;
use crate::resource::scope::KeyScope;

/// What a derive that reported a mistake has for a template: it isolates whatever is asked, so that nothing else is reported.
const MISTAKEN: &str = "?";

/// The template of a derived scope, and what its fields can be, for the compiler to read.
#[derive(Clone, Copy, Debug)]
pub struct Outline {
    /// As it is written: `app/{user}/*`.
    pub(super) template: &'static str,
    fields: Fields,
}

/// The fields and what each can be filled with, in one order.
#[derive(Clone, Copy, Debug)]
struct Fields {
    fields: &'static [&'static str],
    names: &'static [Names],
}

/// What stands between two slashes: a literal, or a placeholder with literals around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) before: &'static [u8],
    pub(super) field: Option<Field>,
    pub(super) behind: &'static [u8],
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) name: &'static [u8],
    pub(super) names: Names,
}

/// What of an outline is still to be read; the star of a folder is no part of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    rest: &'static [u8],
    fields: Fields,
}

impl Outline {
    /// That of a scope which derives none.
    pub(crate) const UNKNOWN: Self = Self::new("", &[], &[]);

    /// What the template is filled with: the fields, and what each can be.
    #[must_use]
    pub const fn new(template: &'static str, fields: &'static [&'static str], names: &'static [Names]) -> Self {
        Self { template, fields: Fields { fields, names } }
    }

    /// After a mistake.
    #[must_use]
    pub const fn mistaken(fields: &'static [&'static str]) -> Self {
        Self::new(MISTAKEN, fields, &[])
    }

    /// The outline of a scope.
    #[must_use]
    pub const fn of<S: KeyScope>() -> Self {
        S::OUTLINE
    }

    pub(crate) const fn fields(&self) -> &'static [&'static str] {
        self.fields.fields
    }

    pub(super) const fn is_known(&self) -> bool {
        !self.template.is_empty()
    }

    pub(super) const fn is_mistaken(&self) -> bool {
        equal(self.template.as_bytes(), MISTAKEN.as_bytes())
    }

    pub(super) const fn is_folder(&self) -> bool {
        matches!(self.template.as_bytes(), [.., b'*'])
    }

    pub(super) const fn parts(&self) -> Parts {
        Parts { rest: self.template.as_bytes(), fields: self.fields }
    }

    pub(super) const fn has(&self, field: &str) -> bool {
        self.fields.find(field.as_bytes()).is_some()
    }
}

impl Parts {
    /// The next part, and what follows it. None has two placeholders.
    pub(super) const fn next(self) -> Option<(Part, Self)> {
        let (part, rest) = match until(self.rest, b'/') {
            Some((part, rest)) => (part, rest),
            None => (self.rest, [].as_slice()),
        };
        match part {
            [] | [b'*'] => None,
            part => Some((self.read(part), Self { rest, ..self })),
        }
    }

    const fn read(self, text: &'static [u8]) -> Part {
        if let Some((before, rest)) = until(text, b'{') {
            if let Some((name, behind)) = until(rest, b'}') {
                let names = match self.fields.find(name) {
                    Some(names) => names,
                    None => Names::ANY,
                };
                return Part { before, field: Some(Field { name, names }), behind };
            }
        }
        Part { before: text, field: None, behind: &[] }
    }
}

impl Fields {
    const fn find(mut self, name: &[u8]) -> Option<Names> {
        while let ([field, fields @ ..], [names, rest @ ..]) = (self.fields, self.names) {
            if equal(field.as_bytes(), name) {
                return Some(*names);
            }
            self = Self { fields, names: rest };
        }
        None
    }
}
