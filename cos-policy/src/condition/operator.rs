macro_rules! operators {
    ($($operator:ident $if_exist:ident = $name:literal,)*) => {
        /// A condition operator, in the order of the names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Operator { $($operator, $if_exist,)* }

        impl Operator {
            /// The operator that holds for a request without the key as well.
            pub(super) const fn if_exist(self) -> Self {
                match self { $(Self::$operator | Self::$if_exist => Self::$if_exist,)* }
            }

            pub(super) const fn is_if_exist(self) -> bool {
                match self { $(Self::$operator => false, Self::$if_exist => true,)* }
            }

            /// `"<name>":{"`, as it stands before the keys in a policy.
            pub(crate) const fn opening(self) -> &'static str {
                match self {
                    $(
                        Self::$operator => concat!("\"", $name, "\":{\""),
                        Self::$if_exist => concat!("\"", $name, "_if_exist\":{\""),
                    )*
                }
            }
        }
    };
}

operators! {
    BoolEqual BoolEqualIfExist = "bool_equal",
    ForAnyValueStringEqual ForAnyValueStringEqualIfExist = "for_any_value:string_equal",
    IpEqual IpEqualIfExist = "ip_equal",
    IpNotEqual IpNotEqualIfExist = "ip_not_equal",
    NumericEqual NumericEqualIfExist = "numeric_equal",
    NumericGreaterThan NumericGreaterThanIfExist = "numeric_greater_than",
    NumericGreaterThanEqual NumericGreaterThanEqualIfExist = "numeric_greater_than_equal",
    NumericLessThan NumericLessThanIfExist = "numeric_less_than",
    NumericLessThanEqual NumericLessThanEqualIfExist = "numeric_less_than_equal",
    StringEqual StringEqualIfExist = "string_equal",
    StringLike StringLikeIfExist = "string_like",
    StringNotEqual StringNotEqualIfExist = "string_not_equal",
}
