//! Requests: how they are made, what they are in JSON, and which ones a call of the API makes.

use cos_policy::analysis::{ApiCall, Axiom, ContextValue, Outcome};
use cos_policy::{Bucket, Document, Region, Request, action, policy};
use serde_json::{Value, json};

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

fn context(request: &Request) -> Vec<(String, String)> {
    request.context().map(|(key, value)| (key.to_owned(), value.to_string())).collect()
}

#[test]
fn an_action_is_named_in_any_spelling() {
    for action in ["PutObject", "cos:PutObject", "name/cos:PutObject"] {
        assert_eq!(Request::object(action, &bucket(), "a"), Request::object(action::PutObject, &bucket(), "a"));
    }
    assert_eq!(Request::account("name/ci:CreateMediaJobs").action(), "name/ci:CreateMediaJobs");
    assert_eq!(Request::account("ci:CreateMediaJobs").action(), "name/ci:CreateMediaJobs");
    assert_eq!(Request::account("NotKnown").action(), "name/cos:NotKnown");
}

#[test]
fn a_resource_is_six_segments_or_a_star() {
    let root = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/";
    let object = Request::object(action::GetObject, &bucket(), "a/照片:1.jpg");
    assert_eq!(object.resource(), format!("{root}a/照片:1.jpg"));
    assert_eq!((object.key(), object.bucket_of()), ("a/照片:1.jpg", Some(&bucket())));
    assert_eq!(Request::bucket(action::HeadBucket, &bucket()).resource(), root);
    assert_eq!(Request::listing(action::GetBucket, &bucket(), "a/").resource(), format!("{root}a/"));
    let account = Request::account(action::GetService);
    assert_eq!((account.resource(), account.key(), account.bucket_of()), ("*", "", None));
}

#[test]
fn the_prefix_of_a_listing_is_its_key() {
    let listing = Request::listing(action::GetBucket, &bucket(), "a b/ü%2F");
    assert_eq!(context(&listing), [("cos:prefix".to_owned(), "a%20b%2F%C3%BC%252F".to_owned())]);
    assert_eq!(Request::object(action::GetBucket, &bucket(), "a b/ü%2F"), listing);
    assert_eq!(Request::bucket(action::GetBucket, &bucket()).with("cos:prefix", "a%20b/ü%252F").key(), "a b/ü%2F");
    assert_eq!(context(&Request::listing(action::GetBucket, &bucket(), "")), []);
    // Of another request it is a parameter like any other.
    assert_eq!(Request::object(action::GetObject, &bucket(), "a").with("cos:prefix", "b").key(), "a");
}

#[test]
fn what_is_empty_was_not_sent() {
    let request = Request::object(action::PutObject, &bucket(), "a");
    for key in ["cos:x-cos-acl", "cos:versionid", "cos:content-type", "cos:nope"] {
        assert_eq!(request.clone().with(key, "a").with(key, ""), request, "{key}");
    }
    assert_eq!(context(&request.clone().with("cos:content-length", 0)).len(), 1);
    assert_eq!(context(&request.with("cos:content-length", 1).with("cos:content-length", 2)).len(), 1);
}

#[test]
fn a_value_is_given_as_its_type() {
    let values: [(ContextValue, &str); 8] = [
        ("private".into(), "private"),
        (String::from("private").into(), "private"),
        (10.into(), "10"),
        (u64::MAX.into(), "18446744073709551615"),
        (1.2.into(), "1.2"),
        (true.into(), "true"),
        (std::net::IpAddr::from([203, 0, 113, 7]).into(), "203.0.113.7"),
        (["a&b", "c&d"].into(), "[a&b, c&d]"),
    ];
    for (value, text) in values {
        assert_eq!(value.to_string(), text);
    }
}

#[test]
fn a_request_is_the_same_after_json() {
    let requests = [
        Request::object(action::PutObject, &bucket(), "a/b")
            .with("cos:content-length", 10)
            .with("cos:secure-transport", true)
            .with("qcs:request_tag", ["a&b", "c&d"])
            .with("cos:tls-version", 1.2)
            .by("qcs::cam::uin/100000000001:uin/100000000002"),
        Request::listing(action::GetBucket, &bucket(), "a b/"),
        Request::bucket(action::HeadBucket, &bucket()),
        Request::account(action::GetService),
    ];
    for request in requests {
        let text = serde_json::to_string(&request).unwrap();
        assert_eq!(serde_json::from_str::<Request>(&text).unwrap().to_string(), request.to_string(), "{text}");
        let value = serde_json::to_value(&request).unwrap();
        assert_eq!(serde_json::from_value::<Request>(value).unwrap().principal(), request.principal());
    }
    assert_eq!(
        serde_json::to_value(Request::object(action::PutObject, &bucket(), "a/b").with("cos:content-length", 10))
            .unwrap(),
        json!({
            "action": "name/cos:PutObject",
            "region": "ap-guangzhou",
            "bucket": "examplebucket-1250000000",
            "key": "a/b",
            "context": {"cos:content-length": 10},
        })
    );
}

