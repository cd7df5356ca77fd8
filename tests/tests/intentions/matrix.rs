//! Matrices of documents, as somebody reads them.

use cos_policy::analysis::Cell;
use cos_policy::{Document, Matrix, policy};

use crate::{bucket, document, second, user};

/// `text` stands behind a line break.
#[track_caller]
pub(crate) fn assert_matrix(document: &Document, text: &str) {
    let matrix = Matrix::of(document).to_string();
    assert_eq!(matrix, text.trim_start_matches('\n'), "\n{matrix}");
}

/// Three actions on two folders (436/40265): six scenarios.
#[test]
fn the_six_scenarios_of_the_guide() {
    let (bucket, user) = (bucket(), user("alice"));
    let policy = policy! {
        in bucket;
        allow GetObject               on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
    };
    assert_matrix(
        &policy.document(),
        "
                         Read       Write      Delete
                         GetObject  PutObject  DeleteObject  for example

examplebucket-1250000000 in ap-guangzhou
  app/files/alice/*      yes        yes        yes
  app/files/* otherwise  yes        no         no            app/files/a

Other resources
  elsewhere              no         no         no
",
    );
}

#[test]
fn the_private_folders_of_the_guide() {
    let (bucket, user) = (bucket(), user("alice"));
    let policy = policy! {
        in bucket;
        allow GetBucket, GetObject    on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
    };
    assert_matrix(
        &policy.document(),
        "
                         List       Read       Write      Delete
                         GetBucket  GetObject  PutObject  DeleteObject  for example

examplebucket-1250000000 in ap-guangzhou
  app/files/alice/*      yes        yes        yes        yes
  app/files/* otherwise  yes        yes        no         no            app/files/a

Other resources
  elsewhere              no         no         no         no
",
    );
}

#[test]
fn conditions_stand_in_the_cell() {
    let limits = "when numeric_less_than_equal cos:content-length 5242880, string_like cos:content-type image/*";
    let upload = format!("allow name/cos:PutObject on app/avatar/alice/* {limits}");
    assert_matrix(
        &document(&[&upload, "allow name/cos:GetObject on app/avatar/*"]),
        "
                          Read       Write
                          GetObject  PutObject                  for example

examplebucket-1250000000 in ap-guangzhou
  app/avatar/alice/*      yes        when <= 5 MiB and image/*
  app/avatar/* otherwise  yes        no                         app/avatar/a

Other resources
  elsewhere               no         no
",
    );
}

#[test]
fn either_of_two_conditions() {
    assert_matrix(
        &document(&[
            "allow name/cos:PutObject on a/* when numeric_less_than_equal cos:content-length 5242880",
            "allow name/cos:PutObject on a/* when ip_equal qcs:ip 10.0.0.0/8",
        ]),
        "
             Write
             PutObject

examplebucket-1250000000 in ap-guangzhou
  a/*        when <= 5 MiB or from 10.0.0.0/8

Other resources
  elsewhere  no
",
    );
}

#[test]
fn conditions_that_leave_nothing_out_or_nothing_over() {
    let on =
        |transport: &str| format!("allow name/cos:GetObject on a/* when bool_equal cos:secure-transport {transport}");
    assert_matrix(
        &document(&[&on("true"), &on("false")]),
        "
             Read
             GetObject

examplebucket-1250000000 in ap-guangzhou
  a/*        yes

Other resources
  elsewhere  no
",
    );
    let never = "allow name/cos:GetObject on a/* when numeric_less_than cos:content-length 0";
    assert_matrix(&document(&[never]), "nothing is permitted\n");
}

#[test]
fn a_deny_has_a_row_of_its_own() {
    let allow = "allow name/cos:GetObject name/cos:PutObject on a/*";
    assert_matrix(
        &document(&[allow, "deny name/cos:* on a/secret/*"]),
        "
                 Read       Write
                 GetObject  PutObject  for example

examplebucket-1250000000 in ap-guangzhou
  a/secret/*     no         no
  a/* otherwise  yes        yes        a/a

Other resources
  elsewhere      no         no
",
    );
    assert_matrix(
        &document(&[allow, "deny name/cos:PutObject on a/b.jpg b/*"]),
        "
                 Read       Write
                 GetObject  PutObject  for example

examplebucket-1250000000 in ap-guangzhou
  a/b.jpg        yes        no
  a/* otherwise  yes        yes        a/a
  b/*            no         no

Other resources
  elsewhere      no         no
",
    );
}

#[test]
fn a_deny_under_a_condition() {
    let allow = "allow name/cos:GetObject name/cos:PutObject on a/*";
    let deny = "deny name/cos:PutObject on a/* when ip_not_equal qcs:ip 10.0.0.0/8";
    assert_matrix(
        &document(&[allow, deny]),
        "
             Read       Write
             GetObject  PutObject

examplebucket-1250000000 in ap-guangzhou
  a/*        yes        when from 10.0.0.0/8

Other resources
  elsewhere  no         no
",
    );
}

#[test]
fn https_alone() {
    let deny = "deny * on * when bool_equal cos:secure-transport false";
    assert_matrix(
        &document(&["allow name/cos:GetObject name/cos:PutObject on a/*", deny]),
        "
             Read        Write
             GetObject   PutObject

examplebucket-1250000000 in ap-guangzhou
  a/*        when https  when https

Other resources
  elsewhere  no          no
",
    );
    let limited = "allow name/cos:PutObject on a/* when numeric_less_than_equal cos:content-length 5242880";
    assert_matrix(
        &document(&[limited, deny]),
        "
             Write
             PutObject

examplebucket-1250000000 in ap-guangzhou
  a/*        when <= 5 MiB and https

Other resources
  elsewhere  no
",
    );
}

#[test]
fn a_private_acl() {
    let (bucket, user) = (bucket(), user("alice"));
    let policy = policy! { in bucket; allow GetObject, PutObject on "app/{user}/*"; };
    assert_matrix(
        &policy.private_acl().document(),
        "
               Read       Write
               GetObject  PutObject

examplebucket-1250000000 in ap-guangzhou
  app/alice/*  yes        when x-cos-acl private or absent

Other resources
  elsewhere    no         no
",
    );
}

#[test]
fn a_whole_bucket() {
    let bucket = bucket();
    let policy = policy! { in bucket; allow GetBucket, GetObject on bucket.whole() deliberately "a mirror"; };
    assert_matrix(
        &policy.document(),
        "
             List       Read
             GetBucket  GetObject  for example

examplebucket-1250000000 in ap-guangzhou
  every key  yes        yes        a

Other resources
  elsewhere  no         no
",
    );
}

#[test]
fn a_bucket_and_an_account() {
    let bucket = bucket();
    let policy = policy! { in bucket; allow HeadBucket on bucket; allow GetService on account; };
    assert_matrix(
        &policy.document(),
        "
                     List        Read
                     GetService  HeadBucket

examplebucket-1250000000 in ap-guangzhou
  the bucket itself  -           yes

Other resources
  the account        yes         -
  elsewhere          -           no

- the action does not act on such a resource
",
    );
}

#[test]
fn keys_beside_a_bucket() {
    let bucket = bucket();
    let policy = policy! { in bucket; allow HeadBucket on bucket; allow GetObject on "a/*", "b.jpg"; };
    assert_matrix(
        &policy.document(),
        "
                     Read
                     GetObject  HeadBucket

examplebucket-1250000000 in ap-guangzhou
  the bucket itself  -          yes
  a/*                yes        -
  b.jpg              yes        -

Other resources
  elsewhere          no         no

- the action does not act on such a resource
",
    );
}

#[test]
fn exact_keys_and_their_uploads() {
    assert_matrix(
        &document(&[
            "allow name/cos:PutObject name/cos:ListMultipartUploads on a.jpg a_m.jpg",
            "allow name/cos:GetObject on a*",
        ]),
        "
                List                  Read       Write
                ListMultipartUploads  GetObject  PutObject  for example

examplebucket-1250000000 in ap-guangzhou
  a.jpg         yes                   yes        yes
  a_m.jpg       yes                   yes        yes
  a* otherwise  no                    yes        no         a

Other resources
  elsewhere     no                    no         no
",
    );
}

#[test]
fn several_buckets() {
    let (first, second) = (bucket(), second());
    let policy = policy! {
        in first;
        allow GetObject on "a/*";
        in second;
        allow GetObject on "b/*";
        allow PutObject on "b/c/*";
    };
    assert_matrix(
        &policy.document(),
        "
                 Read       Write
                 GetObject  PutObject  for example

examplebucket-1250000000 in ap-guangzhou
  a/*            yes        no

second-1250000000 in ap-guangzhou
  b/c/*          yes        yes
  b/* otherwise  yes        no         b/a

Other resources
  elsewhere      no         no
",
    );
}

#[test]
fn every_region() {
    assert_matrix(
        &document(&["allow name/cos:GetObject on qcs::cos:*:uid/1250000000:examplebucket-1250000000/a/*"]),
        "
             Read
             GetObject

examplebucket-1250000000
  a/*        yes

Other resources
  elsewhere  no
",
    );
}

#[test]
fn every_bucket() {
    assert_matrix(
        &document(&["allow name/cos:GetObject on *"]),
        "
             Read
             GetObject  for example

any bucket
  every key  yes        a
",
    );
}

/// Of one region; of one account there; of some names there.
#[test]
fn a_deny_in_one_region_leaves_the_others() {
    for (denied, label, others) in [
        (
            "*",
            "buckets of APPID 1250000000 in ap-guangzhou",
            "any bucket except buckets of APPID 1250000000 in ap-guangzhou",
        ),
        (
            "prod*",
            "buckets prod* of APPID 1250000000 in ap-guangzhou",
            "any bucket except buckets prod* of APPID 1250000000 in ap-guangzhou",
        ),
    ] {
        let deny = format!("deny name/cos:GetObject on qcs::cos:ap-guangzhou:uid/1250000000:{denied}");
        let text = format!(
            "
             Read
             GetObject  for example

{label}
  every key  no         a

{others}
  every key  yes        a
"
        );
        assert_matrix(&document(&["allow name/cos:GetObject on *", &deny]), &text);
    }
    assert_matrix(
        &document(&["allow name/cos:GetObject on *", "deny name/cos:GetObject on qcs::cos:ap-guangzhou::*"]),
        "
             Read
             GetObject  for example

any bucket in ap-guangzhou
  every key  no         a

any bucket in other regions
  every key  yes        a
",
    );
}

#[test]
fn buckets_that_are_not_named_stand_behind_those_that_are() {
    let whole = |region: &str, bucket: &str| format!("qcs::cos:{region}:uid/1250000000:{bucket}");
    assert_matrix(
        &document(&[
            "allow name/cos:GetObject on *",
            &format!("allow name/cos:PutObject on {}", whole("*", "examplebucket-1250000000/a/*")),
            &format!("deny name/cos:PutObject on {}", whole("ap-guangzhou", "examplebucket-1250000000/*")),
            &format!("deny name/cos:GetObject on {}", whole("ap-guangzhou", "*")),
        ]),
        "
                   Read       Write
                   GetObject  PutObject  for example

examplebucket-1250000000 in ap-guangzhou
  a/*              no         no
  every other key  no         no         a

examplebucket-1250000000 in other regions
  a/*              yes        yes
  every other key  yes        no         a

other buckets of APPID 1250000000 in ap-guangzhou
  every key        no         no         a

other buckets except buckets of APPID 1250000000 in ap-guangzhou
  every key        yes        no         a
",
    );
}

/// What it grants elsewhere is of every other bucket, not of one.
#[test]
fn every_other_bucket() {
    let listing = "allow name/cos:GetBucket on * when string_equal cos:prefix photos%2F";
    assert_matrix(
        &document(&[listing, "allow name/cos:GetObject on photos/*"]),
        "
                      List       Read
                      GetBucket  GetObject  for example

examplebucket-1250000000 in ap-guangzhou
  photos/             yes        yes
  photos/* otherwise  no         yes        photos/a

other buckets
  photos/             yes        no

Other resources
  elsewhere           no         no
",
    );
}

#[test]
fn the_buckets_of_an_account() {
    let granted = document(&["allow name/cos:GetObject on qcs::cos:ap-guangzhou:uid/1250000000:app*"]);
    assert_matrix(
        &granted,
        "
             Read
             GetObject  for example

buckets app* of APPID 1250000000 in ap-guangzhou
  every key  yes        a

Other resources
  elsewhere  no
",
    );
}

/// Nobody knows what such an action acts on.
#[test]
fn an_action_of_another_product_that_is_denied_on_the_bucket_has_a_row() {
    let denied = document(&["allow name/ci:CreateJob on *", "deny name/ci:CreateJob on "]);
    let matrix = Matrix::of(&denied);
    let names: Vec<String> = matrix.rows().iter().map(|row| row.name().to_string()).collect();
    assert_eq!(names[0], "the bucket itself", "\n{matrix}");
    assert_eq!(matrix.rows()[0].cells(), [Cell::No], "\n{matrix}");
}

#[test]
fn a_listing_of_the_bucket_that_is_denied_has_a_row() {
    assert_matrix(
        &document(&["allow name/cos:GetBucket on *", "deny name/cos:GetBucket on "]),
        "
                     List
                     GetBucket  for example

examplebucket-1250000000 in ap-guangzhou
  the bucket itself  no
  every key          yes        a

other buckets
  every key          yes        a
",
    );
}

#[test]
fn narrow_rows_come_first() {
    let granted = document(&["allow name/cos:DeleteObject on a/*", "allow name/cos:GetObject on a/*/c"]);
    let names: Vec<String> = Matrix::of(&granted).rows().iter().map(|row| row.name().to_string()).collect();
    assert_eq!(names, ["a/*/c", "a/* otherwise", "elsewhere"]);
}

#[test]
fn the_cell_of_unlisted_actions_is_about_its_row() {
    use Cell::{No, Undecided, When};
    let when = |text: &str| When(text.to_owned());
    let undocumented = "only a star at the end of a resource is documented";
    for (statements, expected) in [
        (
            &["allow name/cos:Get* on a/*", "allow name/cos:Put* on b/*"][..],
            vec![when("name/cos:Get*"), when("name/cos:Put*"), No],
        ),
        (
            &["allow name/cos:* on a/*", "deny name/cos:Delete* on a/*"],
            vec![when("name/cos:* except name/cos:Delete*"), No],
        ),
        (
            &["allow name/cos:* on a/*", "deny name/cos:Delete* name/cos:Put* on a/b/*"],
            vec![when("name/cos:* except name/cos:Delete* and name/cos:Put*"), when("name/cos:*"), No],
        ),
        (
            &["allow name/cos:* on a/* when bool_equal cos:secure-transport true"],
            vec![when("https and name/cos:*"), No],
        ),
        (
            &["allow name/cos:Get* on a/*", "allow name/cos:* on a/* when ip_equal qcs:ip 10.0.0.0/8"],
            vec![when("name/cos:Get* or (from 10.0.0.0/8 and name/cos:*)"), No],
        ),
        (
            &["allow name/cos:Get* on a/*", "deny name/cos:*Object on a/*"],
            vec![when("name/cos:Get* except name/cos:*Object"), No],
        ),
        (
            &["allow name/cos:*Object on a/*", "deny name/cos:DeleteObject* on a/*"],
            vec![when("name/cos:*Object except name/cos:DeleteObject*"), No],
        ),
        (&["allow * on a/*", "deny name/cos:* on a/*"], vec![when("* except name/cos:*"), No]),
        (&["allow * on a/*"], vec![Cell::Yes, No]),
        (&["allow name/cos:* on a/*/b"], vec![Undecided(undocumented.to_owned()), No]),
        (
            &["allow name/cos:Get* on a/*", "allow name/cos:* on a/*/b"],
            vec![Undecided(format!("{undocumented}; permitted for certain: name/cos:Get*")), when("name/cos:Get*"), No],
        ),
    ] {
        let matrix = Matrix::of(&document(statements));
        let cells: Vec<Cell> = matrix.rows().iter().filter_map(|row| row.cells().last().cloned()).collect();
        assert_eq!(cells, expected, "\n{matrix}");
    }
}

/// What one action needs on `a/*`.
#[track_caller]
fn assert_when(statements: &[&str], condition: &str) {
    let matrix = Matrix::of(&document(statements));
    let cells: Vec<&Cell> = matrix.rows()[0].cells().iter().collect();
    assert_eq!(cells, [&Cell::When(condition.to_owned())], "\n{matrix}");
}

#[test]
fn a_condition_reads_as_a_sentence() {
    let when = |effect: &str, condition: &str| format!("{effect} name/cos:PutObject on a/* when {condition}");
    let plain = "allow name/cos:PutObject on a/*";
    let either = [
        when("allow", "numeric_less_than_equal cos:content-length 5242880"),
        when("allow", "string_like cos:content-type image/*, ip_equal qcs:ip 10.0.0.0/8"),
    ];
    assert_when(&[&either[0], &either[1]], "<= 5 MiB or (from 10.0.0.0/8 and image/*)");
    for (deny, condition) in [
        ("string_not_equal cos:x-cos-acl private", "x-cos-acl private or absent"),
        ("string_not_equal_if_exist cos:x-cos-acl private", "x-cos-acl private"),
        ("string_equal cos:x-cos-acl public-read", "x-cos-acl not public-read or absent"),
        ("string_equal_if_exist cos:x-cos-acl public-read", "x-cos-acl not public-read"),
        ("string_like cos:x-cos-acl public*", "x-cos-acl not like public* or absent"),
        ("numeric_greater_than cos:content-length 5242880", "<= 5 MiB or absent"),
        ("numeric_greater_than_if_exist cos:content-length 5242880", "<= 5 MiB"),
        ("ip_equal qcs:ip 10.0.0.0/8", "not from 10.0.0.0/8"),
        ("ip_not_equal qcs:ip 10.0.0.0/8", "from 10.0.0.0/8"),
        ("bool_equal cos:secure-transport false", "https"),
        ("numeric_less_than_if_exist cos:tls-version 1", "tls-version >= 1"),
        ("numeric_less_than cos:tls-version 1", "tls-version >= 1 or plain http"),
        ("ip_not_equal qcs:ip 10.0.0.0/8, bool_equal cos:secure-transport false", "https or from 10.0.0.0/8"),
    ] {
        assert_when(&[plain, &when("deny", deny)], condition);
    }
    let deny = when("deny", "string_not_equal cos:x-cos-acl private");
    assert_when(&[&either[0], &deny], "<= 5 MiB and (x-cos-acl private or absent)");
}

#[test]
fn what_changes_nothing_is_not_said() {
    let https = "allow name/cos:PutObject on a/* when bool_equal cos:secure-transport true";
    let small = "allow name/cos:PutObject on a/* when numeric_less_than cos:content-length 5, \
                 bool_equal cos:secure-transport true";
    let deny = "deny * on * when bool_equal cos:secure-transport false";
    assert_when(&[https, small], "https");
    assert_when(&[https, deny], "https");
    assert_when(&[https, deny, "deny name/cos:PutObject on a/* when bool_equal cos:secure-transport false"], "https");
}

/// A value cannot pass for another condition.
#[test]
fn values_with_blanks_stand_in_quotes() {
    let statement = r#"{"effect":"allow","action":["name/cos:PutObject"],
        "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a/*"],
        "condition":{"string_equal":{"cos:x-cos-acl":["private and https","say \"hi\""]}}}"#;
    let document = Document::parse(&format!(r#"{{"version":"2.0","statement":[{statement}]}}"#)).unwrap();
    let expected = r#"x-cos-acl "private and https" or "say \"hi\"""#;
    assert_eq!(Matrix::of(&document).rows()[0].cells(), [Cell::When(expected.to_owned())]);
}

#[test]
fn a_wildcard_action() {
    assert_matrix(
        &document(&["allow name/cos:GetObject* on a/*"]),
        "
             Read                Other
             GetObject           unlisted actions
             GetObjectACL
             GetObjectRetention
             GetObjectTagging

examplebucket-1250000000 in ap-guangzhou
  a/*        yes                 when name/cos:GetObject*

Other resources
  elsewhere  no                  no
",
    );
    assert_matrix(
        &document(&["allow name/cos:* on a/*"]),
        "
Actions on listings and objects
             List                     Read         Write        Delete                 Permission
             GetBucket                7 object     15 object    DeleteMultipleObjects  PutObjectACL
             GetBucketObjectVersions  actions [a]  actions [b]  DeleteObject
             ListLiveChannels                                   DeleteObjectVersion
             ListMultipartUploads
             ListParts

examplebucket-1250000000 in ap-guangzhou
  a/*        yes                      yes          yes          yes                    yes

Other resources
  elsewhere  no                       no           no           no                     no

             Other
             unlisted actions

examplebucket-1250000000 in ap-guangzhou
  a/*        when name/cos:*

Other resources
  elsewhere  no

[a] Read, 7 object actions: GetObject, GetObjectACL, GetObjectRetention, GetObjectTagging,
    GetSymlink, HeadObject, OptionsObject
[b] Write, 15 object actions: AbortMultipartUpload, AppendObject, CompleteMultipartUpload,
    DeleteObjectTagging, InitiateMultipartUpload, PostObject, PostObjectRestore, PutObject,
    PutObjectCopy, PutObjectRetention, PutObjectTagging, PutSymlink, RestoreObject, UploadPart,
    UploadPartCopy
",
    );
}

#[test]
fn actions_that_no_list_has() {
    assert_matrix(
        &document(&["allow name/cos:PutObjects name/cos:GetObject on a/*"]),
        "
             Read       Other
             GetObject  name/cos:PutObjects

examplebucket-1250000000 in ap-guangzhou
  a/*        yes        yes

Other resources
  elsewhere  no         no
",
    );
}

#[test]
fn resources_that_nobody_documents() {
    assert_matrix(
        &document(&["allow name/cos:GetObject on a/*/b/*", "allow name/cos:GetObject on a/x/*"]),
        "
                        Read
                        GetObject      for example

examplebucket-1250000000 in ap-guangzhou
  a/x/* and a/*/b/*     yes            a/x/b/a
  a/x/* except a/*/b/*  yes            a/x/a
  a/*/b/* except a/x/*  undecided [1]  a/a/b/a

Other resources
  elsewhere             no

[1] only a star at the end of a resource is documented
",
    );
    assert_matrix(
        &document(&["allow name/cos:GetObject on a/*", "deny name/cos:GetObject on *.exe"]),
        "
                    Read
                    GetObject      for example

examplebucket-1250000000 in ap-guangzhou
  a/* and *.exe     undecided [1]  a/.exe
  a/* except *.exe  yes            a/a
  *.exe except a/*  no             .exe

Other resources
  elsewhere         no

[1] only a star at the end of a resource is documented
",
    );
}

#[test]
fn a_condition_on_the_prefix_is_a_folder() {
    let bucket = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*";
    let listing = format!("allow name/cos:GetBucket on {bucket} when string_like cos:prefix photos%2F*");
    assert_matrix(
        &document(&[&listing]),
        "
             List
             GetBucket

examplebucket-1250000000 in ap-guangzhou
  photos/*   yes

Other resources
  elsewhere  no
",
    );
    let exact = format!("allow name/cos:GetBucket on {bucket} when string_equal cos:prefix photos%2F");
    assert_matrix(
        &document(&[&exact, "allow name/cos:GetObject on photos/*"]),
        "
                      List       Read
                      GetBucket  GetObject  for example

examplebucket-1250000000 in ap-guangzhou
  photos/             yes        yes
  photos/* otherwise  no         yes        photos/a

Other resources
  elsewhere           no         no
",
    );
}

#[test]
fn a_named_user() {
    let statement = r#"{"effect":"allow","principal":{"qcs":["qcs::cam::uin/100000000001:uin/100000000002"]},
        "action":["name/cos:GetObject"],
        "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a/*"]}"#;
    let document = Document::parse(&format!(r#"{{"version":"2.0","statement":[{statement}]}}"#)).unwrap();
    assert_matrix(
        &document,
        "
             Read
             GetObject

examplebucket-1250000000 in ap-guangzhou
  a/*        when by qcs::cam::uin/100000000001:uin/100000000002

Other resources
  elsewhere  no
",
    );
}

#[test]
fn what_grants_nothing() {
    for nothing in [&["deny * on *"][..], &["allow name/cos:GetObject on a/*", "deny * on *"]] {
        let matrix = Matrix::of(&document(nothing));
        assert!(matrix.rows().is_empty() && matrix.columns().is_empty() && !matrix.is_undecided());
        assert_matrix(&document(nothing), "nothing is permitted\n");
    }
}

/// So many folders that may be read, of which one may be written.
fn folders(count: usize) -> Matrix {
    let folders: Vec<String> = (0..count).map(|user| format!("users/{user:04}/*")).collect();
    let reads = format!("allow name/cos:GetObject on {}", folders.join(" "));
    Matrix::of(&document(&[&reads, "allow name/cos:PutObject on users/0007/*"]))
}

#[test]
fn two_hundred_rows_are_not_merged() {
    let matrix = folders(199);
    assert_eq!((matrix.rows().len(), matrix.merged()), (200, 0));
    assert!(matrix.rows().iter().all(|row| row.count() == 1));
}

#[track_caller]
fn assert_merged(count: usize) {
    let matrix = folders(count);
    let counts: Vec<usize> = matrix.rows().iter().map(|row| row.count()).collect();
    assert_eq!((counts, matrix.merged(), matrix.is_undecided()), (vec![count - 1, 1, 1], count - 2, false));
    let text = "
                             Read       Write
                             GetObject  PutObject

examplebucket-1250000000 in ap-guangzhou
  users/0000/* and {more}  yes        no
  users/0007/*               yes        yes

Other resources
  elsewhere                  no         no

merged: {merged} classes of resources have the same cells as others and are merged into their rows
";
    let text = text.replace("{more}", &format!("{} more", count - 2)).replace("{merged}", &(count - 2).to_string());
    assert_eq!(matrix.to_string(), text.trim_start_matches('\n'), "\n{matrix}");
}

#[test]
fn more_rows_are_merged() {
    assert_merged(200);
}

#[test]
fn a_thousand_folders_are_merged() {
    assert_merged(1000);
}
