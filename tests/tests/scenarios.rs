//! Tables of `scenarios!`, as they print: what was written, with the values of its placeholders.

use cos_policy::{Bucket, Folder, MIB, Region, Scenarios, Segment, scenarios};

fn bucket(name: &str) -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, name).unwrap()
}

fn user() -> Segment {
    Segment::parse("alice").unwrap()
}

/// `text` stands two levels deep, behind a line break.
#[track_caller]
fn assert_prints(table: &Scenarios, text: &str) {
    let text: String =
        text.trim_start_matches('\n').split_inclusive('\n').map(|line| line.get(8..).unwrap_or("")).collect();
    assert_eq!(table.to_string(), text, "\n{table}");
}

#[test]
fn a_table_prints_as_it_is_written() {
    let (bucket, user) = (bucket("examplebucket-1250000000"), user());
    let table = scenarios! {
        in bucket;
                                 GetBucket  GetObject  PutObject  DeleteObject;
        "app/files/{user}/*" =>  yes        yes        yes        yes;
        "app/files/*"        =>  yes        yes        no         no;
    };
    assert_prints(
        &table,
        "
        in examplebucket-1250000000;
                              GetBucket  GetObject  PutObject  DeleteObject;
        app/files/alice/* =>  yes        yes        yes        yes;
        app/files/*       =>  yes        yes        no         no;
        ",
    );
}

#[test]
fn conditions_and_assumptions_print_too() {
    let (bucket, user) = (bucket("examplebucket-1250000000"), user());
    let table = scenarios! {
        assuming https_only;
        in bucket;
                                  PutObject   HeadObject  HeadBucket;
        "app/avatar/{user}/*" =>  yes         any         -           when content_length <= 5 * MIB, content_type like "image/*";
        bucket                =>  -           -           yes         when secure_transport == true, tls_version >= 1.2;
    };
    assert_prints(
        &table,
        "
        assuming https_only;
        in examplebucket-1250000000;
                               PutObject  HeadObject  HeadBucket;
        app/avatar/alice/* =>  yes        any         -  when content-length <= 5242880, content-type like \"image/*\";
        the bucket         =>  -          -           yes  when secure-transport == true, tls-version >= 1.2;
        ",
    );
}

#[test]
fn every_comparison_prints() {
    let table = scenarios! {
        in bucket("examplebucket-1250000000");
        PutObject  DeleteObject  GetBucket;
        "a/*" => yes no no when content_length < 9, content_length > 1, content_length >= 2, content_length == 5;
        "b/*" => yes no no when content_type in ["image/png", "image/gif"], storage_class == "STANDARD" or absent;
        "c/*" => no yes no when version_id != "null" or absent, source_ip in ["10.0.0.0/8", "1.2.3.4"];
        "d/*" => no no yes when prefix == "d/e/", tls_version < 1.2, resource_tag in ["a&b", "c&d"];
    };
    let text = table.to_string();
    let conditions: Vec<&str> = text.lines().filter_map(|line| Some(line.split_once("when ")?.1)).collect();
    assert_eq!(
        conditions,
        [
            "content-length < 9, content-length > 1, content-length >= 2, content-length == 5;",
            r#"content-type in ["image/png", "image/gif"], x-cos-storage-class == "STANDARD" or absent;"#,
            r#"versionid != "null" or absent, ip in ["10.0.0.0/8", "1.2.3.4"];"#,
            r#"prefix == "d%2Fe%2F", tls-version < 1.2, resource_tag in ["a&b", "c&d"];"#,
        ],
        "\n{text}"
    );
}

#[test]
fn a_bundle_prints_as_its_actions() {
    let table = scenarios! {
        in bucket("examplebucket-1250000000");
                 DOWNLOAD  SIMPLE_UPLOAD;
        "a/*" => yes       no;
    };
    assert_prints(
        &table,
        "
        in examplebucket-1250000000;
                GetObject  HeadObject  PutObject;
        a/* =>  yes        yes         no;
        ",
    );
}

#[test]
fn a_place_in_another_bucket_than_that_of_its_block_says_which() {
    let (first, second) = (bucket("first-1250000000"), bucket("second-1250000000"));
    let folder = Folder::parse("photos/*").unwrap();
    let table = scenarios! {
        GetService;
        account => yes;
        in first;
        GetObject HeadBucket;
        "a.txt", bucket.at(&folder), second.at(&folder) => yes -;
        bucket, &second => - yes;
        second.whole() => no -;
        in second;
        bucket.at(&folder) => yes -;
        first.whole() => no -;
    };
    assert_prints(
        &table,
        "
                                                           GetService;
        the account                                    =>  yes;
        in first-1250000000;
                                                           GetObject  HeadBucket;
        a.txt, photos/*, photos/* in second-1250000000 =>  yes        -;
        the bucket, the bucket second-1250000000       =>  -          yes;
        the whole bucket second-1250000000             =>  no         -;
        in second-1250000000;
        photos/*                                       =>  yes        -;
        the whole bucket first-1250000000              =>  no         -;
        ",
    );
}

#[test]
fn tables_are_values() {
    fn is_value<T: Clone + std::fmt::Debug + Send + Sync + 'static>(_: &T) {}
    let table = scenarios! {
        in bucket("examplebucket-1250000000");
        PutBucketPolicy;
        bucket => no;
    };
    is_value(&table);
    assert_eq!(table.clone().to_string(), table.to_string());
}
