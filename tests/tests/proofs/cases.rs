//! Pairs of policies with the verdict that the rules of COS give them, worked out by hand.

use cos_policy::analysis::{Unsettled, Verdict, disjoint, equivalent, implies, permits_nothing};
use cos_policy::{Region, action};
use serde_json::{Value, json};

use crate::policy::{Clause, Effect, Statement, document, place};
use crate::verdict::{kind, outcome};

/// That `a` permits nothing that `b` does not.
#[track_caller]
fn assert_implies(expected: &str, a: &[Statement], b: &[Statement]) {
    let (a, b) = (document(a), document(b));
    let verdict = implies(&a, &b);
    assert_is(expected, &verdict, &format!("{a}\n{b}"));
    if let Verdict::Fails(witness) = &verdict {
        assert_eq!(outcome(&a, witness), "allow", "{verdict}\n{a}\n{b}");
        assert!(outcome(&b, witness).ends_with("_deny"), "{verdict}\n{a}\n{b}");
    }
}

#[track_caller]
fn assert_equivalent(a: &[Statement], b: &[Statement]) {
    let (a, b) = (document(a), document(b));
    assert_is("holds", &equivalent(&a, &b), &format!("{a}\n{b}"));
}

#[track_caller]
fn assert_disjoint(expected: &str, a: &[Statement], b: &[Statement]) {
    let (a, b) = (document(a), document(b));
    let verdict = disjoint(&a, &b);
    assert_is(expected, &verdict, &format!("{a}\n{b}"));
    if let Verdict::Fails(witness) = &verdict {
        assert_eq!([outcome(&a, witness), outcome(&b, witness)], ["allow"; 2], "{verdict}\n{a}\n{b}");
    }
}

#[track_caller]
fn assert_empty(expected: &str, a: &[Statement]) {
    let a = document(a);
    let verdict = permits_nothing(&a);
    assert_is(expected, &verdict, &a.to_json());
    if let Verdict::Fails(witness) = &verdict {
        assert_eq!(outcome(&a, witness), "allow", "{verdict}\n{a}");
    }
}

#[track_caller]
fn assert_is(expected: &str, verdict: &Verdict, policies: &str) {
    assert_eq!(kind(verdict), expected, "{verdict}\n{policies}");
    if let Verdict::Unknown(Unsettled::Undocumented(reasons)) = verdict {
        assert!(!reasons.is_empty(), "no reason\n{policies}");
    }
}

fn put() -> Statement {
    Statement::allow("name/cos:PutObject", &place("a/*"))
}

fn put_when(operator: &str, key: &'static str, value: impl Into<Value>) -> Statement {
    put().when(Clause::new(operator, key, value))
}

fn length(operator: &str, value: impl Into<Value>) -> Statement {
    put_when(operator, "cos:content-length", value)
}

fn list(key: &str) -> Statement {
    Statement::allow("name/cos:GetBucket", &place(key))
}

#[test]
fn two_limits_cover_a_third_that_neither_covers() {
    let most_10 = [length("numeric_less_than_equal", 10)];
    let most_5 = length("numeric_less_than_equal", 5);
    assert_implies("holds", &most_10, &[most_5.clone(), length("numeric_greater_than", 4)]);
    assert_implies("holds", &most_10, &[most_5.clone(), length("numeric_greater_than", 5)]);
    assert_implies("fails", &most_10, &[most_5.clone(), length("numeric_greater_than", 6)]);
    assert_implies("fails", &most_10, std::slice::from_ref(&most_5));
    // A length is an integer, and never negative.
    assert_implies("holds", &most_10, &[most_5.clone(), length("numeric_greater_than_equal", 6)]);
    assert_implies("holds", &most_10, &[most_5, length("numeric_greater_than", json!(5.5))]);
    assert_empty("holds", &[length("numeric_less_than", 0)]);
    assert_empty("holds", &[length("numeric_equal", json!(9.5))]);
    assert_implies("holds", &[length("numeric_not_equal", json!(9.5))], &[length("numeric_greater_than_equal", 0)]);
}

