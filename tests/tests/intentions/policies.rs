//! Matrices of whole policies, as a reviewer reads them.

use cos_policy::Document;
use serde_json::json;

use crate::document;
use crate::matrix::assert_matrix;

/// Below a bucket of the account in Guangzhou, or what such buckets are called.
fn of(path: &str) -> String {
    format!("qcs::cos:ap-guangzhou:uid/1250000000:{path}")
}

#[test]
fn a_backup_in_another_region_with_folders_kept_back() {
    let backup = "qcs::cos:ap-shanghai:uid/1250000000:backup-1250000000/photos";
    assert_matrix(
        &document(&[
            &format!("allow name/cos:GetObject name/cos:HeadObject name/cos:GetBucket on photos/* {backup}/*"),
            "allow name/cos:PutObject name/cos:DeleteObject on photos/*",
            "deny name/cos:DeleteObject on photos/archive/*",
            &format!("deny * on {backup}/private/*"),
        ]),
        "
                      List       Read        Write      Delete
                      GetBucket  GetObject   PutObject  DeleteObject  for example
                                 HeadObject

backup-1250000000 in ap-shanghai
  photos/private/*    no         no          no         no
  photos/* otherwise  yes        yes         no         no            photos/a

examplebucket-1250000000 in ap-guangzhou
  photos/archive/*    yes        yes         yes        no
  photos/* otherwise  yes        yes         yes        yes           photos/a

Other resources
  elsewhere           no         no          no         no
",
    );
}

#[test]
fn limits_of_several_statements() {
    assert_matrix(
        &document(&[
            "allow name/cos:PutObject name/cos:PostObject on up/* \
             when numeric_less_than_equal cos:content-length 10485760, string_like cos:content-type image/*",
            "allow name/cos:PutObject on up/* when ip_equal qcs:ip 10.0.0.0/8",
            "deny name/cos:PutObject name/cos:PostObject on up/* when string_equal cos:x-cos-acl public-read",
            "deny name/cos:PutObject on up/public/* when string_not_equal_if_exist cos:x-cos-acl private",
            "deny * on * when bool_equal cos:secure-transport false",
        ]),
        "
                  Write
                  PostObject  PutObject  for example

examplebucket-1250000000 in ap-guangzhou
  up/public/*     when [1]    when [2]
  up/* otherwise  when [1]    when [3]   up/a

Other resources
  elsewhere       no          no

[1] <= 10 MiB and image/* and (x-cos-acl not public-read or absent) and https
[2] ((<= 10 MiB and image/*) or from 10.0.0.0/8) and x-cos-acl private and https
[3] ((<= 10 MiB and image/*) or from 10.0.0.0/8) and (x-cos-acl not public-read or absent) and https
",
    );
}

#[test]
fn a_bucket_policy() {
    let user = |uin: u64| format!("qcs::cam::uin/100000000001:uin/{uin}");
    let statement = |effect: &str, action: &str, path: &str, principals: &[String]| {
        let resource = of(&format!("examplebucket-1250000000/{path}"));
        json!({"effect": effect, "principal": {"qcs": principals}, "action": [action], "resource": [resource]})
    };
    let everybody = "qcs::cam::anyone:anyone".to_owned();
    let statements = [
        statement("allow", "name/cos:GetObject", "*", &[everybody]),
        statement("allow", "name/cos:PutObject", "inbox/*", &[user(100_000_000_002), user(100_000_000_003)]),
        statement("deny", "name/cos:GetObject", "inbox/*", &[user(100_000_000_004)]),
    ];
    let text = json!({"version": "2.0", "statement": statements}).to_string();
    let document = text.parse::<Document>().unwrap();
    assert_matrix(
        &document,
        "
                   Read       Write
                   GetObject  PutObject  for example

examplebucket-1250000000 in ap-guangzhou
  inbox/*          when [1]   when [2]
  every other key  yes        no         a

Other resources
  elsewhere        no         no

[1] not by qcs::cam::uin/100000000001:uin/100000000004
[2] by qcs::cam::uin/100000000001:uin/100000000002 or qcs::cam::uin/100000000001:uin/100000000003
",
    );
}

#[test]
fn listings_of_some_prefixes() {
    assert_matrix(
        &document(&[
            "allow name/cos:GetBucket on * when string_like cos:prefix home%2Falice%2F*",
            "allow name/cos:GetBucket on * when string_equal cos:prefix home%2F",
            "deny name/cos:GetBucket on * when string_like cos:prefix home%2Falice%2Fprivate%2F*",
            "allow name/cos:GetObject on home/alice/*",
            "allow name/cos:GetBucketObjectVersions on * when string_not_equal cos:prefix secret%2F",
        ]),
        "
                          List                                Read
                          GetBucket  GetBucketObjectVersions  GetObject  for example

examplebucket-1250000000 in ap-guangzhou
  the bucket itself       no         no                       -
  home/                   yes        yes                      no
  home/alice/private/*    no         yes                      yes
  home/alice/* otherwise  yes        yes                      yes        home/alice/a
  secret/                 no         no                       no
  every other key         no         yes                      no         a

other buckets
  the buckets themselves  no         no                       -
  home/                   yes        yes                      no
  home/alice/private/*    no         yes                      no
  home/alice/* otherwise  yes        yes                      no         home/alice/a
  secret/                 no         no                       no
  every other key         no         yes                      no         a

- the action does not act on such a resource
",
    );
}

#[test]
fn regions_and_names_of_buckets_that_are_patterns() {
    let bucket = |region: &str, path: &str| format!("qcs::cos:{region}:uid/1250000000:examplebucket-1250000000/{path}");
    assert_matrix(
        &document(&[
            &format!("allow name/cos:GetObject name/cos:PutObject on {}", bucket("*", "data/*")),
            &format!("deny name/cos:PutObject on {}", bucket("ap-beijing", "*")),
            &format!("deny name/cos:GetObject on {}", bucket("ap-*", "data/eu-only/*")),
            "allow name/cos:GetObject on qcs::cos:ap-guangzhou:uid/1250000001:log*",
        ]),
        "
                    Read           Write
                    GetObject      PutObject  for example

examplebucket-1250000000 in ap-beijing
  data/eu-only/*    undecided [1]  no
  data/* otherwise  yes            no         data/a

examplebucket-1250000000 in ap-* except in ap-beijing
  data/eu-only/*    undecided [1]  yes
  data/* otherwise  yes            yes        data/a

examplebucket-1250000000 in other regions
  data/*            yes            yes

buckets log* of APPID 1250000001 in ap-guangzhou
  every key         yes            no         a

Other resources
  elsewhere         no             no

[1] a star inside a service, region or account is not documented
",
    );
}

#[test]
fn buckets_that_guard_rails_keep() {
    assert_matrix(
        &document(&[
            &format!("allow name/cos:GetObject name/cos:PutObject on {}", of("*")),
            &format!("deny name/cos:PutObject on {}", of("prod-*")),
            &format!("deny * on {}", of("prod-secret-*")),
            "allow name/cos:DeleteObject on readme.txt",
        ]),
        "
                   Read       Write      Delete
                   GetObject  PutObject  DeleteObject  for example

examplebucket-1250000000 in ap-guangzhou
  readme.txt       yes        yes        yes
  every other key  yes        yes        no            a

buckets prod-secret-* of APPID 1250000000 in ap-guangzhou
  every key        no         no         no            a

buckets prod-* of APPID 1250000000 in ap-guangzhou except buckets prod-secret-*
  every key        yes        no         no            a

other buckets of APPID 1250000000 in ap-guangzhou except buckets prod-*
  every key        yes        yes        no            a

Other resources
  elsewhere        no         no         no
",
    );
}

#[test]
fn every_service() {
    assert_matrix(
        &document(&[
            "allow name/cos:PutVectors name/cos:GetObject on *",
            "deny name/cos:PutVectors on qcs::cosvector:ap-guangzhou:uid/1250000000:bucket/examplebucket-1250000000/*",
        ]),
        "
                  Read       Write
                  GetObject  PutVectors     for example

any bucket
  every key       yes        -              a

Other resources
  vector buckets  -          undecided [1]

[1] vector buckets are not told apart here
- the action does not act on such a resource
",
    );
}
