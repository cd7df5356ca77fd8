use std::collections::BTreeMap;

use crate::analysis::request::Request;
use crate::analysis::truth::Truth;
use crate::document::Document;

/// Actions that no statement tells apart, by a number for each class.
#[derive(Default)]
pub(super) struct Classes {
    of_actions: BTreeMap<String, usize>,
    /// How statements match the actions of each class.
    matches: Vec<Vec<Truth>>,
}

impl Classes {
    /// The class of the action of a request.
    pub(super) fn of(&mut self, request: &Request, documents: &[(&Document, &str)]) -> usize {
        let matches = &mut self.matches;
        *self.of_actions.entry(request.action().to_owned()).or_insert_with(|| {
            let statements = documents.iter().flat_map(|(document, _)| &document.statements);
            let own: Vec<Truth> = statements.map(|statement| statement.matches_action(request)).collect();
            matches.iter().position(|other| *other == own).unwrap_or_else(|| {
                matches.push(own);
                matches.len() - 1
            })
        })
    }
}
