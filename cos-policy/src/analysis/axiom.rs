use std::fmt;

use crate::action::Level;
use crate::condition::Origin;
use crate::document::{Document, Reach};

/// What an answer rests on: the model of COS and CAM, named COS-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Axiom {
    /// The key that is authorised is the key that is stored, decoded once: nothing folds `..`, `//`, case or trailing dots.
    M1,
    /// A resource splits at its first five colons; a star at the end stands for any text, the empty one and `/` included
    /// (598/10606).
    M2,
    /// The resource of a listing is the bucket, `/`, and the decoded `prefix` parameter (436/30580, 436/40265).
    M3,
    /// A call needs the actions that the catalogue says; a copy is two checks (436/31923).
    M4,
    /// A header key is present exactly if the header was sent once and is not empty (436/71306).
    M5,
    /// Query keys compare in canonical percent-encoding (436/46205).
    M6,
    /// Actions and keys that only third parties attest have no assured effect.
    M7,
    /// A session policy is intersected with the rights of the caller (436/68283).
    M8,
    /// `PostObject` is judged on the final key, after `${filename}` (436/14690).
    M9,
}

impl fmt::Display for Axiom {
    /// Its name, such as `M2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Document {
    /// What decisions about this document rest on, in order.
    #[must_use]
    pub fn axioms(&self) -> Vec<Axiom> {
        let entries = || self.statements.iter().flat_map(|statement| statement.known.iter());
        let clauses = || self.statements.iter().flat_map(|statement| &statement.clauses);
        let origin = |wanted| clauses().any(|clause| clause.info.is_some_and(|info| info.origin() == wanted));
        let starred = self
            .statements
            .iter()
            .flat_map(|statement| &statement.resources)
            .any(|resource| resource.value.text.len() > 1 && resource.value.text.contains('*'));
        let named = self.statements.iter().flat_map(|statement| &statement.actions);
        let is_unverified = |reach: &Reach| match reach {
            Reach::Known(entry, _) => !entry.is_assured(),
            Reach::Unknown | Reach::Undocumented => true,
            Reach::Everything | Reach::Glob(_) => false,
        };
        let unverified = named.into_iter().any(|action| is_unverified(&action.value.reach))
            || clauses().any(|clause| clause.info.is_none_or(|info| !info.is_assured()));
        let rests = [
            (Axiom::M1, true),
            (Axiom::M2, starred),
            (Axiom::M3, entries().any(|entry| entry.level() == Level::Listing)),
            (Axiom::M4, true),
            (Axiom::M5, origin(Origin::Header)),
            (Axiom::M6, origin(Origin::Query)),
            (Axiom::M7, unverified),
            (Axiom::M8, true),
            (Axiom::M9, entries().any(|entry| entry.name() == "PostObject")),
        ];
        rests.into_iter().filter(|(_, rests)| *rests).map(|(axiom, _)| axiom).collect()
    }
}