/// No length is too great for JSON.
#[test]
fn lengths_beyond_64_bits_are_lengths() {
    let number = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    for text in ["18446744073709551614", "18446744073709551615", "1e20", "1e21", "1e300"] {
        assert_empty("fails", &[length("numeric_greater_than", number(text))]);
        let some = [length("numeric_greater_than_equal", 0)];
        assert_implies("fails", &some, &[length("numeric_less_than_equal", number(text))]);
        assert_implies("fails", &some, &[length("numeric_not_equal", number(text))]);
    }
}

#[test]
fn versions_of_tls_lie_between_each_other() {
    let version = |operator, value: f64| put_when(operator, "cos:tls-version", json!(value));
    let most_12 = [version("numeric_less_than_equal", 1.2)];
    assert_implies("fails", &most_12, &[version("numeric_less_than_equal", 1.1), version("numeric_equal", 1.2)]);
    assert_implies("holds", &most_12, &[version("numeric_less_than", 1.2), version("numeric_equal", 1.2)]);
}

#[test]
fn a_version_of_tls_is_there_exactly_with_tls() {
    let secure = |value: &str| put_when("bool_equal", "cos:secure-transport", value);
    let some_version = put_when("numeric_greater_than_equal", "cos:tls-version", 0);
    assert_equivalent(&[secure("true")], std::slice::from_ref(&some_version));
    assert_empty("holds", &[some_version.when(Clause::new("bool_equal", "cos:secure-transport", "false"))]);
    assert_equivalent(&[secure("true"), secure("false")], &[put()]);
    assert_equivalent(&[put_when("bool_equal_if_exist", "cos:secure-transport", "true")], &[secure("true")]);
}

#[test]
fn an_absent_header_makes_every_operator_false_but_those_with_if_exist() {
    let typed = |operator, value: &str| put_when(operator, "cos:content-type", value);
    let but = |operator, value: &str| {
        let deny = Statement::deny("name/cos:PutObject", "*");
        [put(), deny.when(Clause::new(operator, "cos:content-type", value))]
    };
    assert_implies("fails", &but("string_not_equal", "image/png"), &[typed("string_equal", "image/png")]);
    assert_equivalent(&but("string_not_equal_if_exist", "image/png"), &[typed("string_equal", "image/png")]);
    assert_equivalent(&but("string_equal", "image/png"), &[typed("string_not_equal_if_exist", "image/png")]);
    assert_implies("fails", &[put()], &[typed("string_like", "*")]);
    assert_equivalent(&[put()], &[typed("string_like_if_exist", "*")]);
    assert_equivalent(
        &[typed("string_like", "*")],
        &[typed("string_equal", "image/png"), typed("string_not_equal", "image/png")],
    );
    assert_empty("holds", &[typed("string_equal", "")]);
}

/// Also where all patterns begin with a star.
#[test]
fn some_value_has_not_the_wanted_end() {
    for key in ["vpc:requester_vpc", "cos:content-type", "cos:versionid", "cos:response-content-type", "cos:prefix"] {
        let like = |pattern: &str| put_when("string_like", key, pattern);
        assert_implies("fails", &[like("*")], &[like("*q")]);
        assert_implies("fails", &[like("*")], &[like("*q*"), like("*p")]);
        assert_implies("fails", &[like("*q*")], &[like("*q"), like("q*")]);
        assert_implies("holds", &[like("*q")], &[like("*q*")]);
        assert_empty("fails", &[like("*q"), Statement::deny("*", "*").when(Clause::new("string_like", key, "*pq"))]);
    }
}

#[test]
fn keys_under_one_operator_are_a_conjunction_and_values_are_alternatives() {
    let deny = |keys: &[&'static str]| {
        let clauses = keys.iter().map(|key| Clause::new("string_like", key, "*"));
        clauses.fold(Statement::deny("name/cos:PutObject", "*"), Statement::when)
    };
    let (kind, acl) = ("cos:content-type", "cos:x-cos-acl");
    let both = [put(), deny(&[kind, acl])];
    let either = [put(), deny(&[kind]), deny(&[acl])];
    assert_implies("holds", &either, &both);
    assert_implies("fails", &both, &either);
    let mut listed = Clause::new("string_equal", kind, "image/png");
    listed.values.push("image/gif".into());
    let listed = put().when(listed);
    let alternatives = ["image/png", "image/gif"].map(|value| put_when("string_equal", kind, value));
    assert_equivalent(&[listed], &alternatives);
}