#[test]
fn json_that_is_no_request_is_refused() {
    let refused: [(Value, &str); 8] = [
        (json!({"action": "a", "bucket": "b-1"}), "`region` is missing: a bucket is in one"),
        (
            json!({"action": "a", "region": "ap-guangzhou"}),
            "`bucket` is missing: a key and a region are those of a bucket",
        ),
        (json!({"action": "a", "key": "b"}), "`bucket` is missing: a key and a region are those of a bucket"),
        (
            json!({"action": "a", "region": "guangzhou", "bucket": "b-1"}),
            "`guangzhou` is not a region: expected an identifier such as `ap-guangzhou`",
        ),
        (
            json!({"action": "GetBucket", "region": "ap-guangzhou", "bucket": "b-1", "key": "a/", "context": {"cos:prefix": "b/"}}),
            "`key` and `cos:prefix` differ: a listing has one prefix",
        ),
        (
            json!({"action": "a", "context": {"cos:content-length": null}}),
            "`cos:content-length` is neither a text, a number, a boolean nor a list of texts",
        ),
        (
            json!({"action": "a", "contxt": {}}),
            "unknown field `contxt`, expected one of `action`, `region`, `bucket`, `key`, `context`, `principal`",
        ),
        (json!({"region": "ap-guangzhou"}), "missing field `action`"),
    ];
    for (value, expected) in refused {
        assert_eq!(serde_json::from_value::<Request>(value).unwrap_err().to_string(), expected);
    }
}

fn calls(call: &ApiCall<'_>) -> Vec<String> {
    let short = |request: &Request| format!("{} {}", request.action().trim_start_matches("name/cos:"), request.key());
    let checks = Request::for_api(call);
    let text = |check: &cos_policy::analysis::ApiCheck| match check.dispute() {
        Some((other, sources)) => format!("{} | {} ({sources})", short(check.request()), short(other)),
        None => short(check.request()),
    };
    checks.iter().map(text).collect()
}

