use std::fmt;

use crate::document::{Candidate, Clause, Document, Statement, Undocumented};
use crate::effect::Effect;

use super::request::Request;
use super::truth::Truth;

mod reason;

pub(super) use reason::Reason;

/// What a document says of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// A statement allows it, and none denies it.
    Allow,
    /// A statement denies it.
    ExplicitDeny,
    /// No statement allows it.
    ImplicitDeny,
    /// It depends on something that no document settles.
    Unknown,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Allow => "allow",
            Self::ExplicitDeny => "explicit_deny",
            Self::ImplicitDeny => "implicit_deny",
            Self::Unknown => "unknown",
        })
    }
}

/// The answer to a request, and what it rests on.
///
/// Printed, it is one line: the outcome, and the statement or the reason behind it.
#[derive(Clone, Copy, Debug)]
#[must_use = "a decision that nobody looks at protects nothing"]
pub struct Decision<'a> {
    outcome: Outcome,
    document: &'a Document,
    request: &'a Request,
}

impl Document {
    /// Decides a request: a deny that matches beats every allow, and what nothing allows is denied (598/10605).
    ///
    /// ```
    /// use cos_policy::analysis::Outcome;
    /// use cos_policy::{action, policy, Bucket, Region, Request, MIB};
    ///
    /// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    /// let document = policy! {
    ///     in bucket;
    ///     allow PutObject on "photos/*" when content_length <= 5 * MIB;
    /// }
    /// .document();
    ///
    /// let upload = Request::object(action::PutObject, &bucket, "photos/cat.jpg");
    /// let small = upload.clone().with("cos:content-length", 10);
    /// assert_eq!(document.decide(&small).outcome(), Outcome::Allow);
    /// assert_eq!(
    ///     document.decide(&upload).explain(),
    ///     "implicit_deny: statement[0] would allow it, but its condition `numeric_less_than_equal cos:content-length` does not hold",
    /// );
    /// # Ok::<(), cos_policy::BucketError>(())
    /// ```
    ///
    /// What no document settles is *unknown*, with the statements in doubt, and only where the answer depends on it.
    /// The key can do what its policy allows *and* its issuer may do, so *allow* means "at most" (436/68283).
    ///
    /// Nothing is allocated. The time is proportional to the number of statements.
    pub fn decide<'a>(&'a self, request: &'a Request) -> Decision<'a> {
        let resource = request.target().map(|target| target.text.as_str());
        let matches = |candidates: &'a [Candidate]| {
            let candidates = candidates.iter().filter(|candidate| candidate.may_match(request.candidates(), resource));
            let statements = candidates.filter_map(|candidate| self.statements.get(candidate.at as usize));
            Truth::any(statements.map(|statement| statement.matches(self.principal.as_ref(), request)))
        };
        let outcome = match matches(&self.denies) {
            Truth::True => Outcome::ExplicitDeny,
            denied => match (matches(&self.allows), denied) {
                (Truth::False, _) => Outcome::ImplicitDeny,
                (Truth::True, Truth::False) => Outcome::Allow,
                _ => Outcome::Unknown,
            },
        };
        Decision { outcome, document: self, request }
    }

    /// [`decide`](Self::decide), as one line of text.
    #[must_use]
    pub fn explain(&self, request: &Request) -> String {
        self.decide(request).explain()
    }
}

impl<'a> Decision<'a> {
    /// What was decided.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Whether the request is allowed for certain.
    #[must_use]
    pub fn is_allow(&self) -> bool {
        self.outcome == Outcome::Allow
    }

