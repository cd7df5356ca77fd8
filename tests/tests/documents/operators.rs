//! Operators that nobody has, and the one that may be meant.

use cos_policy::document::Operator;

use crate::{Row, assert_all_refused, assert_refused, condition};

fn unknown(name: &str, advice: &str) -> Row {
    let shown = name.replace('\u{200b}', "\\u{200b}").replace("\\u005f", "_");
    let message = format!("`{shown}` is no condition operator{advice}").leak();
    (condition(&format!(r#"{{‹"{name}"›:{{"k":"a"}}}}"#)), "statement[0].condition", message)
}

fn misspelt(name: &str, meant: &str) -> Row {
    unknown(name, &format!("; did you mean `{meant}`?"))
}

pub(crate) fn rows() -> Vec<Row> {
    let misspelt = [
        // As AWS writes them.
        ("StringEquals", "string_equal"),
        ("StringNotEquals", "string_not_equal"),
        ("StringLike", "string_like"),
        ("StringNotLike", "string_not_like"),
        ("NumericLessThanEquals", "numeric_less_than_equal"),
        ("NumericGreaterThan", "numeric_greater_than"),
        ("DateLessThan", "date_less_than"),
        // As 436/18023 prints one.
        ("Ip_equal", "ip_equal"),
        ("Numeric_less_than", "numeric_less_than"),
        ("STRING_EQUAL", "string_equal"),
        ("string_equals", "string_equal"),
        ("string-equal", "string_equal"),
        ("stringEqual", "string_equal"),
        ("string equal", "string_equal"),
        ("string_equal ", "string_equal"),
        (" string_equal", "string_equal"),
        ("string__equal", "string_equal"),
        ("string_equal\u{200b}", "string_equal"),
        ("bool_equals", "bool_equal"),
        ("null_equal_if_exist", "null_equal"),
    ]
    .map(|(name, meant)| misspelt(name, meant));
    let others = [
        "",
        "bogus_op",
        "equal",
        "string",
        "Bool",
        "IpAddress",
        "NotIpAddress",
        "ArnLike",
        "Null",
        "_if_exist",
        "for_any_value:",
        "string_equal_if_exist_if_exist",
        "string_eqal",
        "strіng_equal",
        "*",
        "k",
    ]
    .map(|name| unknown(name, ""));
    misspelt.into_iter().chain(others).collect()
}

#[test]
fn operators_that_nobody_has() {
    assert_all_refused(&rows());
}

/// With another quantifier or without its suffix a condition says something else.
#[test]
fn a_suggestion_keeps_quantifier_and_suffix() {
    for (name, meant) in [
        ("StringEqual_if_exist", "string_equal_if_exist"),
        ("Numeric_less_than_equal_if_exist", "numeric_less_than_equal_if_exist"),
        ("for_any_value:StringEquals", "for_any_value:string_equal"),
        ("for_all_value:String_equal_if_exist", "for_all_value:string_equal_if_exist"),
    ] {
        assert!(Operator::parse(meant).is_some());
        assert_refused(&misspelt(name, meant));
    }
}

/// The slips nearest to hand for who knows other languages.
#[test]
fn quantifiers_and_suffixes_may_be_misspelt_too() {
    for (name, meant) in [
        ("StringEqualsIgnoreCase", "string_equal_ignore_case"),
        ("string_equal_if_exists", "string_equal_if_exist"),
        ("StringEqualsIfExists", "string_equal_if_exist"),
        ("numeric_less_than_equal_ifexist", "numeric_less_than_equal_if_exist"),
        ("ForAnyValue:StringEquals", "for_any_value:string_equal"),
    ] {
        assert_refused(&misspelt(name, meant));
    }
}

/// What a condition may hold: every operator of 598/10608 and 436/46205, and no other.
#[test]
fn operators_that_somebody_has() {
    let names = [
        "binary_equal",
        "bool_equal",
        "date_equal",
        "date_greater_than",
        "date_greater_than_equal",
        "date_less_than",
        "date_less_than_equal",
        "date_not_equal",
        "ip_equal",
        "ip_not_equal",
        "numeric_equal",
        "numeric_greater_than",
        "numeric_greater_than_equal",
        "numeric_less_than",
        "numeric_less_than_equal",
        "numeric_not_equal",
        "string_equal",
        "string_equal_ignore_case",
        "string_like",
        "string_not_equal",
        "string_not_equal_ignore_case",
        "string_not_like",
    ];
    let quantified =
        |name: &str| ["", "for_any_value:", "for_all_value:"].map(|quantifier| format!("{quantifier}{name}"));
    for name in
        names.iter().flat_map(|name| [(*name).to_owned(), format!("{name}_if_exist")]).chain(["null_equal".to_owned()])
    {
        for name in quantified(&name) {
            let text = condition(&format!(r#"{{"{name}":{{"k":"a"}}}}"#));
            let document = cos_policy::Document::parse(&text).unwrap();
            assert!(document.to_json().contains(&format!("\"{name}\":")), "{name}");
            assert_eq!(Operator::parse(&name).unwrap().to_string(), name);
        }
    }
}
