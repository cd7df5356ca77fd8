use std::borrow::Cow;
use std::collections::BTreeSet;

use super::cidr::Cidr;
use super::key::{Key, SourceIp};
use super::operator::Operator;
use super::value::TlsVersion;

/// One line of a statement's condition: an operator, a key, and the values it is compared with.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    operator: Operator,
    /// The key with what follows it in a policy: `cos:content-length":`.
    member: &'static str,
    values: Values,
}

impl Clause {
    #[inline]
    pub(super) const fn new(member: &'static str, operator: Operator, values: Values) -> Self {
        Self { operator, member, values }
    }

    pub(super) fn if_exist(self) -> Self {
        Self { operator: self.operator.if_exist(), ..self }
    }

    pub(crate) const fn operator(&self) -> Operator {
        self.operator
    }

    pub(crate) const fn member(&self) -> &'static str {
        self.member
    }

    pub(crate) const fn values(&self) -> &Values {
        &self.values
    }

    /// Clauses stand by operator, then by key.
    const fn place(&self) -> (Operator, &'static str) {
        (self.operator, self.member)
    }
}

/// The values of a clause, as a policy writes them.
#[derive(Clone, Debug)]
pub(crate) enum Values {
    Number(u64),
    Version(TlsVersion),
    Text(Cow<'static, str>),
    /// At least one.
    Texts(Vec<Cow<'static, str>>),
    /// At least one.
    Networks(Vec<Cidr>),
    /// No value at all: the clause never holds.
    None,
}

impl Values {
    pub(super) fn text(text: impl Into<Cow<'static, str>>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn texts(texts: impl IntoIterator<Item = Cow<'static, str>>) -> Self {
        let texts = distinct(texts);
        if texts.is_empty() { Self::None } else { Self::Texts(texts) }
    }

    pub(super) fn networks(networks: impl IntoIterator<Item = Cidr>) -> Self {
        let networks = distinct(networks);
        if networks.is_empty() { Self::None } else { Self::Networks(networks) }
    }

    fn as_texts(&self) -> &[Cow<'static, str>] {
        match self {
            Self::Text(text) => std::slice::from_ref(text),
            Self::Texts(texts) => texts,
            _ => &[],
        }
    }

    const fn is_some(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// What both allow under the same operator and key.
    fn narrowed(self, operator: Operator, other: Self) -> Self {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => Self::Number(match operator {
                Operator::NumericGreaterThan
                | Operator::NumericGreaterThanIfExist
                | Operator::NumericGreaterThanEqual
                | Operator::NumericGreaterThanEqualIfExist => a.max(b),
                Operator::NumericEqual | Operator::NumericEqualIfExist if a != b => return Self::None,
                _ => a.min(b),
            }),
            (Self::Version(a), Self::Version(b)) => match operator {
                Operator::NumericEqual | Operator::NumericEqualIfExist if a != b => Self::None,
                Operator::NumericLessThan | Operator::NumericLessThanIfExist => Self::Version(a.min(b)),
                _ => Self::Version(a.max(b)),
            },
            (Self::Networks(a), Self::Networks(b)) => Self::networks(common(&a, &b, |a, b| a.common(*b))),
            (a, b) if matches!(operator, Operator::StringLike | Operator::StringLikeIfExist) => {
                Self::texts(common(a.as_texts(), b.as_texts(), |a, b| match lies_in(b, a) {
                    true => Some(b.clone()),
                    false => lies_in(a, b).then(|| a.clone()),
                }))
            }
            (a, b) => {
                let b: BTreeSet<_> = b.as_texts().iter().collect();
                Self::texts(a.as_texts().iter().filter(|text| b.contains(text)).cloned())
            }
        }
    }
}

fn common<T, U>(a: &[T], b: &[T], both: impl Fn(&T, &T) -> Option<U>) -> Vec<U> {
    a.iter().flat_map(|a| b.iter().filter_map(|b| both(a, b)).collect::<Vec<_>>()).collect()
}

/// The values in their order, each once.
fn distinct<T: Clone + Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    values.into_iter().filter(|value| seen.insert(value.clone())).collect()
}

/// Whether the pattern `inner` lies in the pattern `outer`, whose only star is the last character.
fn lies_in(inner: &str, outer: &str) -> bool {
    match outer.strip_suffix('*') {
        Some(prefix) => inner.strip_suffix('*').unwrap_or(inner).starts_with(prefix),
        None => inner == outer,
    }
}

/// The conditions of a statement, all of which must hold: by operator, then by key, each pair once. Two of them cost no
/// allocation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conditions {
    first: Option<Clause>,
    second: Option<Clause>,
    more: Vec<Clause>,
}

impl Conditions {
    /// The clauses in their order.
    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Clause> {
        self.first.iter().chain(&self.second).chain(&self.more)
    }

    #[inline]
    pub(crate) const fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    #[inline]
    pub(crate) fn clear(&mut self) {
        if !self.is_empty() {
            *self = Self::default();
        }
    }

    /// Adds a clause; one on the same operator and key narrows the one that is there.
    #[inline]
    pub(crate) fn add(&mut self, clause: Clause) {
        match (&self.first, &self.second) {
            (None, _) if clause.values.is_some() => self.first = Some(clause),
            (Some(first), None) if clause.values.is_some() && first.place() < clause.place() => {
                self.second = Some(clause)
            }
            _ => self.narrow(clause),
        }
    }

    fn narrow(&mut self, clause: Clause) {
        let Self { first, second, more } = std::mem::take(self);
        let mut clauses: Vec<Clause> = first.into_iter().chain(second).chain(more).collect();
        narrow(&mut clauses, clause);
        let mut clauses = clauses.into_iter();
        *self = Self { first: clauses.next(), second: clauses.next(), more: clauses.collect() };
    }
}

impl From<Clause> for Conditions {
    fn from(clause: Clause) -> Self {
        Self { first: Some(clause), ..Self::default() }
    }
}

fn narrow(clauses: &mut Vec<Clause>, clause: Clause) {
    if !clause.values.is_some() {
        // An address is in every request.
        let may_be_absent = clause.operator.is_if_exist() && clause.operator != Operator::IpEqualIfExist;
        return if may_be_absent { only_absent(clauses, &clause) } else { never(clauses) };
    }
    match clauses.binary_search_by(|other| other.place().cmp(&clause.place())) {
        Err(place) => clauses.insert(place, clause),
        Ok(place) => {
            let there = clauses.remove(place);
            narrow(clauses, Clause { values: there.values.narrowed(there.operator, clause.values), ..there });
        }
    }
}

/// No document has a way to write *false*, so it is written as a contradiction: an address both inside and outside the
/// same block. It stays one whatever else is added.
fn never(clauses: &mut Vec<Clause>) {
    let everywhere = || Values::Networks(vec![Cidr::EVERYWHERE]);
    let clause = |operator| Clause::new(SourceIp::MEMBER, operator, everywhere());
    *clauses = vec![clause(Operator::IpEqual), clause(Operator::IpNotEqual)];
}

/// No value is left, and a request without the key meets the clause: any value is both asked for and refused.
fn only_absent(clauses: &mut Vec<Clause>, clause: &Clause) {
    clauses.retain(|other| !other.operator.is_if_exist() || other.member != clause.member);
    for operator in [Operator::StringEqualIfExist, Operator::StringNotEqualIfExist] {
        let contradiction = Clause { operator, values: Values::text(""), ..clause.clone() };
        let place = clauses.partition_point(|other| other.place() < contradiction.place());
        clauses.insert(place, contradiction);
    }
}
