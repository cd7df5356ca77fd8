use std::collections::BTreeSet;
use std::net::IpAddr;

use crate::document::{
    Bound, Clause, Comparison, Operand, Piece, Point, Points, Principal, Quantifier, Reach, ResourcePattern,
    ResourceReach, Spanned, Statement, Test, Undocumented,
};

use super::request::{Fact, Request, Target};
use super::truth::Truth;

impl Statement {
    /// Whether the statement is about the request; `principal` is that of the whole document.
    pub(crate) fn matches(&self, principal: Option<&Spanned<Principal>>, request: &Request) -> Truth {
        let mut matches = self.matches_action(request);
        if matches == Truth::False {
            return matches;
        }
        matches = matches.and(self.matches_resource(request));
        if matches == Truth::False {
            return matches;
        }
        if !self.clauses.is_empty() {
            matches = matches.and(Truth::all(self.clauses.iter().map(|clause| clause.holds(request))));
        }
        match self.principal.as_ref().or(principal) {
            None => matches,
            Some(principal) => matches.and(principal.value.matches(request.principal())),
        }
    }

    #[inline]
    pub(crate) fn matches_action(&self, request: &Request) -> Truth {
        if self.known.meets(request.candidates()) {
            return Truth::True;
        }
        self.matches_text(request)
    }

    #[inline]
    pub(crate) fn matches_resource(&self, request: &Request) -> Truth {
        Truth::any(self.resources.iter().map(|resource| resource.value.matches(request)))
    }

    fn matches_text(&self, request: &Request) -> Truth {
        Truth::any(self.actions.iter().map(|action| match &action.value.reach {
            Reach::Everything => Truth::True,
            Reach::Known(..) => Truth::False,
            Reach::Unknown => Truth::of(action.value.text == request.action()),
            Reach::Glob(glob) => Truth::of(glob.matches(request.action())),
            Reach::Undocumented => Truth::Undocumented(Undocumented::Action),
        }))
    }
}

impl ResourcePattern {
    #[inline]
    pub(crate) fn matches(&self, request: &Request) -> Truth {
        match (&self.reach, request.target()) {
            (ResourceReach::Prefix, Some(target)) => {
                let prefix = self.text.as_bytes().split_last().map_or(&[][..], |(_, prefix)| prefix);
                Truth::of(target.text.as_bytes().starts_with(prefix))
            }
            (_, target) => self.matches_otherwise(target),
        }
    }

    fn matches_otherwise(&self, target: Option<&Target>) -> Truth {
        let Some(target) = target else {
            return self.matches_account();
        };
        match &self.reach {
            ResourceReach::Everything => Truth::True,
            ResourceReach::Prefix => Truth::False,
            ResourceReach::Exact => Truth::of(target.text == self.text),
            ResourceReach::Segments(segments) => Truth::all([
                segments.project.matches(""),
                segments.service.matches("cos"),
                segments.region.matches(target.region()),
                segments.account.matches(target.account()),
                segments.path.matches(target.path()),
            ]),
        }
    }

    /// For a service-level action a statement that names a resource counts as none (598/57092).
    fn matches_account(&self) -> Truth {
        match self.segments() {
            None => Truth::True,
            Some([_, "cos" | "*" | "", .., "*"]) => Truth::Undocumented(Undocumented::AccountWide),
            Some(_) => Truth::False,
        }
    }
}

impl Piece {
    pub(crate) fn matches(&self, text: &str) -> Truth {
        match self {
            Self::Any => Truth::True,
            Self::Documented(glob) => Truth::of(glob.matches(text)),
            Self::Undocumented(why, glob) => Truth::doubtful(glob.matches(text), *why),
        }
    }
}

impl Principal {
    pub(crate) fn matches(&self, principal: Option<&str>) -> Truth {
        if self.is_public() {
            return Truth::True;
        }
        let Some(principal) = principal else {
            return Truth::Undocumented(Undocumented::Principal);
        };
        Truth::any(self.names.iter().map(|name| match user(name) {
            Some(user_named) => Truth::of(user(principal) == Some(user_named)),
            None if name == principal => Truth::True,
            // A group, a role or a pattern, whose members nobody told.
            None => Truth::Undocumented(Undocumented::PrincipalKind),
        }))
    }
}

/// The account and the user in it, of a principal that is one user (598/10606). The account itself is written `root` too.
pub(crate) fn user(principal: &str) -> Option<(&str, &str)> {
    let (owner, user) = principal.strip_prefix("qcs::cam::uin/")?.split_once(':')?;
    let user = if user == "root" { owner } else { user.strip_prefix("uin/")? };
    let is_plain = |number: &str| !number.contains(['*', '?', '/', ':']);
    (is_plain(owner) && is_plain(user)).then_some((owner, user))
}

impl Clause {
    #[inline]
    pub(crate) fn holds(&self, request: &Request) -> Truth {
        self.holds_of(|| self.info.and_then(|info| request.fact(info)))
    }

