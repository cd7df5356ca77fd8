//! Mismatches as somebody reads them.

use cos_policy::analysis::Change;
use cos_policy::{Bucket, Document, Folder, MIB, Region, Scenarios, policy, scenarios};

use crate::guide::files;
use crate::{assert_exact, assert_mismatch, bucket, document, second};

const READS: &str = "allow name/cos:GetBucket name/cos:GetObject on app/files/*";
const WRITES: &str = "allow name/cos:PutObject name/cos:DeleteObject on app/files/alice/*";

#[test]
fn differences_both_ways() {
    assert_mismatch(
        &document(&[
            "allow name/cos:GetObject name/cos:PutObject on app/files/* other/*",
            "allow name/cos:HeadBucket on ",
        ]),
        &files(),
        "
the policy does not grant what is intended
granted beyond the intention
  app/files/* otherwise  PutObject             app/files/a               allowed by statement[0]
  elsewhere              PutObject, GetObject  other/a                   allowed by statement[0]
  elsewhere              HeadBucket            examplebucket-1250000000  allowed by statement[1]
intended, but not granted
  app/files/alice/*      DeleteObject  app/files/alice/a  no statement allows it
  app/files/alice/*      GetBucket     app/files/alice/   no statement allows it
  app/files/* otherwise  GetBucket     app/files/         no statement allows it
",
    );
}

#[test]
fn a_deny_that_cuts_into_what_is_intended() {
    let deny = "deny name/cos:* on app/files/alice/private/*";
    assert_mismatch(
        &document(&[READS, WRITES, deny]),
        &files(),
        "
the policy does not grant what is intended
intended, but not granted
  app/files/alice/*  DeleteObject, PutObject and 1 more  app/files/alice/private/a  denied by statement[2]
  app/files/alice/*  GetBucket                           app/files/alice/private/   denied by statement[2]
",
    );
}

#[test]
fn a_deny_of_everything() {
    assert_mismatch(
        &document(&[READS, WRITES, "deny * on *"]),
        &files(),
        "
the policy does not grant what is intended
intended, but not granted
  app/files/alice/*      DeleteObject, PutObject and 1 more  app/files/alice/a  denied by statement[2]
  app/files/alice/*      GetBucket                           app/files/alice/   denied by statement[2]
  app/files/* otherwise  GetObject                           app/files/a        denied by statement[2]
  app/files/* otherwise  GetBucket                           app/files/         denied by statement[2]
",
    );
}

#[test]
fn a_wildcard_action() {
    assert_mismatch(
        &document(&[READS, WRITES, "allow name/cos:Get* on app/files/*"]),
        &files(),
        "
the policy does not grant what is intended
granted beyond the intention
  app/files/alice/*      GetSymlink, GetObjectACL and 3 more  app/files/alice/a  allowed by statement[2]
  app/files/alice/*      GetBucketObjectVersions              app/files/alice/   allowed by statement[2]
  app/files/* otherwise  GetSymlink, GetObjectACL and 3 more  app/files/a        allowed by statement[2]
  app/files/* otherwise  GetBucketObjectVersions              app/files/         allowed by statement[2]
",
    );
}

/// Who looks at one bucket sees that others are open as well.
#[test]
fn everything() {
    assert_mismatch(
        &document(&[READS, WRITES, "allow name/cos:GetObject name/cos:GetService on *"]),
        &files(),
        "
the policy does not grant what is intended
granted beyond the intention
  elsewhere      GetObject   a                                           allowed by statement[2]
  other buckets  GetObject   a in examplebucket-1250000000 (ap-beijing)  allowed by statement[2]
  the account    GetService  the account                                 allowed by statement[2]
",
    );
}

/// Vector buckets are no resource of COS: only who reaches everything reaches them.
#[test]
fn actions_on_vector_buckets() {
    let vectors = |resource: &str| {
        let granted = document(&[READS, WRITES, &format!("allow name/cos:GetVectors on {resource}")]);
        granted.grants_at_most(&files()).map_err(|mismatch| mismatch.beyond()[0].actions().collect::<String>())
    };
    assert_eq!(vectors("*"), Err("name/cos:GetVectors".to_owned()));
    assert_eq!(vectors("app/files/*"), Ok(()));
}

#[test]
fn an_action_that_no_list_has() {
    let typo = "allow name/cos:PutObjects on app/files/alice/*";
    assert_mismatch(
        &document(&[READS, WRITES, typo]),
        &files(),
        "
the policy does not grant what is intended
granted beyond the intention
  app/files/alice/*  PutObjects  app/files/alice/a  allowed by statement[2]
",
    );
}

#[test]
fn an_action_on_what_it_is_not_about_counts_for_nothing() {
    let misplaced = [
        READS,
        WRITES,
        "allow name/cos:HeadBucket name/cos:DeleteBucket on app/files/alice/*",
        "allow name/cos:GetService on app/files/*",
        "allow name/cos:GetObject on ",
    ];
    assert!(document(&misplaced).grants_exactly(&files()).is_ok());
}

#[test]
fn a_pattern_that_nobody_documents() {
    let star = "allow name/cos:PutObject on app/*/shared/*";
    assert_mismatch(&document(&[READS, WRITES, star]), &files(), "
the policy does not grant what is intended
granted beyond the intention
  app/files/* otherwise  PutObject  app/files/shared/a  perhaps: it depends on statement[2]: only a star at the end of a resource is documented
  elsewhere              PutObject  app/a/shared/a      perhaps: it depends on statement[2]: only a star at the end of a resource is documented
");
    let question = "allow name/cos:DeleteObject on app/files/ali?e/*";
    let puts = "allow name/cos:PutObject on app/files/alice/*";
    assert_mismatch(&document(&[READS, puts, question]), &files(), "
the policy does not grant what is intended
granted beyond the intention
  app/files/* otherwise  DeleteObject  app/files/alie/a  perhaps: it depends on statement[2]: only a star at the end of a resource is documented
intended, but not granted
  app/files/alice/*  DeleteObject  app/files/alice/a  perhaps: it depends on statement[2]: only a star at the end of a resource is documented
");
    assert_mismatch(&document(&[READS, WRITES, "deny name/cos:DeleteObject on *.jpg"]), &files(), "
the policy does not grant what is intended
intended, but not granted
  app/files/alice/*  DeleteObject  app/files/alice/.jpg  perhaps: it depends on statement[2]: only a star at the end of a resource is documented
");
}

/// An avatar of at most 5 MiB.
fn avatar() -> Scenarios {
    let bucket = bucket();
    scenarios! {
        in bucket;
                            PutObject  PostObject;
        "app/avatar/a/*" => yes        no          when content_length <= 5 * MIB, content_type like "image/*";
    }
}

fn upload(conditions: &str) -> Document {
    document(&[&format!("allow name/cos:PutObject on app/avatar/a/*{conditions}")])
}

#[test]
fn conditions_are_broken_one_by_one() {
    assert_mismatch(
        &upload(""),
        &avatar(),
        "
the policy does not grant what is intended
granted beyond the intention
  app/avatar/a/*, not <= 5 MiB  PutObject  app/avatar/a/a with cos:content-type = image/jpeg  allowed by statement[0]
  app/avatar/a/*, not image/*   PutObject  app/avatar/a/a with cos:content-length = 1         allowed by statement[0]
",
    );
    assert_mismatch(
        &upload(" when numeric_less_than_equal cos:content-length 5242880"),
        &avatar(),
        "
the policy does not grant what is intended
granted beyond the intention
  app/avatar/a/*, not image/*  PutObject  app/avatar/a/a with cos:content-length = 1  allowed by statement[0]
",
    );
}

#[test]
fn limits_that_are_too_wide_or_too_narrow() {
    let limit = |bytes: u64| {
        format!(" when string_like cos:content-type image/*, numeric_less_than_equal cos:content-length {bytes}")
    };
    assert_mismatch(&upload(&limit(5 << 20 | 1)), &avatar(), "
the policy does not grant what is intended
granted beyond the intention
  app/avatar/a/*, not <= 5 MiB  PutObject  app/avatar/a/a with cos:content-length = 5242881, cos:content-type = image/jpeg  allowed by statement[0]
");
    assert_mismatch(&upload(&limit((5 << 20) - 1)), &avatar(), "
the policy does not grant what is intended
intended, but not granted
  app/avatar/a/*  PutObject  app/avatar/a/a with cos:content-length = 5242880, cos:content-type = image/jpeg  statement[0] would allow it, but only when <= 5242879 bytes
");
    assert!(upload(&limit(5 << 20)).grants_exactly(&avatar()).is_ok());
}

#[test]
fn another_type_is_too_wide_and_too_narrow() {
    let conditions = " when string_like cos:content-type video/*, numeric_less_than_equal cos:content-length 5242880";
    assert_mismatch(&upload(conditions), &avatar(), "
the policy does not grant what is intended
granted beyond the intention
  app/avatar/a/*, not image/*  PutObject  app/avatar/a/a with cos:content-length = 1, cos:content-type = video/y  allowed by statement[0]
intended, but not granted
  app/avatar/a/*  PutObject  app/avatar/a/a with cos:content-length = 1, cos:content-type = image/jpeg  statement[0] would allow it, but only when video/*
");
}

#[test]
fn a_limit_that_whoever_omits_the_header_escapes() {
    let conditions =
        " when string_like cos:content-type image/*, numeric_less_than_equal_if_exist cos:content-length 5242880";
    assert_mismatch(
        &upload(conditions),
        &avatar(),
        "
the policy does not grant what is intended
granted beyond the intention
  app/avatar/a/*, not <= 5 MiB  PutObject  app/avatar/a/a with cos:content-type = image/jpeg  allowed by statement[0]
",
    );
}

#[test]
fn https_is_assumed_and_not_enforced() {
    let bucket = bucket();
    let intended = scenarios! {
        assuming https_only;
        in bucket;
                 GetObject  PutObject;
        "a/*" => yes        yes;
    };
    let open = "allow name/cos:GetObject name/cos:PutObject on a/*";
    assert_mismatch(
        &document(&[open]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  a/*, not https  PutObject, GetObject  a/a with cos:secure-transport = false  allowed by statement[0]
",
    );
    let https = document(&[open, "deny * on * when bool_equal cos:secure-transport false"]);
    assert!(https.grants_exactly(&intended).is_ok());
    let open = scenarios! { in bucket; GetObject PutObject; "a/*" => yes yes; };
    assert_mismatch(
        &https,
        &open,
        "
the policy does not grant what is intended
intended, but not granted
  a/*  PutObject, GetObject  a/a with cos:secure-transport = false  denied by statement[1]
",
    );
}

#[test]
fn a_narrow_row_cuts_a_wide_one() {
    let bucket = bucket();
    let intended = scenarios! {
        in bucket;
                      GetObject  PutObject;
        "a/b/c/*" =>  yes        no;
        "a/b/*"   =>  no         yes;
        "a/*"     =>  yes        no;
    };
    assert_mismatch(
        &document(&["allow name/cos:GetObject name/cos:PutObject on a/*"]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  a/b/c/*          PutObject  a/b/c/a  allowed by statement[0]
  a/b/* otherwise  GetObject  a/b/a    allowed by statement[0]
  a/* otherwise    PutObject  a/a      allowed by statement[0]
",
    );
    assert_mismatch(
        &document(&["allow name/cos:HeadObject on a/*"]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  a/b/c/*          HeadObject  a/b/c/a  allowed by statement[0]
  a/b/* otherwise  HeadObject  a/b/a    allowed by statement[0]
  a/* otherwise    HeadObject  a/a      allowed by statement[0]
intended, but not granted
  a/b/c/*          GetObject  a/b/c/a  no statement allows it
  a/b/* otherwise  PutObject  a/b/a    no statement allows it
  a/* otherwise    GetObject  a/a      no statement allows it
",
    );
}

#[test]
fn no_conditions_fall_through_to_a_wider_row() {
    let bucket = bucket();
    let intended = scenarios! {
        in bucket;
                    PutObject;
        "a/b/*" =>  yes  when content_length <= 5;
        "a/*"   =>  yes;
    };
    assert_mismatch(
        &document(&["allow name/cos:PutObject on a/*"]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  a/b/*, not <= 5 bytes  PutObject  a/b/a  allowed by statement[0]
",
    );
}

#[test]
fn either_is_fine() {
    let bucket = bucket();
    let intended = scenarios! {
        in bucket;
                    GetObject  PutObject;
        "a/b/*" =>  any        no;
        "a/*"   =>  yes        any;
    };
    assert_exact(&policy! { in bucket; allow GetObject on "a/*"; }, &intended);
    let cut = document(&[
        "allow name/cos:GetObject name/cos:PutObject on a/*",
        "deny name/cos:GetObject name/cos:PutObject on a/b/*",
    ]);
    assert!(cut.grants_exactly(&intended).is_ok());
    assert_mismatch(
        &document(&["allow name/cos:PutObject on a/*"]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  a/b/*  PutObject  a/b/a  allowed by statement[0]
intended, but not granted
  a/* otherwise  GetObject  a/a  no statement allows it
",
    );
}

#[test]
fn a_row_that_a_value_shadows() {
    let bucket = bucket();
    let folder = Folder::parse("a/*").unwrap();
    let intended = scenarios! {
        in bucket;
                              GetObject;
        bucket.at(&folder) => yes;
        "a/b/*"            => no;
    };
    let document = document(&["allow name/cos:GetObject on a/*"]);
    assert_mismatch(
        &document,
        &intended,
        "
the policy does not grant what is intended
the row `a/b/*` decides nothing: the rows before it match whatever it does
",
    );
    for found in [document.grants_at_most(&intended), document.grants_at_least(&intended)] {
        assert_eq!(found.unwrap_err().shadowed().collect::<Vec<_>>(), ["a/b/*"]);
    }
}

#[test]
fn several_headers() {
    let bucket = bucket();
    let intended = scenarios! {
        in bucket;
                    GetObject;
        "a/*"   =>  yes;
                    PutObject  DeleteObject;
        "a/b/*" =>  yes        no;
        "a/*"   =>  no         yes;
                    HeadBucket;
        bucket  =>  yes;
    };
    assert_mismatch(
        &document(&["allow name/cos:GetObject name/cos:PutObject on a/*"]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  a/* otherwise  PutObject  a/a  allowed by statement[0]
intended, but not granted
  a/* otherwise  DeleteObject  a/a                       no statement allows it
  the bucket     HeadBucket    examplebucket-1250000000  no statement allows it
",
    );
}

#[test]
fn actions_on_a_bucket_and_an_account() {
    let bucket = bucket();
    let intended = scenarios! {
                    GetService  ListJobs;
        account =>  yes         no;
        in bucket;
                    HeadBucket  GetBucketACL;
        bucket  =>  yes         no;
    };
    assert_exact(&policy! { in bucket; allow GetService on account; allow HeadBucket on bucket; }, &intended);
    let swapped = document(&["allow name/cos:ListJobs on *", "allow name/cos:GetBucketACL on "]);
    assert_mismatch(
        &swapped,
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  the account  ListJobs      the account               allowed by statement[0]
  the bucket   GetBucketACL  examplebucket-1250000000  allowed by statement[1]
intended, but not granted
  the account  GetService  the account               no statement allows it
  the bucket   HeadBucket  examplebucket-1250000000  no statement allows it
",
    );
}

#[test]
fn somebody_else() {
    let statement = r#"{"effect":"allow","principal":{"qcs":["qcs::cam::uin/100000000001:uin/100000000002"]},
        "action":["name/cos:GetObject"],
        "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a/*"]}"#;
    let document = Document::parse(&format!(r#"{{"version":"2.0","statement":[{statement}]}}"#)).unwrap();
    let bucket = bucket();
    assert_mismatch(
        &document,
        &scenarios! { in bucket; GetObject; "a/*" => yes; },
        "
the policy does not grant what is intended
intended, but not granted
  a/*  GetObject  a/a  statement[0] would allow it, but names another principal
",
    );
}

#[test]
fn the_two_halves() {
    let (bucket, document) = (bucket(), document(&["allow name/cos:GetObject name/cos:PutObject on a/*"]));
    let [wide, narrow] = [
        scenarios! { in bucket; GetObject PutObject DeleteObject; "a/*" => yes yes yes; },
        scenarios! { in bucket; GetObject PutObject DeleteObject; "a/*" => yes no no; },
    ];
    assert!(document.grants_at_most(&wide).is_ok() && document.grants_at_least(&narrow).is_ok());
    let texts =
        [document.grants_at_most(&narrow), document.grants_at_least(&wide)].map(|found| found.unwrap_err().to_string());
    assert_eq!(
        texts,
        [
            "the policy does not grant what is intended
granted beyond the intention
  a/*  PutObject  a/a  allowed by statement[0]",
            "the policy does not grant what is intended
intended, but not granted
  a/*  DeleteObject  a/a  no statement allows it",
        ]
    );
}

#[test]
fn in_serde_it_has_every_change() {
    let mismatch = document(&["allow name/cos:HeadObject on a/*"]).grants_exactly(&avatar()).unwrap_err();
    let json = serde_json::to_value(&mismatch).unwrap();
    let [beyond] = json["beyond"].as_array().unwrap().as_slice() else { panic!("{json}") };
    assert_eq!(beyond["actions"], serde_json::json!(["name/cos:HeadObject"]));
    assert_eq!((&beyond["place"], &beyond["certain"]), (&"elsewhere".into(), &true.into()));
    assert_eq!(beyond["witness"]["request"]["key"], "a/a");
    assert_eq!(json["missing"][0]["place"], "app/avatar/a/*");
    assert_eq!((&json["shadowed"], &json["complete"]), (&serde_json::json!([]), &true.into()));
}

#[test]
#[should_panic = "a/*  PutObject  a/a  allowed by statement[0]"]
fn an_assertion_panics_with_the_table() {
    let bucket = bucket();
    cos_policy::assert_grants_exactly!(
        policy! { in bucket; allow GetObject, PutObject on "a/*"; },
        scenarios! { in bucket; GetObject; "a/*" => yes; },
    );
}

#[test]
fn an_assertion_takes_documents_and_references() {
    let bucket = bucket();
    let (policy, intended) =
        (policy! { in bucket; allow GetObject on "a/*"; }, scenarios! { in bucket; GetObject; "a/*" => yes; });
    cos_policy::assert_grants_exactly!(policy.document(), intended);
    let (policy, intended) = (&policy, &intended);
    cos_policy::assert_grants_exactly!(policy, intended);
}

// What a line says.

fn beyond(document: &Document, intended: &Scenarios) -> Vec<Change> {
    document.grants_exactly(intended).unwrap_err().beyond().to_vec()
}

#[test]
fn an_object_action_is_not_at_the_row_of_a_bucket_or_an_account() {
    let bucket = bucket();
    let intended = scenarios! {
                   GetService;
        account => yes;
        in bucket;
                   GetObject  HeadBucket;
        bucket  => -          yes;
        "a/*"   => yes        -;
    };
    let granted = document(&[
        "allow name/cos:GetService on *",
        "allow name/cos:HeadBucket on ",
        "allow name/cos:GetObject on a/* b/*",
    ]);
    let [change] = beyond(&granted, &intended).try_into().unwrap();
    assert_eq!(change.place(), "elsewhere");
}

#[test]
fn places_of_several_buckets_differ() {
    let (first, second) = (bucket(), second());
    let intended = scenarios! {
        in first;
                    GetObject  PutObject;
        "a/*"   =>  yes        no;
        in second;
        "a/*"   =>  yes        yes;
    };
    let swapped = policy! {
        in first;
        allow GetObject, PutObject on "a/*";
        in second;
        allow GetObject on "a/*";
    };
    let mismatch = swapped.grants_exactly(&intended).unwrap_err();
    assert_ne!(mismatch.beyond()[0].place(), mismatch.missing()[0].place(), "\n{mismatch}");
}

#[test]
fn an_example_elsewhere_says_where() {
    let bucket = bucket();
    let intended = scenarios! { in bucket; GetObject; "a/*" => yes; };
    for (resource, told) in [
        ("qcs::cos:ap-guangzhou:uid/1250000000:second-1250000000/a/*", "second-1250000000"),
        ("qcs::cos:ap-shanghai:uid/1250000000:examplebucket-1250000000/a/*", "ap-shanghai"),
        ("qcs::cos:ap-guangzhou:uid/1250000001:examplebucket-1250000001/a/*", "examplebucket-1250000001"),
    ] {
        let granted = document(&[&format!("allow name/cos:GetObject on a/* {resource}")]);
        let text = granted.grants_exactly(&intended).unwrap_err().to_string();
        assert!(text.contains(told), "\n{text}");
    }
}

#[test]
fn an_action_that_breaks_all_conditions_at_once_is_listed() {
    let bucket = bucket();
    let intended = scenarios! {
        in bucket;
                 PutObject  AppendObject;
        "a/*" => yes        yes           when content_type like "image/*", acl == "private";
    };
    let granted = document(&[
        "allow name/cos:PutObject name/cos:AppendObject on a/*",
        "deny name/cos:AppendObject on a/* when string_like cos:content-type image/*",
        "deny name/cos:AppendObject on a/* when string_equal cos:x-cos-acl private",
    ]);
    let beyond = beyond(&granted, &intended);
    assert!(beyond.iter().any(|change| change.actions().any(|action| action == "name/cos:AppendObject")), "{beyond:?}");
}

#[test]
fn what_is_certain_is_no_perhaps() {
    let bucket = bucket();
    let intended = scenarios! { in bucket; PutObject; "a/*" => yes when content_length <= 9, content_length <= 5; };
    let granted = document(&[
        "allow name/cos:PutObject on a/*",
        "allow name/cos:PutObject on a/*/c when numeric_less_than_equal_if_exist cos:content-length 5",
    ]);
    for change in beyond(&granted, &intended) {
        assert_eq!(change.is_certain(), granted.decide(change.witness().request()).is_allow(), "{change:?}");
    }
}

