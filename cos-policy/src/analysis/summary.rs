use std::borrow::Cow;
use std::fmt;

use crate::condition::Origin;
use crate::document::{Clause, Comparison, Family, Quantifier};

/// A clause as a reader says it: `<= 5 MiB`, `image/*`, `x-cos-acl private`, `https`; or what holds where it does not, said
/// positively as well: `> 5 MiB or absent`, `not image/* or absent`, `plain http`.
pub(super) struct Summary<'c> {
    clause: &'c Clause,
    /// Whether the clause holds.
    holds: bool,
}

impl<'c> Summary<'c> {
    pub(super) const fn of(clause: &'c Clause) -> Self {
        Self { clause, holds: true }
    }

    /// Of the contrary.
    pub(super) const fn against(clause: &'c Clause) -> Self {
        Self { clause, holds: false }
    }

    /// The key without its service.
    fn name(&self) -> &str {
        let key = &*self.clause.key.value;
        key.split_once(':').map_or(key, |(_, name)| name)
    }

    /// Whether a difference is asked for.
    const fn is_negated(&self) -> bool {
        self.clause.operator.value.comparison.is_negated() == self.holds
    }

    /// What makes it hold without a value, if a request can be without one.
    fn absence(&self) -> &'static str {
        let passes = self.clause.operator.value.if_exist == self.holds;
        match self.clause.info.map(crate::condition::KeyInfo::origin) {
            Some(Origin::Connection) => "",
            _ if !passes => "",
            _ if self.name() == "tls-version" => " or plain http",
            _ => " or absent",
        }
    }

    fn transport(&self) -> &'static str {
        let all = |wanted| self.clause.texts().all(|value| value == wanted);
        match (all("true"), all("false")) {
            (true, _) if self.holds => "https",
            (true, _) => "plain http",
            (_, true) if self.holds => "plain http",
            (_, true) => "https",
            _ if self.holds => "any transport",
            _ => "no transport",
        }
    }

    fn values(&self) -> Vec<Cow<'c, str>> {
        let is_length = self.name() == "content-length";
        self.clause.texts().map(|text| if is_length { length(text) } else { quoted(text) }).collect()
    }

    /// On one side of a number, or of each of several.
    fn bound(&self, sign: &str) -> String {
        let bounds: Vec<String> = self.values().iter().map(|value| format!("{sign} {value}")).collect();
        bounds.join(if self.holds { " or " } else { " and " })
    }

    /// One of the values, or none of them.
    fn choice(&self) -> String {
        let values = self.values();
        let is_like = self.clause.operator.value.comparison == Comparison::StringLike;
        let (subject, like) = match self.name() {
            "content-type" => (String::new(), ""),
            "ip" => (String::new(), "from "),
            name if self.is_tagged() => (format!("{name} with "), ""),
            name => (format!("{name} "), if is_like { "like " } else { "" }),
        };
        match (self.is_negated(), values.as_slice()) {
            (false, _) => format!("{subject}{like}{}", values.join(" or ")),
            (true, [only]) if self.is_tagged() => format!("{} without {only}", self.name()),
            (true, [only]) => format!("{subject}not {like}{only}"),
            (true, _) => format!("{subject}{like}neither {}", values.join(" nor ")),
        }
    }

    fn is_tagged(&self) -> bool {
        self.clause.operator.value.quantifier == Quantifier::Any
    }

    /// Whether COS documents what it asks for.
    fn is_sayable(&self) -> bool {
        let operator = self.clause.operator.value;
        operator.comparison.family() != Family::Undocumented && operator.quantifier != Quantifier::All
    }

    /// As the policy writes it.
    fn verbatim(&self) -> String {
        let Clause { operator, key, .. } = self.clause;
        let written = format!("{} {} {}", operator.value, quoted(&key.value), self.values().join(" or "));
        if self.holds { written } else { format!("not ({written})") }
    }
}

impl fmt::Display for Summary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.is_sayable() {
            return f.write_str(&self.verbatim());
        }
        let comparison = self.clause.operator.value.comparison;
        let said = match (self.name(), comparison, sign(comparison, self.holds)) {
            ("secure-transport", Comparison::BoolEqual, _) => return f.write_str(self.transport()),
            ("content-length", _, Some(sign)) => self.bound(sign),
            (name, _, Some(sign)) => format!("{name} {}", self.bound(sign)),
            _ => self.choice(),
        };
        f.write_str(&said)?;
        f.write_str(self.absence())
    }
}

/// Of a comparison that orders, or of its contrary.
const fn sign(comparison: Comparison, holds: bool) -> Option<&'static str> {
    use Comparison::{NumericGreaterThan, NumericGreaterThanEqual, NumericLessThan, NumericLessThanEqual};
    match (comparison, holds) {
        (NumericLessThan, true) | (NumericGreaterThanEqual, false) => Some("<"),
        (NumericLessThanEqual, true) | (NumericGreaterThan, false) => Some("<="),
        (NumericGreaterThan, true) | (NumericLessThanEqual, false) => Some(">"),
        (NumericGreaterThanEqual, true) | (NumericLessThan, false) => Some(">="),
        _ => None,
    }
}

/// A value that cannot pass for words around it: in double quotes if it has blanks or such quotes, or nothing.
pub(super) fn quoted(text: &str) -> Cow<'_, str> {
    let is_plain = !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c == '"');
    if is_plain { Cow::Borrowed(text) } else { Cow::Owned(format!("\"{}\"", text.replace('"', "\\\""))) }
}

/// A number of bytes, in a unit that divides it.
fn length(text: &str) -> Cow<'_, str> {
    const UNITS: [(u64, &str); 3] = [(crate::GIB, "GiB"), (crate::MIB, "MiB"), (crate::KIB, "KiB")];
    let Ok(bytes) = text.parse::<u64>() else { return quoted(text) };
    let unit = UNITS.iter().find(|(size, _)| bytes > 0 && bytes % size == 0);
    Cow::Owned(unit.map_or_else(|| format!("{bytes} bytes"), |(size, name)| format!("{} {name}", bytes / size)))
}
