use std::fmt::{self, Write};
use std::sync::Arc;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::action::{self, Level};
use crate::analysis::Axiom;
use crate::analysis::request::Request;
use crate::condition::{Origin, known_key};
use crate::document::Document;

use super::example::Example;
use super::naming::Naming;

/// A request that shows why something does not hold. What [`Document::decide`] says of it, anybody can check.
///
/// Of all such requests it is the best: one that COS takes, that rests on few axioms, and that an ordinary client sends; and
/// then one with a short key. Where the budget of steps was spent, a better one may exist.
///
/// In serde it is `{"request", "realizable", "decisions"}`.
#[derive(Clone, Debug)]
pub struct Witness {
    request: Request,
    is_realizable: bool,
    /// What each document says of it.
    decisions: Vec<String>,
    /// The statements that allow it.
    statements: Vec<usize>,
    documents: Arc<[String]>,
}

impl Witness {
    pub(super) fn new(example: Example, documents: &[&Document]) -> Self {
        Self::quoting(example, documents, texts(documents))
    }

    /// The same, where the documents are written out already.
    pub(super) fn quoting(example: Example, documents: &[&Document], texts: Arc<[String]>) -> Self {
        Self {
            is_realizable: example.is_realizable(),
            decisions: documents.iter().map(|document| document.explain(&example.request)).collect(),
            statements: documents
                .first()
                .map(|document| document.decide(&example.request).statements().collect())
                .unwrap_or_default(),
            documents: texts,
            request: example.request,
        }
    }

    /// The same of two documents that stand the other way round.
    pub(super) fn turned(mut self) -> Self {
        self.decisions.reverse();
        self.documents = self.documents.iter().rev().cloned().collect();
        self
    }

    /// The request.
    #[must_use]
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// Whether COS takes such a request: its key is one that an object can have (436/13324), and its action is about such a
    /// resource. Where it is not, no better request shows the same.
    #[must_use]
    pub const fn is_realizable(&self) -> bool {
        self.is_realizable
    }

    /// The statements that allow it, by their place from 0, in the first document that does.
    #[must_use]
    pub fn statements(&self) -> &[usize] {
        &self.statements
    }

    /// What each document says of it, in the order of the question, as [`Document::explain`] does.
    pub fn decisions(&self) -> impl Iterator<Item = &str> {
        self.decisions.iter().map(String::as_str)
    }

    /// What it rests on, in order.
    #[must_use]
    pub fn axioms(&self) -> Vec<Axiom> {
        let name = self.request.action().strip_prefix("name/cos:").unwrap_or_default();
        let entry = action::entry_and_set(name).map(|(entry, _)| entry);
        let is_listing = entry.is_some_and(|entry| entry.level() == Level::Listing);
        let sends = |origin| {
            let own = |key: &str| is_listing && key == "cos:prefix";
            self.request.context().any(|(key, _)| !own(key) && known_key(key).is_some_and(|key| key.origin() == origin))
        };
        let rests = [
            (Axiom::M1, true),
            (Axiom::M2, true),
            (Axiom::M3, is_listing),
            (Axiom::M4, true),
            (Axiom::M5, sends(Origin::Header)),
            (Axiom::M6, sends(Origin::Query)),
            (Axiom::M7, entry.is_none_or(|entry| !entry.is_assured())),
            (Axiom::M8, true),
            (Axiom::M9, name == "PostObject"),
        ];
        rests.into_iter().filter(|(_, rests)| *rests).map(|(axiom, _)| axiom).collect()
    }

    /// A unit test that replays it, ready to be pasted.
    #[must_use]
    pub fn to_test(&self) -> String {
        let mut test = String::from("#[test]\nfn witness() {\n    use cos_policy::{Bucket, Document, Request};\n\n");
        // Writing to a string cannot fail.
        _ = self.write_test(&mut test);
        test
    }

    /// The request without its action, as short as can be: the key, with its bucket if that has to be told, and the context.
    pub(super) fn example(&self, naming: &Naming) -> String {
        let request = &self.request;
        // Words around it are no part of it.
        let key = || match request.key() {
            key if key.contains(' ') => format!("{key:?}"),
            key => key.escape_debug().to_string(),
        };
        let target = match request.bucket_of().map(|bucket| (bucket, naming.told(bucket))) {
            None => "the account".to_owned(),
            Some((bucket, told)) if request.key().is_empty() => told.unwrap_or_else(|| bucket.name().to_owned()),
            Some((_, None)) => key(),
            Some((_, Some(told))) => format!("{} in {told}", key()),
        };
        let context = request.context().filter(|(key, _)| *key != "cos:prefix");
        let context: Vec<String> = context.map(|(key, value)| format!("{key} = {value}")).collect();
        if context.is_empty() { target } else { format!("{target} with {}", context.join(", ")) }
    }

    fn write_test(&self, test: &mut String) -> fmt::Result {
        let request = &self.request;
        match request.bucket_of() {
            Some(bucket) => {
                let (region, name) = (bucket.region(), bucket.name());
                writeln!(
                    test,
                    "    let bucket = Bucket::new({:?}.parse().unwrap(), {name:?}).unwrap();",
                    region.as_str()
                )?;
                write!(
                    test,
                    "    let request = Request::object({:?}, &bucket, {:?})",
                    request.action(),
                    request.key()
                )?;
            }
            None => write!(test, "    let request = Request::account({:?})", request.action())?,
        }
        for (key, value) in request.context() {
            write!(test, "\n        .with({key:?}, {})", value.to_rust())?;
        }
        if let Some(principal) = request.principal() {
            write!(test, "\n        .by({principal:?})")?;
        }
        test.push_str(";\n");
        for (document, decision) in self.documents.iter().zip(&self.decisions) {
            let is_allowed = decision.starts_with("allow");
            let hashes = "#".repeat(1 + document.matches("\"#").map(str::len).max().unwrap_or_default());
            writeln!(test, "\n    // {decision}")?;
            writeln!(test, "    let policy = Document::parse(r{hashes}\"{document}\"{hashes}).unwrap();")?;
            let not = if is_allowed { "" } else { "!" };
            writeln!(test, "    assert!({not}policy.decide(&request).is_allow());")?;
        }
        test.push_str("}\n");
        Ok(())
    }
}

/// Documents as a test quotes them.
pub(super) fn texts(documents: &[&Document]) -> Arc<[String]> {
    documents.iter().map(|document| document.to_json()).collect()
}

impl fmt::Display for Witness {
    /// The request, and on a line each what the documents say of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)?;
        if !self.is_realizable {
            f.write_str(" (which no client can send)")?;
        }
        self.decisions.iter().try_for_each(|decision| write!(f, "\n  {decision}"))
    }
}

impl Serialize for Witness {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut witness = serializer.serialize_struct("Witness", 3)?;
        witness.serialize_field("request", &self.request)?;
        witness.serialize_field("realizable", &self.is_realizable)?;
        witness.serialize_field("decisions", &self.decisions)?;
        witness.end()
    }
}