    /// Whether it holds where its key has this value. Source of the rules for absent keys: 436/71306.
    #[inline]
    pub(crate) fn holds_of<'r>(&self, fact: impl FnOnce() -> Option<&'r Fact>) -> Truth {
        let operator = self.operator.value;
        if let Test::Undocumented(why @ (Undocumented::ConditionKey | Undocumented::Operator)) = self.test {
            return Truth::Undocumented(why);
        }
        let Some(fact) = fact() else {
            return match (operator.quantifier, operator.if_exist) {
                (_, true) => Truth::True,
                (Quantifier::All, false) => Truth::Undocumented(Undocumented::EmptySet),
                (_, false) => Truth::False,
            };
        };
        match (fact, operator.quantifier) {
            (Fact::Tags(tags), Quantifier::Any) => Truth::any(tags.iter().map(|tag| self.test.holds(&Seen::Text(tag)))),
            (Fact::Tags(tags), Quantifier::All) => Truth::all(tags.iter().map(|tag| self.test.holds(&Seen::Text(tag)))),
            (Fact::Tags(_), Quantifier::None) => Truth::Undocumented(Undocumented::Quantifier),
            (Fact::Text(text), _) => self.test.holds(&Seen::Text(text)),
            (Fact::Number(number), _) => self.test.holds(&Seen::Number(number)),
            (Fact::Address(address), _) => self.test.holds(&Seen::Address(*address)),
            (Fact::Boolean(value), _) => self.test.holds(&Seen::Boolean(*value)),
            (Fact::Unreadable, _) => Truth::Undocumented(Undocumented::Value),
        }
    }

    /// Everything in it that no document settles, each reason once.
    pub(crate) fn undocumented(&self) -> BTreeSet<Undocumented> {
        match &self.test {
            Test::Undocumented(why) => [*why].into(),
            Test::AnyOf(points) | Test::Beyond(_, points) => {
                std::iter::once(&points.first).chain(&points.more).filter_map(|point| point.doubtful).collect()
            }
            Test::Not(point) => point.doubtful.into_iter().collect(),
        }
    }

    /// Whether it asks for more than a number.
    pub(crate) const fn is_lower_limit(&self) -> bool {
        matches!(self.operator.value.comparison, Comparison::NumericGreaterThan | Comparison::NumericGreaterThanEqual)
    }

    /// Whether it is an upper limit on a number.
    pub(crate) const fn is_upper_limit(&self) -> bool {
        matches!(
            self.operator.value.comparison,
            Comparison::NumericLessThan | Comparison::NumericLessThanEqual | Comparison::NumericEqual
        )
    }
}

/// One value of a request.
enum Seen<'r> {
    Text(&'r str),
    Number(&'r crate::document::Decimal),
    Address(IpAddr),
    Boolean(bool),
}

impl Test {
    #[inline]
    fn holds(&self, seen: &Seen<'_>) -> Truth {
        match self {
            Self::Undocumented(why) => Truth::Undocumented(*why),
            Self::AnyOf(points) => points.any(|point| point.is(seen)),
            Self::Not(point) => match (point.is(seen), point.doubtful) {
                // However it is spelled, another value differs.
                (truth, None | Some(Undocumented::Encoding)) => truth.not(),
                (_, Some(why)) => Truth::Undocumented(why),
            },
            Self::Beyond(bound, points) => points.any(|point| point.bounds(*bound, seen)),
        }
    }
}

impl Points {
    #[inline]
    fn any(&self, holds: impl Fn(&Point) -> Truth) -> Truth {
        match holds(&self.first) {
            truth if self.more.is_empty() || truth == Truth::True => truth,
            truth => Truth::any([truth, Truth::any(self.more.iter().map(holds))]),
        }
    }
}

impl Point {
    #[inline]
    fn is(&self, seen: &Seen<'_>) -> Truth {
        let holds = match (&self.operand, seen) {
            (Operand::Text(text), Seen::Text(seen)) => **text == **seen,
            (Operand::Pattern(glob), Seen::Text(seen)) => glob.matches(seen),
            (Operand::Number(number), Seen::Number(seen)) => number == *seen,
            (Operand::Boolean(value), Seen::Boolean(seen)) => value == seen,
            (Operand::Block { address, prefix }, Seen::Address(seen)) => lies_in(*seen, *address, *prefix),
            _ => return Truth::Undocumented(Undocumented::Value),
        };
        self.certain(holds)
    }

    #[inline]
    fn bounds(&self, bound: Bound, seen: &Seen<'_>) -> Truth {
        let (Operand::Number(number), Seen::Number(seen)) = (&self.operand, seen) else {
            return Truth::Undocumented(Undocumented::Value);
        };
        self.certain(match bound {
            Bound::Greater => *seen > number,
            Bound::GreaterEqual => *seen >= number,
            Bound::Less => *seen < number,
            Bound::LessEqual => *seen <= number,
        })
    }

    #[inline]
    const fn certain(&self, holds: bool) -> Truth {
        match self.doubtful {
            None => Truth::of(holds),
            Some(why) => Truth::doubtful(holds, why),
        }
    }
}

fn lies_in(seen: IpAddr, address: IpAddr, prefix: u8) -> bool {
    match (seen, address) {
        (IpAddr::V4(seen), IpAddr::V4(address)) => {
            let differing = u32::from(seen) ^ u32::from(address);
            differing.leading_zeros() >= u32::from(prefix)
        }
        (IpAddr::V6(seen), IpAddr::V6(address)) => {
            let differing = u128::from(seen) ^ u128::from(address);
            differing.leading_zeros() >= u32::from(prefix)
        }
        _ => false,
    }
}
