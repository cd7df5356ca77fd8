/// A condition operator. Its order is the alphabetical one of the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Operator {
    /// `bool_equal`
    BoolEqual,
    /// `for_any_value:string_equal`
    ForAnyValueStringEqual,
    /// `ip_equal`
    IpEqual,
    /// `ip_not_equal`
    IpNotEqual,
    /// `numeric_equal`
    NumericEqual,
    /// `numeric_greater_than`
    NumericGreaterThan,
    /// `numeric_greater_than_equal`
    NumericGreaterThanEqual,
    /// `numeric_less_than`
    NumericLessThan,
    /// `numeric_less_than_equal`
    NumericLessThanEqual,
    /// `string_equal`
    StringEqual,
    /// `string_like`
    StringLike,
    /// `string_not_equal`
    StringNotEqual,
}

impl Operator {
    /// The name in a policy, without `_if_exist`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BoolEqual => "bool_equal",
            Self::ForAnyValueStringEqual => "for_any_value:string_equal",
            Self::IpEqual => "ip_equal",
            Self::IpNotEqual => "ip_not_equal",
            Self::NumericEqual => "numeric_equal",
            Self::NumericGreaterThan => "numeric_greater_than",
            Self::NumericGreaterThanEqual => "numeric_greater_than_equal",
            Self::NumericLessThan => "numeric_less_than",
            Self::NumericLessThanEqual => "numeric_less_than_equal",
            Self::StringEqual => "string_equal",
            Self::StringLike => "string_like",
            Self::StringNotEqual => "string_not_equal",
        }
    }
}
