//! Libraries that know regular languages: what varies is one text, and a policy is a set of texts.

use aws_smt_strings::regular_expressions::{ReManager, RegLan};
use cos_policy::Effect;

use crate::cases::{Case, Statement, Varies};
use crate::provers::Question;

/// What a policy permits: the patterns of its allows without those of its denies.
struct Patterns {
    allowed: Vec<String>,
    denied: Vec<String>,
}

impl Patterns {
    fn new(statements: &[Statement], varies: Varies) -> Self {
        let of = |effect| {
            let statements = statements.iter().filter(|statement| statement.effect == effect);
            statements.flat_map(|statement| statement.patterns(varies)).cloned().collect()
        };
        Self { allowed: of(Effect::Allow), denied: of(Effect::Deny) }
    }
}

fn both(case: &Case) -> Option<[Patterns; 2]> {
    (case.varies != Varies::All).then(|| case.policies.each_ref().map(|policy| Patterns::new(policy, case.varies)))
}

/// aws-smt-strings: is the difference empty? It is asked for no witness. A manager remembers what it derived, so that
/// each answer starts with a new one, from the patterns.
pub struct Derivatives([Patterns; 2]);

impl Derivatives {
    pub fn new(case: &Case) -> Option<Self> {
        both(case).map(Self)
    }

    /// `None` after a thousand derivatives.
    pub fn holds_within_budget(&self) -> Option<bool> {
        let expressions = &mut ReManager::new();
        let difference = self.difference(expressions);
        expressions.is_empty_re_bounded(difference, 1_000)
    }

    fn difference(&self, expressions: &mut ReManager) -> RegLan {
        let [left, right] = self.0.each_ref().map(|policy| permitted(expressions, policy));
        expressions.diff(left, right)
    }
}

impl Question for Derivatives {
    fn holds(&self) -> Option<bool> {
        let expressions = &mut ReManager::new();
        let difference = self.difference(expressions);
        Some(expressions.is_empty_re(difference))
    }
}

fn permitted(expressions: &mut ReManager, policy: &Patterns) -> RegLan {
    let [allowed, denied] = [&policy.allowed, &policy.denied].map(|patterns| {
        let each: Vec<_> = patterns.iter().map(|pattern| glob(expressions, pattern)).collect();
        expressions.union_list(each)
    });
    expressions.diff(allowed, denied)
}

fn glob(expressions: &mut ReManager, pattern: &str) -> RegLan {
    let mut pieces = Vec::new();
    for (at, piece) in pattern.split('*').enumerate() {
        if at > 0 {
            pieces.push(expressions.full());
        }
        pieces.push(expressions.str(&piece.into()));
    }
    expressions.concat_list(pieces)
}

#[cfg(feature = "peers")]
pub use automata::Automata;

#[cfg(feature = "peers")]
mod automata {
    use regexsolver::Term;

    use super::{Case, Patterns, Question, both};

    /// regexsolver: is one language a subset of the other? The patterns are read beforehand.
    pub struct Automata([[Vec<Term>; 2]; 2]);

    impl Automata {
        pub fn new(case: &Case) -> Option<Self> {
            let read = |patterns: &[String]| patterns.iter().map(|pattern| glob(pattern)).collect();
            both(case).map(|policies| {
                Self(policies.each_ref().map(|Patterns { allowed, denied }| [read(allowed), read(denied)]))
            })
        }
    }

    impl Question for Automata {
        fn holds(&self) -> Option<bool> {
            let [left, right] = self.0.each_ref().map(permitted);
            left?.subset(&right?).ok()
        }
    }

    fn permitted([allowed, denied]: &[Vec<Term>; 2]) -> Option<Term> {
        let [allowed, denied] = [allowed, denied].map(|terms| Term::new_empty().union(terms).ok());
        allowed?.difference(&denied?).ok()
    }

    fn glob(pattern: &str) -> Term {
        let pieces: Vec<_> = pattern.split('*').map(regex::escape).collect();
        Term::from_pattern(&pieces.join(".*")).expect("the expression is one")
    }
}
