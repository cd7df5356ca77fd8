//! The published examples of 436/7778 and 436/14690.

use std::net::Ipv4Addr;

use cos_policy::{Bucket, Region};
use http::Request;

use super::*;
use crate::cos::gate::Gate;
use crate::cos::wire::Peer;

const SECRET: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
const HOST: &str = "examplebucket-1250000000.cos.ap-beijing.myqcloud.com";

fn wire(method: &str, target: &str, headers: &[(&str, &str)]) -> Wire {
    let request = headers
        .iter()
        .fold(Request::builder().method(method).uri(target), |request, (name, value)| request.header(*name, *value));
    let bucket = Bucket::new(Region::AP_BEIJING, "examplebucket-1250000000").unwrap();
    let peer = Peer { address: Ipv4Addr::LOCALHOST.into(), tls: None };
    Wire::read(request.body(()).unwrap().into_parts().0, bucket, peer, Gate::Honest).unwrap()
}

/// Whether a request has the signature that it says.
fn verify(wire: &Wire) -> bool {
    let authorization = Authorization::of(wire).unwrap();
    let text = http_string(wire, &authorization).unwrap();
    signature(SECRET, &authorization.key_time, &text).unwrap() == authorization.signature
}

#[test]
fn the_upload() {
    let headers = |length| {
        [
            ("date", "Thu, 16 May 2019 06:45:51 GMT"),
            ("host", HOST),
            ("content-type", "text/plain"),
            ("content-length", length),
            ("content-md5", "mQ/fVh815F3k6TAUm8m0eg=="),
            ("x-cos-acl", "private"),
            ("x-cos-grant-read", "uin=\"100000000011\""),
            (
                "authorization",
                "q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1557989151;1557996351\
                 &q-key-time=1557989151;1557996351&q-header-list=content-length;content-md5;content-type;date;host;\
                 x-cos-acl;x-cos-grant-read&q-url-param-list=&q-signature=3b8851a11a569213c17ba8fa7dcf2abec6935172",
            ),
        ]
    };
    let target = "/exampleobject(%E8%85%BE%E8%AE%AF%E4%BA%91)";
    assert!(verify(&wire("PUT", target, &headers("13"))));
    assert!(!verify(&wire("PUT", target, &headers("14"))));
    assert!(!verify(&wire("POST", target, &headers("13"))));
    assert!(!verify(&wire("PUT", "/exampleobject", &headers("13"))));
}

#[test]
fn the_download_in_the_header_and_in_the_url() {
    let parameters = "response-content-type=application%2Foctet-stream&response-cache-control=max-age%3D600";
    let target = format!("/exampleobject(%E8%85%BE%E8%AE%AF%E4%BA%91)?{parameters}");
    let authorization = "q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1557989753;1557996953\
                         &q-key-time=1557989753;1557996953&q-header-list=date;host&q-url-param-list=response-cache-control;\
                         response-content-type&q-signature=01681b8c9d798a678e43b685a9f1bba0f6c0e012";
    let headers = [("date", "Thu, 16 May 2019 06:55:53 GMT"), ("host", HOST)];
    let with_header = [headers[0], headers[1], ("authorization", authorization)];
    assert!(verify(&wire("GET", &target, &with_header)));
    assert!(!verify(&wire("GET", &target.replace("600", "601"), &with_header)));
    let in_url = format!("{target}&{}", authorization.replace(';', "%3B"));
    assert!(verify(&wire("GET", &in_url, &headers)));
}

#[test]
fn the_form() {
    let digest = "d5d903b8360468bc81c1311f134989bc8c8b5b89";
    let signature = signature_of(SECRET, "1567150692;1567157892", digest).unwrap();
    assert_eq!(signature, "7758dc9a832e9d301dca704cacbf9d9f8172fdef");
}