#[test]
fn blocks_split_and_join() {
    let from = |operator, block: &str| put_when(operator, "qcs:ip", block);
    let halves = [from("ip_equal", "10.0.0.0/9"), from("ip_equal", "10.128.0.0/9")];
    assert_equivalent(&halves, &[from("ip_equal", "10.0.0.0/8")]);
    assert_equivalent(&[from("ip_equal", "10.1.2.3/8")], &[from("ip_equal", "10.0.0.0/8")]);
    assert_equivalent(&[from("ip_equal", "10.0.0.0/8"), from("ip_not_equal", "10.0.0.0/8")], &[put()]);
    // An address of IPv6 is in no block of IPv4.
    assert_implies("fails", &[put()], &[from("ip_equal", "0.0.0.0/0")]);
    assert_implies("unknown", &[put()], &[from("ip_equal", "0.0.0.0/0"), from("ip_equal", "::/0")]);
}

#[test]
fn the_prefix_of_a_listing_is_its_key() {
    let prefixed = |operator, value: &str| list("*").when(Clause::new(operator, "cos:prefix", value));
    assert_equivalent(&[list("a*")], &[prefixed("string_like", "a*")]);
    assert_equivalent(&[list("a/*")], &[prefixed("string_like", "a%2F*")]);
    assert_equivalent(
        &[list("")],
        &[list("*"), Statement::deny("*", "*").when(Clause::new("string_like", "cos:prefix", "*"))],
    );
    assert_equivalent(&[list("a/")], &[prefixed("string_equal", "a%2F")]);
    // Only its end is percent-encoded so.
    assert_implies("holds", &[list("a/")], &[prefixed("string_like", "*2F")]);
    assert_implies("holds", &[list("a2F")], &[prefixed("string_like", "*2F")]);
    assert_implies("fails", &[list("a*")], &[prefixed("string_like", "*2F")]);
    assert_implies("holds", &[list("ab")], &[prefixed("string_like", "*b")]);
    assert_disjoint("holds", &[list("ab")], &[prefixed("string_like", "*a")]);
    assert_disjoint("fails", &[list("a*")], &[prefixed("string_like", "*F")]);
    assert_implies("unknown", &[list("a/")], &[prefixed("string_equal", "a/")]);
    // Anybody may add a prefix to a download.
    let get = Statement::allow("name/cos:GetObject", &place("a/*"));
    assert_implies(
        "fails",
        std::slice::from_ref(&get),
        &[get.clone().when(Clause::new("string_like", "cos:prefix", "a*"))],
    );
}

/// What matches `*C3*` need not have those letters: `é` is `%C3%A9`, and the keys that others would try first are denied.
#[test]
fn a_byte_of_an_encoding_is_found_in_some_character() {
    let without = |pattern: &str, denied: &[&str], encodings: &[&str]| {
        let allow = list("*").when(Clause::new("string_like", "cos:prefix", pattern));
        let keys = denied.iter().map(|key| Statement::deny("*", &place(key)));
        let deny =
            |value: &&str| Statement::deny("*", &place("*")).when(Clause::new("string_like", "cos:prefix", *value));
        [vec![allow], keys.collect(), encodings.iter().map(deny).collect()].concat()
    };
    assert_empty("fails", &without("*C3*", &["*C*", "*3*", "*À*"], &[]));
    assert_empty("fails", &without("*A9*", &["*A*", "*9*", "*©*"], &[]));
    assert_empty("fails", &without("*A9*", &["*A*", "*9*"], &["*C2*"]));
    assert_empty("fails", &without("*A9*", &["*A*", "*9*"], &["*C*", "*D*", "*E*"]));
    assert_empty("unknown", &without("*A9*", &["*A*", "*9*"], &["*C*", "*D*", "*E*", "*F*"]));
}

#[test]
fn a_percent_sign_in_a_key_is_encoded() {
    let spaced = [list("*").when(Clause::new("string_like", "cos:prefix", "*1%20*"))];
    assert_implies("holds", &[list("1 *")], &spaced);
    assert_implies("fails", &[list("1%20*")], &spaced);
    assert_disjoint("holds", &[list("1%20")], &spaced);
}

