use std::collections::BTreeSet;
use std::net::IpAddr;

use cos_policy::analysis::{ContextValue, Outcome};
use cos_policy::{Document, Request};
use proptest::prelude::any;

use crate::sample::{count, made, samples, shrunk};

fn value<'r>(request: &'r Request, key: &str) -> Option<&'r ContextValue> {
    request.context().find(|(name, _)| *name == key).map(|(_, value)| value)
}

fn is_secure(request: &Request) -> bool {
    value(request, "cos:secure-transport") == Some(&true.into())
}

#[test]
fn they_are_read_as_themselves() {
    for request in samples::<Request>(1000).into_iter().flatten() {
        let json = serde_json::to_string(&request).unwrap();
        assert_eq!(serde_json::from_str::<Request>(&json).unwrap(), request);
    }
}

#[test]
fn each_is_one_that_can_be() {
    for request in samples::<Request>(4000).into_iter().flatten() {
        let address = value(&request, "qcs:ip").map(ToString::to_string);
        assert!(address.is_some_and(|address| address.parse::<IpAddr>().is_ok()), "{request}");
        assert!(value(&request, "cos:secure-transport").is_some(), "{request}");
        assert!(value(&request, "cos:tls-version").is_none() || is_secure(&request), "{request}");
        if request.action() == "name/cos:GetBucket" {
            assert_eq!(request.key().is_empty(), value(&request, "cos:prefix").is_none(), "{request}");
        }
    }
}

#[test]
fn actions_and_places_are_those_of_documents_and_others() {
    for requests in samples::<Request>(1000) {
        for action in ["GetObject", "PutObject", "DeleteObject", "GetBucket", "HeadBucket", "GetService"] {
            let name = format!("name/cos:{action}");
            assert!((60..180).contains(&count(&requests, |request| request.action() == name)), "{action}");
        }
        for action in ["name/cos:HeadObject", "name/cos:FrobObject", "name/cvm:RunInstances"] {
            assert!(count(&requests, |request| request.action() == action) > 20, "{action}");
        }
        assert!((80..180).contains(&count(&requests, |request| request.bucket_of().is_none())));
        let buckets: BTreeSet<_> = requests.iter().filter_map(Request::bucket_of).collect();
        assert_eq!(buckets.len(), 4);
        assert!(count(&requests, |request| request.key().starts_with("a/")) > 200);
        assert!(count(&requests, |request| request.bucket_of().is_some() && request.key().is_empty()) > 50);
        assert!(count(&requests, |request| !request.key().is_ascii()) > 30);
    }
}

#[test]
fn every_header_is_there_in_one_of_two_and_principals_too() {
    let headers = ["content-length", "content-type", "x-cos-acl", "x-cos-storage-class", "versionid"];
    for requests in samples::<Request>(1000) {
        for key in headers {
            let found = count(&requests, |request| value(request, &format!("cos:{key}")).is_some());
            assert!((420..580).contains(&found), "{key}: {found}");
        }
        assert!((420..580).contains(&count(&requests, |request| value(request, "qcs:request_tag").is_some())));
        assert!((420..580).contains(&count(&requests, |request| request.principal().is_some())));
        assert!((420..580).contains(&count(&requests, is_secure)));
        assert!((150..350).contains(&count(&requests, |request| value(request, "cos:tls-version").is_some())));
    }
}

#[test]
fn any_request_meets_any_document() {
    for (documents, mut requests) in samples::<Document>(1000).iter().zip(samples::<Request>(1000)) {
        // Those of one place are made of the same bytes.
        requests.rotate_left(1);
        let outcome = |(document, request): (&Document, &Request)| document.decide(request).outcome();
        let outcomes: Vec<Outcome> = documents.iter().zip(&requests).map(outcome).collect();
        for (outcome, least) in
            [(Outcome::Allow, 50), (Outcome::ExplicitDeny, 10), (Outcome::ImplicitDeny, 400), (Outcome::Unknown, 5)]
        {
            let found = count(&outcomes, |found| *found == outcome);
            assert!(found >= least, "{outcome:?}: {found}");
        }
    }
}

#[test]
fn failures_shrink_to_reading_an_object() {
    let simplest: BTreeSet<String> = shrunk(&any::<Request>(), |_| true).iter().map(Request::to_string).collect();
    let text = "name/cos:GetObject on qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a/a \
                with qcs:ip = 10.0.0.0, cos:secure-transport = false";
    assert_eq!(simplest, [text.to_owned()].into());
    assert_eq!(made::<Request>(&[]).to_string(), text);
}