    /// The statements that decided, by their place from 0: those that allow, those that deny, or those in doubt; none for
    /// an implicit deny.
    pub fn statements(&self) -> impl Iterator<Item = usize> + use<'a> {
        let Self { outcome, document, request } = *self;
        document
            .statements
            .iter()
            .enumerate()
            .filter(move |(_, statement)| {
                let truth = statement.matches(document.principal.as_ref(), request);
                match outcome {
                    Outcome::Allow => statement.effect == Effect::Allow && truth == Truth::True,
                    Outcome::ExplicitDeny => statement.effect == Effect::Deny && truth == Truth::True,
                    Outcome::ImplicitDeny => false,
                    Outcome::Unknown => matches!(truth, Truth::Undocumented(_)),
                }
            })
            .map(|(at, _)| at)
    }

    /// Why the outcome is unknown: what no document settles, statement by statement.
    pub fn undocumented(&self) -> impl Iterator<Item = Undocumented> + use<'a> {
        let Self { document, request, .. } = *self;
        let unknown = self.outcome == Outcome::Unknown;
        document.statements.iter().filter(move |_| unknown).filter_map(move |statement| {
            match statement.matches(document.principal.as_ref(), request) {
                Truth::Undocumented(why) => Some(why),
                _ => None,
            }
        })
    }

    /// One line: the outcome, and the statement or the reason behind it.
    #[must_use]
    pub fn explain(&self) -> String {
        self.to_string()
    }

    /// What the outcome hangs on, if the request is refused.
    pub(super) fn cause(&self) -> Cause {
        match self.outcome {
            Outcome::Allow | Outcome::Unknown => Cause::None,
            Outcome::ExplicitDeny => self.statements().next().map_or(Cause::None, Cause::Deny),
            Outcome::ImplicitDeny => match self.nearest_allow() {
                None | Some((_, Obstacle::Action)) => Cause::Action,
                Some((at, Obstacle::Resource)) => Cause::Resource(at),
                Some((at, Obstacle::Principal)) => Cause::Principal(at),
                Some((at, Obstacle::Condition(clause))) => {
                    let clauses = self.document.statements.get(at).map_or(&[][..], |statement| &statement.clauses);
                    Cause::Condition(at, clauses.iter().position(|other| std::ptr::eq(other, clause)))
                }
            },
        }
    }

    /// The allow that comes nearest to the request, and what keeps it from matching.
    fn nearest_allow(&self) -> Option<(usize, Obstacle<'a>)> {
        let Self { document, request, .. } = *self;
        let allows = document.statements.iter().enumerate().filter(|(_, statement)| statement.effect == Effect::Allow);
        allows.map(|(at, statement)| (at, statement.obstacle(request))).max_by_key(|(at, obstacle)| {
            // The first of those that fail the latest.
            (obstacle.rank(), std::cmp::Reverse(*at))
        })
    }
}

/// What refuses a request: a deny, or what keeps the nearest allow from matching, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    None,
    Deny(usize),
    Action,
    Resource(usize),
    Condition(usize, Option<usize>),
    Principal(usize),
}

/// What keeps a statement from matching.
#[derive(Clone, Copy, Debug)]
enum Obstacle<'a> {
    Action,
    Resource,
    Condition(&'a Clause),
    Principal,
}

impl Obstacle<'_> {
    const fn rank(self) -> u8 {
        match self {
            Self::Action => 0,
            Self::Resource => 1,
            Self::Condition(_) => 2,
            Self::Principal => 3,
        }
    }
}

impl Statement {
    fn obstacle(&self, request: &Request) -> Obstacle<'_> {
        if self.matches_action(request) == Truth::False {
            return Obstacle::Action;
        }
        if self.matches_resource(request) == Truth::False {
            return Obstacle::Resource;
        }
        let failed = self.clauses.iter().find(|clause| clause.holds(request) == Truth::False);
        failed.map_or(Obstacle::Principal, Obstacle::Condition)
    }
}

impl fmt::Display for Decision<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.outcome)?;
        let statements = |f: &mut fmt::Formatter<'_>| {
            for (i, at) in self.statements().enumerate() {
                write!(f, "{}statement[{at}]", if i > 0 { ", " } else { "" })?;
            }
            Ok(())
        };
        match self.outcome {
            Outcome::Allow => {
                f.write_str("allowed by ")?;
                statements(f)
            }
            Outcome::ExplicitDeny => {
                f.write_str("denied by ")?;
                statements(f)
            }
            Outcome::Unknown => {
                f.write_str("it depends on ")?;
                statements(f)?;
                match self.undocumented().next() {
                    Some(why) => write!(f, ": {why}"),
                    None => Ok(()),
                }
            }
            Outcome::ImplicitDeny => match self.nearest_allow() {
                None => f.write_str("no statement allows anything"),
                Some((_, Obstacle::Action)) => write!(f, "no statement allows {}", self.request.action()),
                Some((at, Obstacle::Resource)) => {
                    write!(f, "statement[{at}] would allow the action, but not on {}", self.request.resource())
                }
                Some((at, Obstacle::Condition(clause))) => write!(
                    f,
                    "statement[{at}] would allow it, but its condition `{} {}` does not hold",
                    clause.operator.value, clause.key.value
                ),
                Some((at, Obstacle::Principal)) => {
                    write!(f, "statement[{at}] would allow it, but names another principal")
                }
            },
        }
    }
}