/// There is no key, and so no prefix.
#[test]
fn a_listing_of_the_account_has_no_prefix() {
    let list = Statement::allow("name/cos:GetBucket", "*").when(Clause::new("string_equal", "cos:prefix", "a"));
    let in_buckets = |effect| Statement::new(effect, "*", "qcs::cos:::**");
    assert_empty("unknown", &[list.clone(), in_buckets(Effect::Deny)]);
    assert_implies("unknown", std::slice::from_ref(&list), &[in_buckets(Effect::Allow)]);
    assert_empty("holds", &[list, Statement::deny("*", "qcs::cos:::*")]);
}

#[test]
fn a_star_in_an_action_is_more_than_every_known_name() {
    let known = || action::catalogue().iter().map(ToString::to_string);
    let mut all = Statement::allow("*", &place("*"));
    all.actions = known().collect();
    let any = [Statement::allow("name/cos:*", &place("*"))];
    assert_implies("holds", &[all.clone()], &any);
    assert_implies("fails", &any, &[all.clone()]);
    let mut gets = all;
    gets.actions.retain(|name| name.starts_with("name/cos:Get"));
    assert_implies("fails", &[Statement::allow("name/cos:Get*", &place("*"))], &[gets]);
    assert_implies("fails", &[Statement::allow("*", &place("*"))], &any);
}

/// Whatever letters the names of a list have, there is a name without them.
#[test]
fn a_star_in_an_action_is_more_than_every_name_with_some_letter() {
    let longer = [Statement::allow("name/cos:PutObjectTagging*", "*")];
    let mut listed = Statement::allow("name/cos:PutObjectTagging", "*");
    for letter in "0129azAZxy-_.~".chars() {
        let mut with_letter = listed.clone();
        with_letter.actions.push(format!("name/cos:*{letter}*"));
        let expected = if "PutObjectTagging".contains(letter) { "holds" } else { "fails" };
        assert_implies(expected, &longer, &[with_letter]);
    }
    listed.actions.extend(["0", "x", "Z", "~"].map(|letter| format!("name/cos:*{letter}*")));
    assert_implies("fails", &longer, &[listed]);
}

/// A bucket's whole name is a start of names like any other.
#[test]
fn the_start_of_a_bucket_is_also_a_bucket() {
    let on = |account: &str, path: &str| {
        Statement::allow("name/cos:GetObject", &format!("qcs::cos:ap-guangzhou:{account}:{path}"))
    };
    let own = |path: &str| on("uid/1250000000", path);
    for start in ["examplebucket-1250000000*", "examplebucket-125*", "examplebucket-*", "examplebucket*", "e*", "*"] {
        assert_empty("fails", &[own(start)]);
        assert_implies("holds", &[own("examplebucket-1250000000/*")], &[own(start)]);
    }
    assert_implies("fails", &[own("examplebucket-*")], &[own("examplebucket-1250000000/*")]);
    // No other bucket of the account has a name of that start that COS takes: host names have at most 60 characters.
    assert_implies("holds", &[own("examplebucket-1250000000*")], &[own("examplebucket-1250000000/*")]);
    assert_empty("holds", &[own("examplebucket-with-a-long-name-that-no-host-can-have*")]);
    // Other accounts may have shorter numbers.
    let long = "abcdefghijklmnopqrstuvwx*";
    assert_empty("holds", &[own(long)]);
    assert_empty("fails", &[on("", long)]);
    assert_implies("fails", &[on("", "examplebucket*")], &[own("examplebucket*")]);
}

#[test]
fn an_open_region_is_more_than_every_known_one() {
    let of = |region: &str| {
        let resource = format!("qcs::cos:{region}:uid/1250000000:examplebucket-1250000000/*");
        Statement::allow("name/cos:GetObject", &resource)
    };
    let all: Vec<Statement> = Region::ALL.iter().map(|region| of(region.as_str())).collect();
    assert_implies("holds", &all, &[of("")]);
    assert_implies("fails", &[of("")], &all);
    assert_equivalent(&[of("*")], &[of("")]);
    assert_implies("unknown", &[of("ap-*")], &all);
    // Whatever it matches, it is not this one.
    assert_implies("fails", &[of("")], &[of("ap-*")]);
    assert_implies("fails", &[of("eu-frankfurt")], &[of("ap-*")]);
    assert_disjoint("holds", &[of("eu-frankfurt")], &[of("ap-*")]);
    assert_disjoint("unknown", &[of("ap-beijing")], &[of("ap-*")]);
    assert_implies("holds", &[of("ap-*")], &[of("*")]);
}

