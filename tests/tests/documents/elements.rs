//! JSON that is no policy: elements that are there twice, unknown, missing, empty, or of another type.

use crate::{LACKS_NOTHING, Row, action, assert_all_refused, assert_refused, condition, effect, policy, resource};
use crate::{statement, value};

const STATEMENT: &str = "statement[0]";
const ACTION: &str = "statement[0].action";
const RESOURCE: &str = "statement[0].resource";
const CONDITION: &str = "statement[0].condition";
const KEYS: &str = "statement[0].condition.string_equal";
const KEY: &str = "statement[0].condition.string_equal.k";

pub(crate) fn rows() -> Vec<Row> {
    [
        versions(),
        missing(),
        empty(),
        duplicates(),
        unknown(),
        statements(),
        effects(),
        actions(),
        resources(),
        principals(),
        conditions(),
    ]
    .concat()
}

fn versions() -> Vec<Row> {
    let version = |version: &str| format!(r#"{{"version":{version},"statement":[{{{LACKS_NOTHING}}}]}}"#);
    [
        ("‹\"1.0\"›", "the version is `2.0`, not `1.0`"),
        ("‹\"\"›", "the version is `2.0`, not ``"),
        ("‹\"2\"›", "the version is `2.0`, not `2`"),
        ("‹\"2.0 \"›", "the version is `2.0`, not `2.0 `"),
        ("‹\"2.00\"›", "the version is `2.0`, not `2.00`"),
        ("‹\"v2.0\"›", "the version is `2.0`, not `v2.0`"),
        ("‹\"２.0\"›", "the version is `2.0`, not `２.0`"),
        ("‹\"2012-10-17\"›", "the version is `2.0`, not `2012-10-17`"),
        ("‹\"2.\\u0000\"›", "the version is `2.0`, not `2.\\0`"),
        ("‹2›.0", "expected the version, but a number stands here"),
        ("‹2›", "expected the version, but a number stands here"),
        ("‹[›\"2.0\"]", "expected the version, but a list stands here"),
        ("‹{›}", "expected the version, but an object stands here"),
    ]
    .map(|(text, message)| (version(text), "version", message))
    .into()
}

fn missing() -> Vec<Row> {
    vec![
        ("‹{}›".to_owned(), "", "`version` is missing"),
        (" \n‹{ }›\n".to_owned(), "", "`version` is missing"),
        (format!(r#"‹{{"statement":[{{{LACKS_NOTHING}}}]}}›"#), "", "`version` is missing"),
        ("‹{\"version\":\"2.0\"}›".to_owned(), "", "`statement` is missing"),
        ("‹{\"version\":\"2.0\",\"principal\":\"*\"}› ".to_owned(), "", "`statement` is missing"),
        (policy(r#""statement":[‹{}›]"#), STATEMENT, "`effect` is missing"),
        (policy(r#""statement":‹{}›"#), "statement", "`effect` is missing"),
        (policy(r#""statement":[‹{"action":"*","resource":"*"}›]"#), STATEMENT, "`effect` is missing"),
        (policy(r#""statement":[‹{"effect":"deny","resource":"*"}›]"#), STATEMENT, "`action` is missing"),
        (policy(r#""statement":[‹{"effect":"deny","action":"*"}›]"#), STATEMENT, "`resource` is missing"),
        (
            policy(&format!(r#""statement":[{{{LACKS_NOTHING}}},‹{{"effect":"deny"}}›]"#)),
            "statement[1]",
            "`action` is missing",
        ),
    ]
}

fn empty() -> Vec<Row> {
    vec![
        (policy(r#""statement":‹[]›"#), "statement", "this list is empty: a policy has at least one statement"),
        (policy("\"statement\":‹[ \n]›"), "statement", "this list is empty: a policy has at least one statement"),
        (action("‹[]›"), ACTION, "this is empty: at least one action is needed"),
        (action("‹\"\"›"), ACTION, "this action is empty"),
        (action("[\"cos:GetObject\",‹\"\"›]"), "statement[0].action[1]", "this action is empty"),
        (resource("‹[]›"), RESOURCE, "this is empty: at least one resource is needed"),
        (resource("‹\"\"›"), RESOURCE, "this resource is empty"),
        (resource("[‹\"\"›,\"*\"]"), "statement[0].resource[0]", "this resource is empty"),
        (condition("‹{}›"), CONDITION, "this is empty: name an operator, or leave `condition` out"),
        (condition(r#"{"string_equal":‹{}›}"#), KEYS, "this is empty: at least one condition key is needed"),
        (condition(r#"{"string_equal":{‹""›:"a"}}"#), KEYS, "this condition key is empty"),
        (condition(r#"{"string_equal":{"k":1,‹""›:"a"}}"#), KEYS, "this condition key is empty"),
        (value("‹[]›"), KEY, "this is empty: at least one value is needed"),
    ]
}

fn duplicates() -> Vec<Row> {
    let whole = |members: &str| policy(&format!(r#""statement":[{{{LACKS_NOTHING}}}],{members}"#));
    let part = |members: &str| statement(&format!("{LACKS_NOTHING},{members}"));
    const VERSION: &str = "`version` is there twice: one reader takes the first, another the last";
    const EFFECT: &str = "`effect` is there twice: one reader takes the first, another the last";
    const OPERATOR: &str = "`string_equal` is there twice: one reader takes the first, another the last";
    const SAME: &str = "`k` is there twice: one reader takes the first, another the last";
    vec![
        (whole(r#"‹"version"›:"2.0""#), "version", VERSION),
        (whole(r#"‹"version"›:"1.0""#), "version", VERSION),
        (whole("‹\"\\u0076ersion\"›:2"), "version", VERSION),
        (
            whole(r#"‹"Version"›:"2.0""#),
            "version",
            "`Version` is there twice: one reader takes the first, another the last",
        ),
        (
            whole(r#"‹"statement"›:[]"#),
            "statement",
            "`statement` is there twice: one reader takes the first, another the last",
        ),
        (
            whole(r#"‹"Statement"›:null"#),
            "statement",
            "`Statement` is there twice: one reader takes the first, another the last",
        ),
        (
            whole(r#""principal":"*",‹"principal"›:"*""#),
            "principal",
            "`principal` is there twice: one reader takes the first, another the last",
        ),
        (part(r#"‹"effect"›:"allow""#), "statement[0].effect", EFFECT),
        (part(r#"‹"effect"›:"deny""#), "statement[0].effect", EFFECT),
        (part("‹\"\\u0065ffect\"›:\"deny\""), "statement[0].effect", EFFECT),
        (part("‹\"effe\\u0063\\u0074\"›:1"), "statement[0].effect", EFFECT),
        (
            part(r#"‹"Effect"›:"deny""#),
            "statement[0].effect",
            "`Effect` is there twice: one reader takes the first, another the last",
        ),
        (
            part("‹\"\\u0045ffect\"›:\"deny\""),
            "statement[0].effect",
            "`Effect` is there twice: one reader takes the first, another the last",
        ),
        (
            part(r#"‹"action"›:[]"#),
            "statement[0].action",
            "`action` is there twice: one reader takes the first, another the last",
        ),
        (
            part(r#"‹"Resource"›:"*""#),
            "statement[0].resource",
            "`Resource` is there twice: one reader takes the first, another the last",
        ),
        (
            part(r#""principal":"*",‹"principal"›:"*""#),
            "statement[0].principal",
            "`principal` is there twice: one reader takes the first, another the last",
        ),
        (
            part(r#""condition":{"string_equal":{"k":1}},‹"condition"›:{"string_like":{"k":1}}"#),
            "statement[0].condition",
            "`condition` is there twice: one reader takes the first, another the last",
        ),
        (
            part(r#""principal":{"qcs":"*",‹"qcs"›:"*"}"#),
            "statement[0].principal.qcs",
            "`qcs` is there twice: one reader takes the first, another the last",
        ),
        (
            part(r#""principal":{"qcs":"*",‹"Qcs"›:"*"}"#),
            "statement[0].principal.qcs",
            "`Qcs` is there twice: one reader takes the first, another the last",
        ),
        (condition(r#"{"string_equal":{"k":1},‹"string_equal"›:{"j":1}}"#), KEYS, OPERATOR),
        (condition("{\"string_equal\":{\"k\":1},‹\"string\\u005fequal\"›:{\"j\":1}}"), KEYS, OPERATOR),
        (condition(r#"{"string_equal":{"k":1},"ip_equal":{"k":1},‹"string_equal"›:{}}"#), KEYS, OPERATOR),
        (
            condition(r#"{"string_equal_if_exist":{"k":1},‹"string_equal_if_exist"›:{"k":1}}"#),
            "statement[0].condition.string_equal_if_exist",
            "`string_equal_if_exist` is there twice: one reader takes the first, another the last",
        ),
        (condition(r#"{"string_equal":{"k":1,‹"k"›:2}}"#), KEY, SAME),
        (condition(r#"{"string_equal":{"k":1,"j":1,‹"k"›:1}}"#), KEY, SAME),
        (condition("{\"string_equal\":{\"k\":1,‹\"\\u006b\"›:1}}"), KEY, SAME),
        (condition("{\"string_equal\":{\"\\u006B\":1,‹\"k\"›:1}}"), KEY, SAME),
        (
            condition("{\"string_equal\":{\"a/😀\":1,‹\"a\\/\\ud83d\\ude00\"›:1}}"),
            "statement[0].condition.string_equal.a/😀",
            "`a/😀` is there twice: one reader takes the first, another the last",
        ),
    ]
}

fn unknown() -> Vec<Row> {
    const ID: &str = ": the grammar has no statement id (598/10604)";
    const NEGATIVE: &str = ": the grammar has no negative elements (598/10604)";
    const WHO: &str = ": a principal is `*` or `{\"qcs\": [..]}`";
    const CASE: &str = ": elements are written in lower case, or with one capital in bucket policies";
    let in_policy = [
        ("Id", ID),
        ("id", ID),
        ("VERSION", CASE),
        ("vErsion", CASE),
        ("STATEMENT", CASE),
        ("PRINCIPAL", CASE),
        ("versio", ""),
        ("versions", ""),
        ("statements", ""),
        ("", ""),
        (" version", ""),
        ("version ", ""),
        ("vеrsion", ""),
        ("qcs", ""),
        ("creator", ""),
    ];
    let in_statement = [
        ("sid", ID),
        ("Sid", ID),
        ("SID", ID),
        ("id", ID),
        ("notAction", NEGATIVE),
        ("NotAction", NEGATIVE),
        ("notaction", NEGATIVE),
        ("notResource", NEGATIVE),
        ("NotPrincipal", NEGATIVE),
        ("Service", WHO),
        ("AWS", WHO),
        ("uin", WHO),
        ("Federated", WHO),
        ("EFFECT", CASE),
        ("eFfect", CASE),
        ("ACTION", CASE),
        ("rEsource", CASE),
        ("CONDITION", CASE),
        ("not_action", ""),
        ("actions", ""),
        ("resources", ""),
        ("conditions", ""),
        ("", ""),
        ("effect\u{200b}", ""),
        ("Éffect", ""),
        ("qcs", ""),
        ("comment", ""),
    ];
    let in_principal =
        [("service", WHO), ("Service", WHO), ("AWS", WHO), ("uin", WHO), ("QCS", ""), ("qc", ""), ("", "")];
    let row = |path: &'static str, name: &str, hint: &str, frame: &dyn Fn(&str) -> String| {
        let shown = name.replace('\u{200b}', "\\u{200b}");
        let message: &'static str = format!("`{shown}` is no element here{hint}").leak();
        (frame(&format!("‹\"{name}\"›:\"*\"")), path, message)
    };
    let of_policy = in_policy.map(|(name, hint)| row("", name, hint, &|member| policy(member)));
    let of_statement = in_statement.map(|(name, hint)| row(STATEMENT, name, hint, &|member| statement(member)));
    let of_principal = in_principal
        .map(|(name, hint)| row("principal", name, hint, &|member| policy(&format!(r#""principal":{{{member}}}"#))));
    of_policy.into_iter().chain(of_statement).chain(of_principal).collect()
}

fn statements() -> Vec<Row> {
    let statement = |text: &str| policy(&format!("\"statement\":{text}"));
    let second = |text: &str| policy(&format!("\"statement\":[{{{LACKS_NOTHING}}},{text}"));
    vec![
        (statement("‹\"›*\""), "statement", "expected a statement, which is an object, but a string stands here"),
        (statement("‹1›"), "statement", "expected a statement, which is an object, but a number stands here"),
        (statement("[‹\"›*\"]"), STATEMENT, "expected a statement, which is an object, but a string stands here"),
        (statement("[‹null›]"), STATEMENT, "expected a statement, which is an object, but `null` stands here"),
        (statement("[‹[›{}]]"), STATEMENT, "expected a statement, which is an object, but a list stands here"),
        (second("‹null›]"), "statement[1]", "expected a statement, which is an object, but `null` stands here"),
        (second("‹false›]"), "statement[1]", "expected a statement, which is an object, but a boolean stands here"),
        (second("‹]›"), "statement[1]", "expected a statement, which is an object, but `]` stands here"),
        (second("‹,›{}]"), "statement[1]", "expected a statement, which is an object, but `,` stands here"),
        (second("‹//› why\n]"), "statement[1]", "JSON has no comments: pages print them as an illustration only"),
    ]
}

fn effects() -> Vec<Row> {
    [
        ("‹\"Allow\"›", "the effect is `allow` or `deny`, in lower case, not `Allow`"),
        ("‹\"Deny\"›", "the effect is `allow` or `deny`, in lower case, not `Deny`"),
        ("‹\"ALLOW\"›", "the effect is `allow` or `deny`, in lower case, not `ALLOW`"),
        ("‹\"permit\"›", "the effect is `allow` or `deny`, in lower case, not `permit`"),
        ("‹\"\"›", "the effect is `allow` or `deny`, in lower case, not ``"),
        ("‹\" allow\"›", "the effect is `allow` or `deny`, in lower case, not ` allow`"),
        ("‹\"allow\\n\"›", "the effect is `allow` or `deny`, in lower case, not `allow\\n`"),
        ("‹\"allow\\u0000\"›", "the effect is `allow` or `deny`, in lower case, not `allow\\0`"),
        ("‹\"аllow\"›", "the effect is `allow` or `deny`, in lower case, not `аllow`"),
        ("‹\"*\"›", "the effect is `allow` or `deny`, in lower case, not `*`"),
        (
            "‹\"12345678901234567890123456789012345678901\"›",
            "the effect is `allow` or `deny`, in lower case, not `1234567890123456789012345678901234567890…`",
        ),
        ("‹1›", "expected the effect, `allow` or `deny`, but a number stands here"),
        ("‹[›\"allow\"]", "expected the effect, `allow` or `deny`, but a list stands here"),
        ("‹{›\"allow\":1}", "expected the effect, `allow` or `deny`, but an object stands here"),
    ]
    .map(|(text, message)| (effect(text), "statement[0].effect", message))
    .into()
}

fn actions() -> Vec<Row> {
    const BLANK: &str = "a blank or control character stands in";
    let blanks = [
        (" cos:GetObject", " cos:GetObject"),
        ("cos:GetObject ", "cos:GetObject "),
        ("name/cos: GetObject", "name/cos: GetObject"),
        ("cos:Get Object", "cos:Get Object"),
        (" ", " "),
        ("cos:GetObject\\n", "cos:GetObject\\n"),
        ("\\tcos:GetObject", "\\tcos:GetObject"),
        ("cos:\\u0000GetObject", "cos:\\0GetObject"),
        ("cos:GetObject\\u007f", "cos:GetObject\\u{7f}"),
        ("cos:\\u0085GetObject", "cos:\\u{85}GetObject"),
        ("cos:\u{a0}GetObject", "cos:\\u{a0}GetObject"),
        ("cos:\u{3000}GetObject", "cos:\\u{3000}GetObject"),
        ("cos:\u{2028}GetObject", "cos:\\u{2028}GetObject"),
        ("* ", "* "),
    ]
    .map(|(text, shown)| -> Row {
        (action(&format!("‹\"{text}\"›")), ACTION, format!("{BLANK} `{shown}`: nothing is trimmed").leak())
    });
    let types = [
        (action("‹1›"), ACTION, "expected an action, which is a text, but a number stands here"),
        (action("‹{›}"), ACTION, "expected an action, which is a text, but an object stands here"),
        (action("‹null›"), ACTION, "expected the actions, a list, but `null` stands here"),
        (action("‹true›"), ACTION, "expected the actions, a list, but a boolean stands here"),
        (action("‹*›"), ACTION, "expected the actions, a list, but `*` stands here"),
        (
            action("[\"cos:GetObject\",‹1›]"),
            "statement[0].action[1]",
            "expected an action, which is a text, but a number stands here",
        ),
        (
            action("[‹[›\"cos:GetObject\"]]"),
            "statement[0].action[0]",
            "expected an action, which is a text, but a list stands here",
        ),
        (
            action("[\"cos:GetObject\",‹\"cos:Put Object\"›,\"\"]"),
            "statement[0].action[1]",
            "a blank or control character stands in `cos:Put Object`: nothing is trimmed",
        ),
    ];
    blanks.into_iter().chain(types).collect()
}

fn resources() -> Vec<Row> {
    let blanks = [
        (" qcs::cos:::b-1/*", " qcs::cos:::b-1/*"),
        ("qcs ::cos:::b-1/*", "qcs ::cos:::b-1/*"),
        ("qcs:: cos:::b-1/*", "qcs:: cos:::b-1/*"),
        ("qcs::cos: ap-guangzhou:uid/1:b-1/*", "qcs::cos: ap-guangzhou:uid/1:b-1/*"),
        ("qcs::cos:ap-guangzhou :uid/1:b-1/*", "qcs::cos:ap-guangzhou :uid/1:b-1/*"),
        ("qcs::cos:ap-guangzhou: uid/1:b-1/*", "qcs::cos:ap-guangzhou: uid/1:b-1/*"),
        ("qcs: :cos:ap-guangzhou:uid/1:b-1/*", "qcs: :cos:ap-guangzhou:uid/1:b-1/*"),
        ("qcs::cos:ap-guangzhou:uid/1\\n:b-1/*", "qcs::cos:ap-guangzhou:uid/1\\n:b-1/*"),
        (" ", " "),
        ("* ", "* "),
        ("\\u0000", "\\0"),
        ("qcs::cos:r:uid/1: b-1/a", "qcs::cos:r:uid/1: b-1/a"),
        ("qcs::cos:r:uid/1:prefix//1/b /a", "qcs::cos:r:uid/1:prefix//1/b /a"),
    ]
    .map(|(text, shown)| -> Row {
        let message = format!("a blank or control character stands in `{shown}`: nothing is trimmed");
        (resource(&format!("‹\"{text}\"›")), RESOURCE, message.leak())
    });
    let none = [
        ("**", "**"),
        ("?", "?"),
        ("qcs", "qcs"),
        ("qcs:*", "qcs:*"),
        ("qcs::cos", "qcs::cos"),
        ("qcs::cos:ap-guangzhou:uid/1250000000", "qcs::cos:ap-guangzhou:uid/1250000000"),
        ("qcs::cos:ap-guangzhou:uid/1250000000:", "qcs::cos:ap-guangzhou:uid/1250000000:"),
        ("qcs:::::", "qcs:::::"),
        ("examplebucket-1250000000/*", "examplebucket-1250000000/*"),
        ("/photos/*", "/photos/*"),
        ("arn:aws:s3:::examplebucket/*", "arn:aws:s3:::examplebucket/*"),
        ("acs:oss:*:*:b/*", "acs:oss:*:*:b/*"),
        ("QCS::cos:ap-guangzhou:uid/1250000000:b-1/*", "QCS::cos:ap-guangzhou:uid/1250000000:b-1…"),
        ("undefined", "undefined"),
        ("qcs：：cos：：：b-1/*", "qcs：：cos：：：b-1/*"),
    ]
    .map(|(text, shown)| -> Row {
        let expected = "expected `*` or six segments, `qcs::cos:<region>:uid/<APPID>:<bucket>-<APPID>/<key>`";
        (resource(&format!("‹\"{text}\"›")), RESOURCE, format!("`{shown}` is no resource: {expected}").leak())
    });
    let types = [
        (resource("‹1›"), RESOURCE, "expected a resource, which is a text, but a number stands here"),
        (resource("‹{›\"qcs\":\"*\"}"), RESOURCE, "expected a resource, which is a text, but an object stands here"),
        (resource("‹null›"), RESOURCE, "expected the resources, a list, but `null` stands here"),
        (resource("‹false›"), RESOURCE, "expected the resources, a list, but a boolean stands here"),
        (
            resource("[\"*\",‹[›]]"),
            "statement[0].resource[1]",
            "expected a resource, which is a text, but a list stands here",
        ),
    ];
    blanks.into_iter().chain(none).chain(types).collect()
}

fn principals() -> Vec<Row> {
    let principal = |text: &str| policy(&format!(r#""principal":{text},"statement":[{{{LACKS_NOTHING}}}]"#));
    let inside = |text: &str| statement(&format!(r#""principal":{text},{LACKS_NOTHING}"#));
    const NAMES: &str = "principal.qcs";
    const NONE: &str = "`qcs::cam::uin/1:uin/1` is no principal: expected `*` or `{\"qcs\": [..]}`";
    vec![
        (principal("‹\"qcs::cam::uin/1:uin/1\"›"), "principal", NONE),
        (inside("‹\"qcs::cam::uin/1:uin/1\"›"), "statement[0].principal", NONE),
        (principal("‹\"\"›"), "principal", "`` is no principal: expected `*` or `{\"qcs\": [..]}`"),
        (principal("‹\"**\"›"), "principal", "`**` is no principal: expected `*` or `{\"qcs\": [..]}`"),
        (principal("‹1›"), "principal", "expected a principal, `*` or `{\"qcs\": [..]}`, but a number stands here"),
        (principal("‹[›\"*\"]"), "principal", "expected a principal, `*` or `{\"qcs\": [..]}`, but a list stands here"),
        (principal("‹{}›"), "principal", "this is empty: at least one principal is needed"),
        (inside("‹{ }›"), "statement[0].principal", "this is empty: at least one principal is needed"),
        (principal(r#"{"qcs":‹[]›}"#), NAMES, "this is empty: at least one principal is needed"),
        (principal(r#"{"qcs":‹""›}"#), NAMES, "this principal is empty"),
        (principal(r#"{"qcs":["*",‹""›]}"#), "principal.qcs[1]", "this principal is empty"),
        (principal(r#"{"qcs":‹null›}"#), NAMES, "expected a list of principals, but `null` stands here"),
        (principal(r#"{"qcs":‹{›}}"#), NAMES, "expected a principal, which is a text, but an object stands here"),
        (principal(r#"{"qcs":‹1›}"#), NAMES, "expected a principal, which is a text, but a number stands here"),
        (
            inside(r#"{"qcs":["*",‹1›]}"#),
            "statement[0].principal.qcs[1]",
            "expected a principal, which is a text, but a number stands here",
        ),
        (
            principal(r#"{"qcs":"*",‹}›"#),
            "principal",
            "expected the name of a member, in double quotes, but `}` stands here",
        ),
    ]
}

fn conditions() -> Vec<Row> {
    let keys = |text: &str| condition(&format!(r#"{{"string_equal":{text}}}"#));
    vec![
        (condition("‹[›]"), CONDITION, "expected the condition, an object of operators, but a list stands here"),
        (condition("‹null›"), CONDITION, "expected the condition, an object of operators, but `null` stands here"),
        (condition("‹true›"), CONDITION, "expected the condition, an object of operators, but a boolean stands here"),
        (condition("‹\"›\""), CONDITION, "expected the condition, an object of operators, but a string stands here"),
        (condition("‹1›"), CONDITION, "expected the condition, an object of operators, but a number stands here"),
        (keys("‹[›{\"k\":1}]"), KEYS, "expected an object of condition keys, but a list stands here"),
        (keys("‹\"›a\""), KEYS, "expected an object of condition keys, but a string stands here"),
        (keys("‹null›"), KEYS, "expected an object of condition keys, but `null` stands here"),
        (keys("‹1›"), KEYS, "expected an object of condition keys, but a number stands here"),
        // The one type that other languages have here besides.
        (value("‹true›"), KEY, "expected a text, a number, or a list of them, but a boolean stands here"),
        (value("‹false›"), KEY, "expected a text, a number, or a list of them, but a boolean stands here"),
        (value("‹null›"), KEY, "expected a text, a number, or a list of them, but `null` stands here"),
        (value("‹{›\"a\":1}"), KEY, "expected a text or a number, but an object stands here"),
        (value("‹{›}"), KEY, "expected a text or a number, but an object stands here"),
        (
            value("[‹[›\"a\"]]"),
            "statement[0].condition.string_equal.k[0]",
            "expected a text or a number, but a list stands here",
        ),
        (
            value("[\"a\",‹null›]"),
            "statement[0].condition.string_equal.k[1]",
            "expected a text or a number, but `null` stands here",
        ),
        (
            value("[1,2,‹true›]"),
            "statement[0].condition.string_equal.k[2]",
            "expected a text or a number, but a boolean stands here",
        ),
        (
            value("[1,‹{›}]"),
            "statement[0].condition.string_equal.k[1]",
            "expected a text or a number, but an object stands here",
        ),
        (
            value("[1,‹]›"),
            "statement[0].condition.string_equal.k[1]",
            "expected a text or a number, but `]` stands here",
        ),
        (
            value("[‹,›1]"),
            "statement[0].condition.string_equal.k[0]",
            "expected a text or a number, but `,` stands here",
        ),
    ]
}

#[test]
fn what_is_no_policy() {
    assert_all_refused(&rows());
}

/// A literal is a value of JSON: to say that a value is expected says nothing.
#[test]
fn every_element_says_what_it_expects() {
    let principal = |text: &str| policy(&format!(r#""principal":{text}"#));
    for (found, shown) in [
        ("null", "`null` stands here"),
        ("true", "a boolean stands here"),
        ("]", "`]` stands here"),
        ("x", "`x` stands here"),
    ] {
        let expected = |expected: &str| -> &'static str { format!("expected {expected}, but {shown}").leak() };
        let wrong = format!("‹{found}›");
        for row in [
            (format!(r#"{{"version":{wrong}"#), "version", expected("the version")),
            (policy(&format!(r#""statement":{wrong}"#)), "statement", expected("the statements, a list")),
            (effect(&wrong), "statement[0].effect", expected("the effect, `allow` or `deny`")),
            (action(&format!("[{wrong}")), "statement[0].action[0]", expected("an action, which is a text")),
            (resource(&format!("[{wrong}")), "statement[0].resource[0]", expected("a resource, which is a text")),
            (principal(&wrong), "principal", expected("a principal, `*` or `{\"qcs\": [..]}`")),
            (principal(&format!("{{\"qcs\":[{wrong}")), "principal.qcs[0]", expected("a principal, which is a text")),
        ] {
            // An empty list is another case.
            if !(found == "]" && row.0.contains("[‹]›")) {
                assert_refused(&row);
            }
        }
    }
}

/// The name is right, the place is not: to speak of its case would mislead.
#[test]
fn an_element_of_another_place_is_not_a_matter_of_case() {
    for (row, path) in [
        (policy(r#"‹"effect"›:"allow""#), ""),
        (policy(r#"‹"action"›:"*""#), ""),
        (policy(r#"‹"Condition"›:{}"#), ""),
        (statement(r#"‹"version"›:"2.0""#), STATEMENT),
        (statement(r#"‹"statement"›:[]"#), STATEMENT),
        (policy(r#""principal":{‹"principal"›:"*"}"#), "principal"),
    ] {
        let text = row.replace(['‹', '›'], "");
        let error = cos_policy::Document::parse(&text).unwrap_err();
        assert_eq!(error.path(), path, "{text}");
        assert!(error.fault().to_string().contains(" is no element here"), "{error}");
        assert!(!error.fault().to_string().contains("lower case"), "{error}");
    }
}
