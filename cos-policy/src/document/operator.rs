use std::cmp::Ordering;
use std::fmt;

use crate::text::letters;

/// A condition operator as a policy names it: `numeric_less_than_equal`, `string_like_if_exist`,
/// `for_any_value:string_equal`.
///
/// Operators stand in the order of their names, and one with `_if_exist` behind the plain one.
///
/// Source: 436/46205 for those of COS, 598/10608 for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Operator {
    pub(crate) quantifier: Quantifier,
    pub(crate) comparison: Comparison,
    pub(crate) if_exist: bool,
}

/// What a condition asks of a key with several values, such as tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Quantifier {
    None,
    /// `for_any_value:`: one of the request's values is enough.
    Any,
    /// `for_all_value:`: every one of them is asked.
    All,
}

/// The kind of values that an operator compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Text,
    Number,
    Address,
    Boolean,
    /// Dates, binaries, null: CAM has them, COS documents none.
    Undocumented,
}

macro_rules! comparisons {
    ($($comparison:ident = $name:literal $family:ident $negated:literal,)*) => {
        /// An operator without quantifier and suffix.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Comparison { $($comparison,)* }

        const COMPARISONS: &[(&str, Comparison)] = &[$(($name, Comparison::$comparison)),*];

        impl Comparison {
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$comparison => $name,)* }
            }

            pub(crate) const fn family(self) -> Family {
                match self { $(Self::$comparison => Family::$family,)* }
            }

            pub(crate) const fn is_negated(self) -> bool {
                match self { $(Self::$comparison => $negated,)* }
            }
        }
    };
}

// In the order of the names. 598/10608; `string_like` is COS's own (436/46205), `string_not_like` in neither list.
comparisons! {
    BinaryEqual = "binary_equal" Undocumented false,
    BoolEqual = "bool_equal" Boolean false,
    DateEqual = "date_equal" Undocumented false,
    DateGreaterThan = "date_greater_than" Undocumented false,
    DateGreaterThanEqual = "date_greater_than_equal" Undocumented false,
    DateLessThan = "date_less_than" Undocumented false,
    DateLessThanEqual = "date_less_than_equal" Undocumented false,
    DateNotEqual = "date_not_equal" Undocumented true,
    IpEqual = "ip_equal" Address false,
    IpNotEqual = "ip_not_equal" Address true,
    NullEqual = "null_equal" Undocumented false,
    NumericEqual = "numeric_equal" Number false,
    NumericGreaterThan = "numeric_greater_than" Number false,
    NumericGreaterThanEqual = "numeric_greater_than_equal" Number false,
    NumericLessThan = "numeric_less_than" Number false,
    NumericLessThanEqual = "numeric_less_than_equal" Number false,
    NumericNotEqual = "numeric_not_equal" Number true,
    StringEqual = "string_equal" Text false,
    StringEqualIgnoreCase = "string_equal_ignore_case" Undocumented false,
    StringLike = "string_like" Text false,
    StringNotEqual = "string_not_equal" Text true,
    StringNotEqualIgnoreCase = "string_not_equal_ignore_case" Undocumented true,
    StringNotLike = "string_not_like" Undocumented true,
}

const QUANTIFIERS: [(&str, Quantifier); 2] = [("for_any_value:", Quantifier::Any), ("for_all_value:", Quantifier::All)];
const IF_EXIST: &str = "_if_exist";

impl Operator {
    /// Reads an operator; lower case only.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let quantified = |(prefix, quantifier): &(&str, Quantifier)| Some((text.strip_prefix(prefix)?, *quantifier));
        let (rest, quantifier) = QUANTIFIERS.iter().find_map(quantified).unwrap_or((text, Quantifier::None));
        let (name, if_exist) = rest.strip_suffix(IF_EXIST).map_or((rest, false), |name| (name, true));
        let (_, comparison) = COMPARISONS.iter().find(|(known, _)| *known == name)?;
        (comparison.takes_suffix() || !if_exist).then_some(Self { quantifier, comparison: *comparison, if_exist })
    }

    /// Whether it holds for a request without the key.
    #[must_use]
    pub const fn is_if_exist(self) -> bool {
        self.if_exist
    }

    /// Whether it asks for a difference.
    #[must_use]
    pub const fn is_negated(self) -> bool {
        self.comparison.is_negated()
    }
}

impl Comparison {
    /// The suffix goes with every operator but one (598/73088).
    const fn takes_suffix(self) -> bool {
        !matches!(self, Self::NullEqual)
    }
}

impl fmt::Display for Operator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.quantifier.prefix())?;
        f.write_str(self.comparison.name())?;
        f.write_str(if self.if_exist { IF_EXIST } else { "" })
    }
}

impl Quantifier {
    const fn prefix(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Any => "for_any_value:",
            Self::All => "for_all_value:",
        }
    }
}

impl Operator {
    /// Its place in the order of the names. Both quantifiers stand between the operators on dates and those on
    /// addresses.
    const fn place(self) -> (u8, u8, bool) {
        let comparison = self.comparison as u8;
        let group = match self.quantifier {
            Quantifier::None if comparison < Comparison::IpEqual as u8 => 0,
            Quantifier::All => 1,
            Quantifier::Any => 2,
            Quantifier::None => 3,
        };
        (group, comparison, self.if_exist)
    }
}

impl Ord for Operator {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place().cmp(&other.place())
    }
}

impl PartialOrd for Operator {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The operator that a misspelt one is nearest to: the same letters, or as AWS writes it, `StringEqualsIfExists`.
pub(super) fn nearest(text: &str) -> Option<Operator> {
    if text.len() > 64 {
        return None;
    }
    let wanted = letters(text);
    let quantified = |(prefix, quantifier): &(&str, Quantifier)| {
        wanted.strip_prefix(letters(prefix).as_str()).map(|rest| (rest.to_owned(), *quantifier))
    };
    let (rest, quantifier) = QUANTIFIERS.iter().find_map(quantified).unwrap_or((wanted.clone(), Quantifier::None));
    let suffixes = ["ifexists", "ifexist"];
    let name = suffixes.iter().find_map(|suffix| rest.strip_suffix(suffix));
    let (name, if_exist) = name.map_or((rest.as_str(), false), |name| (name, true));
    let known = |known: &str| {
        let known = letters(known);
        known == name || known.clone() + "s" == name || known.replace("equal", "equals") == name
    };
    let (_, comparison) = COMPARISONS.iter().find(|(name, _)| known(name))?;
    let if_exist = if_exist && comparison.takes_suffix();
    Some(Operator { quantifier, comparison: *comparison, if_exist })
}

#[cfg(test)]
mod tests {
    use super::{COMPARISONS, Operator, Quantifier};

    #[test]
    fn operators_stand_in_the_order_of_their_names() {
        let mut operators: Vec<Operator> = Vec::new();
        for quantifier in [Quantifier::None, Quantifier::Any, Quantifier::All] {
            for if_exist in [true, false] {
                operators.extend(COMPARISONS.iter().map(|(_, comparison)| Operator {
                    quantifier,
                    comparison: *comparison,
                    if_exist,
                }));
            }
        }
        let name = |operator: &Operator| (Operator { if_exist: false, ..*operator }.to_string(), operator.if_exist);
        operators.sort_unstable();
        assert!(operators.is_sorted_by(|a, b| name(a) < name(b)), "{operators:?}");
    }
}