#[test]
fn a_starred_region_is_every_region_that_it_completes() {
    let of = |region: &str| {
        let resource = format!("qcs::cos:{region}:uid/1250000001:examplebucket-1250000001/*");
        [Statement::allow("name/cos:GetObject", &resource)]
    };
    for region in ["eu-*", "na-*", "sa-*", "e*", "eu*", "eu-?*", "ap-*-1", "*-frankfurt", "n?-ashburn"] {
        assert_empty("unknown", &of(region));
        assert_disjoint("holds", &of(region), &of("ap-tokyo"));
    }
    assert_empty("holds", &of("us-*"));
}

#[test]
fn the_digits_behind_a_hyphen_may_begin_an_account() {
    let of = |account: &str, bucket: &str| {
        let resource = format!("qcs::cos:ap-guangzhou:uid/{account}:{bucket}");
        [Statement::allow("name/cos:GetObject", &resource)]
    };
    for account in ["125000000?", "125000000*", "12*", "*1"] {
        assert_empty("unknown", &of(account, "examplebucket-1250000001*"));
    }
    assert_empty("fails", &of("1250000001", "examplebucket-125000000*"));
    assert_empty("holds", &of("13*", "examplebucket-1250000001/*"));
}

#[test]
fn every_resource_of_an_account_is_open_to_debate_for_the_account_itself() {
    let on = |resource: &str| Statement::allow("name/cos:GetService", resource);
    assert_implies("holds", &[on("qcs::cos:::*")], &[on("*")]);
    assert_implies("unknown", &[on("*")], &[on("qcs::cos:::*")]);
    assert_implies("fails", &[on("*")], &[on(&place("*"))]);
}

#[test]
fn a_star_in_a_bucket_matches_no_other_name() {
    let of =
        |path: &str| Statement::allow("name/cos:GetObject", &format!("qcs::cos:ap-guangzhou:uid/1250000000:{path}"));
    let starred = of("ex*bucket-1250000000/a/*");
    assert_disjoint("holds", std::slice::from_ref(&starred), &[of("other-1250000000/*")]);
    // The star may stand for the slash as well: `examplebucket-1250000000/b/bucket-1250000000/a/`.
    assert_disjoint("unknown", std::slice::from_ref(&starred), &[of("examplebucket-1250000000/b/*")]);
    assert_disjoint("holds", std::slice::from_ref(&starred), &[of("examplebucket-1250000000/b/c")]);
    assert_disjoint("unknown", std::slice::from_ref(&starred), &[of("examplebucket-1250000000/*")]);
    assert_implies("fails", &[of("other-1250000000/*")], &[starred]);
}

#[test]
fn layouts_and_spellings_are_no_difference() {
    let get = |action, resource: &str| Statement::allow(action, resource);
    let new = get("name/cos:GetObject", &place("a/*"));
    let old = "qcs::cos:ap-guangzhou:uid/1250000000:prefix//1250000000/examplebucket/a/*";
    assert_equivalent(&[get("cos:GetObject", old)], &[new]);
}

#[test]
fn keys_are_compared_letter_by_letter() {
    let get = |key: &str| Statement::allow("name/cos:GetObject", &place(key));
    assert_implies("fails", &[get("alice*")], &[get("alice/*")]);
    assert_implies("holds", &[get("alice/*")], &[get("alice*")]);
    assert_implies("holds", &[get("alice/"), get("alice/b/*")], &[get("alice/*")]);
    assert_implies("fails", &[get("Alice")], &[get("alice")]);
    assert_implies("fails", &[get("a//b")], &[get("a/b")]);
    assert_implies("fails", &[get("a/../b")], &[get("b")]);
    let but = |deny: &str| [get("a*"), Statement::deny("*", &place(deny))];
    assert_implies("holds", &but("a"), &[get("a*")]);
    assert_implies("fails", &but("a/*"), &[get("a")]);
    assert_empty("holds", &but("*"));
    assert_empty("fails", &but("a/*"));
}