#[test]
fn the_reason_of_a_line_holds_for_all_of_its_actions() {
    let bucket = bucket();
    let intended = scenarios! { in bucket; GetObject; "a/*" => yes; };
    let granted = document(&[
        "allow name/cos:GetObject on a/*",
        "allow name/cos:PutObject on a/*",
        "allow name/cos:DeleteObject on a/*",
    ]);
    let text = granted.grants_exactly(&intended).unwrap_err().to_string();
    assert!(["statement[1]", "statement[2]"].iter().all(|statement| text.contains(statement)), "\n{text}");
}

#[test]
fn what_no_list_has_is_called_so() {
    let bucket = bucket();
    let intended = scenarios! { in bucket; GetObject; "a/*" => yes; };
    let granted = "allow name/cos:GetObject name/cos:Frob* name/cos:Frobnicate on a/*";
    assert_mismatch(
        &document(&[granted]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  a/*  Frobnicate, unlisted actions  a/a  allowed by statement[0]
",
    );
    let of_the_bucket = "allow name/cos:Frob* on ";
    assert_mismatch(
        &document(&["allow name/cos:GetObject on a/*", of_the_bucket]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  elsewhere  unlisted actions  examplebucket-1250000000  allowed by statement[1]
",
    );
}

#[test]
fn a_key_with_spaces_is_no_part_of_the_text() {
    let bucket = bucket();
    let intended = scenarios! { in bucket; GetObject; "a/*" => yes; };
    let resource = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a b/*";
    let statement = serde_json::json!({
        "effect": "allow", "action": ["name/cos:GetObject"], "resource": [resource, resource.replace("a b", "a")]
    });
    let document = serde_json::json!({"version": "2.0", "statement": [statement]}).to_string();
    assert_mismatch(
        &Document::parse(&document).unwrap(),
        &intended,
        r#"
the policy does not grant what is intended
granted beyond the intention
  elsewhere  GetObject  "a b/"  allowed by statement[0]
"#,
    );
}

#[test]
fn a_row_is_cut_for_the_actions_that_other_rows_name() {
    let bucket = bucket();
    let intended = scenarios! {
        in bucket;
                    GetObject;
        "a/b/*" =>  yes;
                    GetObject  PutObject;
        "a/*"   =>  no         no;
                    DeleteObject;
        "a/c/*" =>  yes;
    };
    assert_mismatch(
        &document(&["allow name/cos:GetObject name/cos:PutObject name/cos:HeadObject name/cos:DeleteObject on a/*"]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  a/b/*          DeleteObject, HeadObject            a/b/a  allowed by statement[0]
  a/* otherwise  DeleteObject, GetObject and 1 more  a/a    allowed by statement[0]
  a/*            PutObject                           a/a    allowed by statement[0]
",
    );
}

#[test]
fn several_buckets_and_regions() {
    let (first, second) = (bucket(), second());
    let shanghai = Bucket::new(Region::AP_SHANGHAI, "examplebucket-1250000000").unwrap();
    let intended = scenarios! {
        in first;
                              GetObject  PutObject;
        "a/*"              => yes        yes        ;
        in second;
        "a/*"              => yes        no;
        in shanghai;
        "a/*", "b/*"       => yes        no;
                              HeadBucket;
        bucket             => yes;
    };
    let resources = "a/* qcs::cos:ap-shanghai:uid/1250000000:examplebucket-1250000000/* \
                     qcs::cos:ap-guangzhou:uid/1250000000:second-1250000000/a/*";
    assert_mismatch(
        &document(&[
            &format!("allow name/cos:GetObject on {resources}"),
            "allow name/cos:PutObject on qcs::cos:*:uid/1250000000:second-1250000000/a/*",
        ]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  a/* in second-1250000000  PutObject  a/a in second-1250000000                     allowed by statement[1]
  elsewhere                 GetObject  a in examplebucket-1250000000 (ap-shanghai)  allowed by statement[0]
  other buckets             PutObject  a/a in second-1250000000 (ap-shanghai)       allowed by statement[1]
intended, but not granted
  a/* in examplebucket-1250000000 (ap-guangzhou)     PutObject   a/a in examplebucket-1250000000 (ap-guangzhou)  statement[1] would allow it, but not on this resource
  the bucket examplebucket-1250000000 (ap-shanghai)  HeadBucket  examplebucket-1250000000 (ap-shanghai)          no statement allows it
",
    );
}

#[test]
fn conditions_stand_beside_their_row() {
    let bucket = bucket();
    let intended = scenarios! {
        in bucket;
                    PutObject  DeleteObject;
        "a/b/*" =>  any        no;
        "a/*"   =>  yes        any          when content_type like "image/*";
        "b/*"   =>  no         no;
    };
    assert_mismatch(
        &document(&["allow name/cos:PutObject name/cos:DeleteObject name/cos:HeadObject on a/* b/*"]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  a/b/*                       DeleteObject, HeadObject            a/b/a  allowed by statement[0]
  a/* otherwise               HeadObject                          a/a    allowed by statement[0]
  a/* otherwise, not image/*  PutObject                           a/a    allowed by statement[0]
  b/*                         DeleteObject, PutObject and 1 more  b/a    allowed by statement[0]
",
    );
}