#[test]
fn a_call_makes_the_checks_of_its_documents() {
    let (bucket, other) = (bucket(), Bucket::new(Region::EU_FRANKFURT, "other-1250000000").unwrap());
    let (source, target) = ((&other, "from"), (&bucket, "to"));
    let object = (&bucket, "a");
    let expected: [(ApiCall<'_>, &[&str]); 11] = [
        (
            ApiCall::CopyObject { source, target },
            &["GetObject from", "PutObject to | PutObjectCopy to (436/30580 and 436/10881)"],
        ),
        (
            ApiCall::CopyPart { source, target },
            &["GetObject from", "PutObject to | UploadPartCopy to (436/30580 and 436/8287)"],
        ),
        (
            ApiCall::DeleteObjects { bucket: &bucket, keys: &["a", "b"], anonymous: false },
            &["DeleteObject a", "DeleteObject b"],
        ),
        (
            ApiCall::DeleteObjects { bucket: &bucket, keys: &["a"], anonymous: true },
            &["DeleteObject a", "DeleteMultipleObjects a"],
        ),
        (ApiCall::PostForm { object }, &["PostObject a"]),
        (ApiCall::Restore { object }, &["PostObjectRestore a"]),
        (ApiCall::SelectObjectContent { object }, &["GetObject a"]),
        (ApiCall::ListObjects { bucket: &bucket, prefix: "a/" }, &["GetBucket a/"]),
        (ApiCall::ListObjectVersions { bucket: &bucket, prefix: "" }, &["GetBucketObjectVersions "]),
        (ApiCall::ListInventories { bucket: &bucket }, &["GetBucketInventory "]),
        (ApiCall::ListBuckets, &["GetService "]),
    ];
    for (call, expected) in expected {
        assert_eq!(calls(&call), expected, "{call:?}");
    }
    let copy = Request::for_api(&ApiCall::CopyObject { source, target });
    let buckets: Vec<&str> = copy.iter().filter_map(|check| Some(check.request().bucket_of()?.name())).collect();
    assert_eq!(buckets, ["other-1250000000", "examplebucket-1250000000"]);
}

#[test]
fn a_call_is_allowed_when_all_of_its_checks_are() {
    let bucket = bucket();
    let document = policy! {
        in bucket;
        allow GetObject, PutObject, DeleteObject on "a/*";
        deny DeleteObject on "a/kept/*";
    }
    .document();
    let decide = |call: &ApiCall<'_>| document.decide_api(&Request::for_api(call));
    let delete = |keys: &[&str]| decide(&ApiCall::DeleteObjects { bucket: &bucket, keys, anonymous: false });
    assert_eq!(delete(&["a/1", "a/2"]), Outcome::Allow);
    assert_eq!(delete(&["a/1", "b/2"]), Outcome::ImplicitDeny);
    assert_eq!(delete(&["b/1", "a/kept/2"]), Outcome::ExplicitDeny);
    assert_eq!(delete(&[]), Outcome::ImplicitDeny);
    let copy = |from, to| decide(&ApiCall::CopyObject { source: (&bucket, from), target: (&bucket, to) });
    assert_eq!(copy("a/1", "a/2"), Outcome::Unknown);
    assert_eq!(copy("b/1", "a/2"), Outcome::ImplicitDeny);
    assert_eq!(copy("a/1", "b/2"), Outcome::ImplicitDeny);

    let both = Document::parse(
        &document.to_json().replace("\"name/cos:PutObject\"", "\"cos:PutObject\",\"cos:PutObjectCopy\""),
    );
    let copy = ApiCall::CopyObject { source: (&bucket, "a/1"), target: (&bucket, "a/2") };
    assert_eq!(both.unwrap().decide_api(&Request::for_api(&copy)), Outcome::Allow);

    let small = policy! { in bucket; allow PostObject on "a/*" when form_length <= 10; }.document();
    let upload = Request::for_api(&ApiCall::PostForm { object: (&bucket, "a/1") });
    assert_eq!(small.decide_api(&upload), Outcome::ImplicitDeny);
    let upload = upload.map(|request| request.with("cos:content-length", 10));
    assert_eq!(small.decide_api(&upload), Outcome::Allow);
}

#[test]
fn a_document_knows_the_axioms_it_rests_on() {
    let axioms = |statement: &str| {
        let text = format!("{{\"version\":\"2.0\",\"statement\":{{\"effect\":\"allow\",{statement}}}}}");
        let axioms = Document::parse(&text).unwrap().axioms();
        axioms.iter().map(Axiom::to_string).collect::<Vec<_>>().join(" ")
    };
    let at = r#""resource":"qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a""#;
    let below = r#""resource":"qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a/*""#;
    let when =
        |key: &str| format!("{at},\"action\":\"cos:GetObject\",\"condition\":{{\"string_equal\":{{\"{key}\":\"a\"}}}}");
    assert_eq!(axioms(&format!("{at},\"action\":\"cos:GetObject\"")), "M1 M4 M8");
    assert_eq!(axioms(&format!("{below},\"action\":\"cos:GetObject\"")), "M1 M2 M4 M8");
    assert_eq!(axioms(&format!("{at},\"action\":\"cos:ListMultipartUploads\"")), "M1 M3 M4 M8");
    assert_eq!(axioms(&format!("{at},\"action\":\"cos:PostObject\"")), "M1 M4 M8 M9");
    assert_eq!(axioms(&format!("{at},\"action\":\"cos:PutObjectCopy\"")), "M1 M4 M7 M8");
    assert_eq!(axioms(&format!("{at},\"action\":[\"cos:GetBucket\",\"cos:GetObject\"]")), "M1 M3 M4 M8");
    assert_eq!(axioms(&format!("{at},\"action\":[\"cos:GetObject\",\"cos:PutObjectCopy\"]")), "M1 M4 M7 M8");
    assert_eq!(axioms(&format!("{at},\"action\":\"cos:PutObjet\"")), "M1 M4 M7 M8");
    assert_eq!(axioms(&format!("{at},\"action\":\"cos:Get?bject\"")), "M1 M4 M7 M8");
    assert_eq!(axioms(&when("cos:nope")), "M1 M4 M7 M8");
    assert_eq!(axioms(&when("cos:x-cos-acl")), "M1 M4 M5 M8");
    assert_eq!(axioms(&when("cos:versionid")), "M1 M4 M6 M8");
    assert_eq!(axioms(&when("cos:host")), "M1 M4 M7 M8");
}
