//! Ways to answer a case.

use std::hint::black_box;

use cos_policy::Document;
use cos_policy::analysis::{Verdict, implies};

use crate::cases::{Case, document};

/// A case, prepared for one way of answering it.
pub trait Question {
    /// `None` if it gives up.
    fn holds(&self) -> Option<bool>;

    /// Nanoseconds an answer. Each kind of question has a copy of this loop of its own.
    fn time(&self, calls: u32) -> f64 {
        cos_policy_benches::time(|| self.holds(), calls)
    }
}

/// A way to answer a case, with its name.
pub type Named<'a> = (String, Box<dyn Question + 'a>);

/// `None` where it cannot be asked.
pub fn named<'a>(name: &str, question: Option<impl Question + 'a>) -> Option<Named<'a>> {
    question.map(|question| (name.to_owned(), Box::new(question) as _))
}

/// Ours: from two documents to a verdict, with its witness.
pub struct Ours([Document; 2]);

impl Ours {
    pub fn new(case: &Case) -> Self {
        Self(case.policies.each_ref().map(|statements| document(statements)))
    }

    /// Whether the witness, if there is one, is allowed by the first document and not by the second.
    pub fn replays(&self) -> bool {
        let [left, right] = &self.0;
        match implies(left, right) {
            Verdict::Fails(witness) => {
                let [left, right] = [left, right].map(|document| document.decide(witness.request()).is_allow());
                left && !right
            }
            _ => true,
        }
    }
}

impl Question for Ours {
    fn holds(&self) -> Option<bool> {
        let [left, right] = black_box(&self.0);
        match implies(left, right) {
            Verdict::Holds => Some(true),
            Verdict::Fails(_) => Some(false),
            Verdict::Unknown(_) => None,
        }
    }
}