#[test]
fn what_no_document_settles_is_alike_wherever_it_stands() {
    let odd = |action: &str| Statement::allow(action, &place("*"));
    let without = |action: &str| [odd("name/cos:*"), Statement::deny(action, "*")];
    assert_implies("holds", &[odd("name/cos:Get?bject")], &[odd("cos:Get?bject")]);
    assert_implies("unknown", &[odd("name/cos:Get?bject")], &[odd("name/cos:GetObject")]);
    assert_implies("unknown", &[odd("name/cos:Get?bject")], &[odd("name/cos:*")]);
    assert_implies("holds", &[odd("name/cos:Get?bject")], &[odd("*")]);
    assert_implies("holds", &without("name/cos:Get?bject"), &[odd("name/cos:*")]);
    assert_implies("holds", &without("name/cos:Get?bject"), &without("cos:Get?bject"));
    assert_empty("holds", &[odd("permid/1"), Statement::deny("permid/1", "*")]);
    assert_empty("unknown", &[odd("permid/1"), Statement::deny("permid/2", "*")]);
    // Either it matches, or it does not.
    let either = [odd("permid/1"), odd("name/cos:GetObject")];
    assert_implies("holds", &[odd("name/cos:GetObject"), Statement::deny("permid/1", "*")], &either);
}

#[test]
fn the_root_of_an_account_has_two_spellings() {
    let by = |name: &str| Statement { principals: vec![name.to_owned()], ..put() };
    let (root, user) = ("qcs::cam::uin/100000000001:root", "qcs::cam::uin/100000000001:uin/100000000001");
    assert_equivalent(&[by(root)], &[by(user)]);
    assert_implies("holds", &[by(root)], &[put()]);
    assert_implies("fails", &[put()], &[by(root)]);
    assert_equivalent(&[by("qcs::cam::anyone:anyone")], &[put()]);
    assert_implies("unknown", &[by("qcs::cam::uin/100000000001:groupid/7")], &[by(root)]);
}

#[test]
fn one_tag_of_several_is_enough() {
    let tagged = |operator: &str, values: &[&str]| {
        let values = values.iter().copied().map(Value::from).collect();
        put().when(Clause { operator: operator.to_owned(), key: "qcs:request_tag", values })
    };
    let any = |values: &[&str]| tagged("for_any_value:string_equal", values);
    let all = |values: &[&str]| tagged("for_all_value:string_equal", values);
    assert_implies("holds", &[any(&["k&1"])], &[any(&["k&1", "k&2"])]);
    assert_implies("fails", &[any(&["k&1"])], &[any(&["k&2"])]);
    assert_equivalent(&[any(&["k&1"]), any(&["k&2"])], &[any(&["k&1", "k&2"])]);
    assert_implies("fails", &[any(&["k&1"])], &[all(&["k&1"])]);
    assert_implies("holds", &[all(&["k&1"])], &[all(&["k&1"]), any(&["k&1"])]);
    // A variable beside it does not make this tag doubtful.
    assert_disjoint("fails", &[any(&["k&2", "${uin}"])], &[any(&["${uin}", "k&2"])]);
    assert_implies("unknown", &[any(&["${uin}"])], &[any(&["k&2"])]);
    // Without tags, nobody knows.
    assert_implies("unknown", &[all(&["k&1"])], &[any(&["k&1"])]);
}

/// `DeleteObject*` and `*Object` meet in the catalogue at `DeleteObject`, and beyond it at longer names only.
#[test]
fn two_wildcards_meet_beyond_the_catalogue() {
    let objects = Statement::allow("name/cos:*Object", &place("a/*"));
    let without = |action| [objects.clone(), Statement::deny(action, &place("a/*"))];
    assert_implies("fails", &without("name/cos:DeleteObject"), &without("name/cos:DeleteObject*"));
    assert_implies("holds", &without("name/cos:DeleteObject*"), &without("name/cos:DeleteObject"));
}
