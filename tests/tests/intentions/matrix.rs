//! Matrices of documents, as somebody reads them.

use cos_policy::{Document, Matrix, policy};

use crate::{bucket, document, second, user};

/// `text` stands behind a line break.
#[track_caller]
fn assert_matrix(document: &Document, text: &str) {
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
  a/*        yes        when unless not from 10.0.0.0/8

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
  app/alice/*  yes        when unless x-cos-acl not private

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
  elsewhere          no          no

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
every key in any bucket  yes        a
",
    );
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
  a/x/* except a/*/b/*  yes            a/x/a
  a/*/b/* except a/x/*  undecided [1]  a/a/b/a
  a/*/b/* and a/x/*     yes            a/x/b/a

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
  a/* except *.exe  yes            a/a
  a/* and *.exe     undecided [1]  a/.exe
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
fn few_folders_are_not_merged() {
    let matrix = folders(60);
    assert_eq!((matrix.rows().len(), matrix.merged()), (61, 0));
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
fn many_folders_are_merged() {
    assert_merged(210);
}

#[test]
#[ignore = "takes a minute without optimisation"]
fn a_thousand_folders_are_merged() {
    assert_merged(1000);
}
