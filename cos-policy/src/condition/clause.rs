use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use crate::nonempty::NonEmpty;

use super::cidr::Cidr;
use super::operator::Operator;
use super::value::TlsVersion;

/// One line of a statement's condition: an operator, a key, and the values it is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Clause {
    operator: Operator,
    if_exist: bool,
    key: &'static str,
    values: Values,
}

impl Clause {
    pub(super) fn new(key: &'static str, operator: Operator, values: Values) -> Self {
        Self { operator, if_exist: false, key, values }
    }

    pub(super) fn if_exist(self) -> Self {
        Self { if_exist: true, ..self }
    }

    /// The condition key, such as `cos:content-length`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        self.key
    }

    /// The condition operator.
    #[must_use]
    pub const fn operator(&self) -> Operator {
        self.operator
    }

    /// Whether a request without the key meets the condition.
    #[must_use]
    pub const fn is_if_exist(&self) -> bool {
        self.if_exist
    }

    pub(crate) fn values(&self) -> &Values {
        &self.values
    }

    /// Clauses stand by operator, then by key.
    fn place(&self) -> (Operator, bool, &'static str) {
        (self.operator, self.if_exist, self.key)
    }
}

/// The values of a clause, as a policy writes them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Values {
    Number(u64),
    Version(TlsVersion),
    Texts(NonEmpty<Cow<'static, str>>),
    Networks(NonEmpty<Cidr>),
    /// No value at all: the clause never holds.
    None,
}

impl Values {
    pub(super) fn text(text: impl Into<Cow<'static, str>>) -> Self {
        Self::Texts(NonEmpty::new(text.into()))
    }

    pub(super) fn texts(texts: impl IntoIterator<Item = Cow<'static, str>>) -> Self {
        NonEmpty::distinct(texts).map_or(Self::None, Self::Texts)
    }

    pub(super) fn networks(networks: impl IntoIterator<Item = Cidr>) -> Self {
        NonEmpty::distinct(networks).map_or(Self::None, Self::Networks)
    }

    /// What both allow under the same operator and key.
    fn narrowed(self, operator: Operator, other: Self) -> Self {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => Self::Number(match operator {
                Operator::NumericGreaterThan | Operator::NumericGreaterThanEqual => a.max(b),
                Operator::NumericEqual if a != b => return Self::None,
                _ => a.min(b),
            }),
            (Self::Version(a), Self::Version(b)) => match operator {
                Operator::NumericGreaterThan | Operator::NumericGreaterThanEqual => Self::Version(a.max(b)),
                Operator::NumericLessThan | Operator::NumericLessThanEqual => Self::Version(a.min(b)),
                _ if a == b => Self::Version(a),
                _ => Self::None,
            },
            (Self::Texts(a), Self::Texts(b)) if operator == Operator::StringLike => {
                Self::texts(common(&a, &b, |a, b| match lies_in(b, a) {
                    true => Some(b.clone()),
                    false => lies_in(a, b).then(|| a.clone()),
                }))
            }
            (Self::Texts(a), Self::Texts(b)) => {
                let b: BTreeSet<_> = b.iter().collect();
                Self::texts(a.iter().filter(|text| b.contains(text)).cloned())
            }
            (Self::Networks(a), Self::Networks(b)) => Self::networks(common(&a, &b, |a, b| a.common(*b))),
            _ => Self::None,
        }
    }
}

fn common<T, U>(a: &NonEmpty<T>, b: &NonEmpty<T>, both: impl Fn(&T, &T) -> Option<U>) -> Vec<U> {
    a.iter().flat_map(|a| b.iter().filter_map(|b| both(a, b)).collect::<Vec<_>>()).collect()
}

/// Whether the pattern `inner` lies in the pattern `outer`, whose only star is the last character.
fn lies_in(inner: &str, outer: &str) -> bool {
    match outer.strip_suffix('*') {
        Some(prefix) => inner.strip_suffix('*').unwrap_or(inner).starts_with(prefix),
        None => inner == outer,
    }
}

/// The conditions of a statement, all of which must hold: by operator, then by key, each pair once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Conditions(Vec<Clause>);

impl Conditions {
    pub(crate) const fn none() -> Self {
        Self(Vec::new())
    }

    /// Adds a clause; one on the same operator and key narrows the one that is there.
    pub(crate) fn add(&mut self, clause: Clause) {
        if clause.values == Values::None {
            return if clause.if_exist { self.only_absent(clause) } else { self.never() };
        }
        match self.0.binary_search_by(|other| other.place().cmp(&clause.place())) {
            Err(place) => self.0.insert(place, clause),
            Ok(place) => {
                let there = self.0.remove(place);
                self.add(Clause { values: there.values.narrowed(there.operator, clause.values), ..there });
            }
        }
    }

    /// No document has a way to write *false*, so it is written as a contradiction: an address both inside and
    /// outside the same block. It stays one whatever else is added.
    fn never(&mut self) {
        let everywhere = || Values::Networks(NonEmpty::new(Cidr::EVERYWHERE));
        let clause = |operator| Clause::new("qcs:ip", operator, everywhere());
        self.0 = vec![clause(Operator::IpEqual), clause(Operator::IpNotEqual)];
    }

    /// No value is left, and a request without the key meets the clause: any value is both asked for and refused.
    fn only_absent(&mut self, clause: Clause) {
        self.0.retain(|other| !other.if_exist || other.key != clause.key);
        for operator in [Operator::StringEqual, Operator::StringNotEqual] {
            let contradiction = Clause { operator, values: Values::text(""), ..clause.clone() };
            let place = self.0.partition_point(|other| other.place() < contradiction.place());
            self.0.insert(place, contradiction);
        }
    }

    pub(crate) fn as_slice(&self) -> &[Clause] {
        &self.0
    }
}

impl fmt::Display for Clause {
    /// For a reader: `numeric_less_than_equal cos:content-length 5242880`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.operator.name())?;
        f.write_str(if self.if_exist { "_if_exist " } else { " " })?;
        f.write_str(self.key)?;
        match &self.values {
            Values::Number(number) => write!(f, " {number}"),
            Values::Version(version) => write!(f, " {version}"),
            Values::Texts(texts) => texts.iter().try_for_each(|text| write!(f, " {text:?}")),
            Values::Networks(networks) => networks.iter().try_for_each(|network| write!(f, " {network}")),
            Values::None => Ok(()),
        }
    }
}
