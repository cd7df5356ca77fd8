use std::cmp::Ordering;
use std::fmt;

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
        // The suffix goes with every operator but this (598/73088).
        let takes_suffix = *comparison != Comparison::NullEqual;
        (takes_suffix || !if_exist).then_some(Self { quantifier, comparison: *comparison, if_exist })
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

impl Ord for Operator {
    fn cmp(&self, other: &Self) -> Ordering {
        fn name(operator: &Operator) -> impl Iterator<Item = u8> {
            operator.quantifier.prefix().bytes().chain(operator.comparison.name().bytes())
        }
        name(self).cmp(name(other)).then(self.if_exist.cmp(&other.if_exist))
    }
}

impl PartialOrd for Operator {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The operator that a misspelt one is nearest to.
pub(super) fn nearest(text: &str) -> Option<&'static str> {
    let letters = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
    };
    if text.len() > 64 {
        return None;
    }
    let (_, name) = text.rsplit_once(':').unwrap_or(("", text));
    let wanted = letters(name.strip_suffix(IF_EXIST).unwrap_or(name));
    // As AWS writes them: `StringEquals`, `NumericLessThanEquals`.
    let same = |known: &str| letters(known) == wanted || letters(known) + "s" == wanted;
    COMPARISONS.iter().map(|(known, _)| *known).find(|known| same(known))
}
