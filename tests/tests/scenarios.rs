//! Tables of `scenarios!`, as they print: what was written, with the values of its placeholders. And tables of texts.

use cos_policy::analysis::ScenariosError;
use cos_policy::{Bucket, Folder, MIB, Region, Scenarios, Segment, scenarios};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

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
    assert_eq!(Scenarios::parse(&text).unwrap().to_string(), text);
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
        in examplebucket-1250000000 (ap-guangzhou);
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
        in examplebucket-1250000000 (ap-guangzhou);
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
    assert_eq!(Scenarios::parse(&text).unwrap().to_string(), text);
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
        in examplebucket-1250000000 (ap-guangzhou);
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
        the account                                                   =>  yes;
        in first-1250000000 (ap-guangzhou);
                                                                          GetObject  HeadBucket;
        a.txt, photos/*, photos/* in second-1250000000 (ap-guangzhou) =>  yes        -;
        the bucket, the bucket second-1250000000 (ap-guangzhou)       =>  -          yes;
        the whole bucket second-1250000000 (ap-guangzhou)             =>  no         -;
        in second-1250000000 (ap-guangzhou);
        photos/*                                                      =>  yes        -;
        the whole bucket first-1250000000 (ap-guangzhou)              =>  no         -;
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

#[test]
fn blanks_and_comments_only_separate() {
    let text =
        "# what users may do\nin a-1 ( ap-beijing ) ;GetObject,PutObject;a/*,b=>yes no when content-length<=5 MiB#!\n;";
    let printed = "\
in a-1 (ap-beijing);
          GetObject  PutObject;
a/*, b =>  yes        no  when content-length <= 5242880;
";
    let error = Scenarios::parse(text).unwrap_err();
    assert_eq!(
        error.message(),
        "`GetObject` requests do not carry `cos:content-length`: give `GetObject` a row of its own"
    );
    let text = text.replace("yes no", "any yes");
    let printed =
        printed.replace("yes        no", "any        yes").replace("          GetObject", "           GetObject");
    assert_eq!(Scenarios::parse(&text).unwrap().to_string(), printed);
}

/// The message, and the text it is about.
#[track_caller]
fn refused(text: &str) -> (String, &str) {
    let error: ScenariosError = Scenarios::parse(text).unwrap_err();
    let before = text.get(..error.span().start()).unwrap();
    let column = before.chars().rev().take_while(|character| *character != '\n').count() + 1;
    assert_eq!((error.line(), error.column()), (before.matches('\n').count() + 1, column));
    (error.message().to_owned(), text.get(error.span().range()).unwrap())
}

#[test]
fn what_is_no_table_says_what_was_expected() {
    const BLOCK: &str = "in examplebucket-1250000000 (ap-guangzhou);\n";
    for (text, at, message) in [
        ("", "", "a table has at least one row, such as `photos/* => yes no;`"),
        ("GetObject;", "", "a table has at least one row, such as `photos/* => yes no;`"),
        (
            "in b-1;",
            ";",
            "expected a bucket and its region, such as `examplebucket-1250000000 (ap-guangzhou)`, found `;`",
        ),
        (
            "in b-1 (guangzhou);",
            "guangzhou",
            "`guangzhou` is not a region: expected an identifier such as `ap-guangzhou`",
        ),
        (
            "in b (ap-guangzhou);",
            "b",
            "`b` is not a bucket: the full name ends in `-` and the APPID, such as `examplebucket-1250000000`",
        ),
        ("in b-1 (ap-guangzhou)", "", "expected `;`, found the end"),
        ("GetObjet;", "GetObjet", "unknown action `GetObjet`; did you mean `GetObject`?"),
        ("GetObject GetObject;", "GetObject", "this action has a column already"),
        ("a/* => yes;", "a/*", "a header with actions stands before the first row: `GetObject PutObject;`"),
        (
            "GetObject; a/* => yes;",
            "a/*",
            "in which bucket? a block names it: `in examplebucket-1250000000 (ap-guangzhou);`",
        ),
        ("assuming http;", "http", "expected `https_only`, the one assumption there is, found `http`"),
        ("assuming https_only; assuming https_only;", "assuming", "an assumption stands once, before the first row"),
    ] {
        assert_eq!(refused(text), (message.to_owned(), at), "{text}");
    }
    for (row, at, message) in [
        ("a/* => ;", ";", "expected `yes`, `no`, `any` or `-` for `PutObject`"),
        ("a/* => maybe", "maybe", "`maybe` is no cell: expected `yes`, `no`, `any` or `-`"),
        ("a/* => yes no", "", "expected `yes`, `no`, `any` or `-` for `HeadBucket`, found the end"),
        ("a/* => yes no - no;", "no", "expected `;` at the end of the row, found `no`"),
        ("a/* => yes no yes;", "yes", "`HeadBucket` does not act on `a/*`, but on `the bucket`: write `-`"),
        ("a/* => - - -;", "-", "`PutObject` acts on this place: say `yes`, `no` or `any`"),
        ("a => yes yes -;", "yes", "`GetBucket` does not act on `a`, but on a folder, such as `photos/*`: write `-`"),
        (
            "the buckets => yes - -;",
            "buckets",
            "expected a key, a folder, `the bucket`, `the whole bucket` or `the account`, found `buckets`",
        ),
        ("a* => yes - -;", "a*", "`a*` does not end with `/*`, as a folder does"),
        (
            "a//b => yes - -;",
            "a//b",
            "empty segment at byte 2 of `a//b`: a key does not start or end with `/`, nor hold `//`",
        ),
        (
            "a/* => no yes - when content-length <= 5;",
            "content-length",
            "`GetBucket` requests do not carry `cos:content-length`: give `GetBucket` a row of its own",
        ),
        (
            "a/* => no no - when content-length <= 5;",
            "when",
            "a condition narrows the `yes` of its row, and this row has none",
        ),
        (
            "a/* => yes no - when content-length like 5;",
            "like",
            "`content-length` has no `like`: it takes `<=`, `>=`, `==`, `<` or `>`",
        ),
        ("a/* => yes no - when content-length <= five;", "five", "this value is none that the operator documents"),
        (
            "a/* => yes no - when content-length <= 99999999999 GiB;",
            "99999999999",
            "expected a number of this unit, found `99999999999`",
        ),
        (
            "a/* => yes no - when content-length <= 5 or absent;",
            "or absent",
            "`or absent` lifts this limit: whoever leaves the key out is not limited",
        ),
        (
            "a/* => yes no - when content-type == image/png;",
            "image/png",
            "expected a text in quotes, found `image/png`",
        ),
        ("a/* => yes no - when content-type == \"image/png;\n", "\"", "this quote has no end"),
        (
            "a/* => yes no - when content-type == \"\u{e4}\";",
            "\"\u{e4}\"",
            "a text is of printable ASCII; a quote and a backslash stand behind a backslash",
        ),
        ("a/* => yes no - when content-type in [];", "]", "expected a text in quotes, found `]`"),
        (
            "a/* => yes no - when host == \"a\";",
            "host",
            "`host` is no condition key: there are `content-length`, `content-type`, `prefix`, `response-content-type`, `secure-transport`, `tls-version`, `versionid`, `x-cos-acl`, `x-cos-storage-class`, `ip`, `request_tag`, `resource_tag`, `requester_vpc`",
        ),
        (
            "a/* => no yes - when prefix like \"a/*\";",
            "\"a/*\"",
            "values of query parameters are documented percent-encoded, with upper-case digits",
        ),
    ] {
        let text = format!("{BLOCK}PutObject GetBucket HeadBucket;\n{row}");
        let (found, place) = refused(&text);
        assert_eq!((found.as_str(), place), (message, at), "{row}");
    }
}

const PIECES: [&str; 45] = [
    "in b-1 (ap-guangzhou);\n",
    "PutObject GetBucket;\n",
    "HeadBucket;",
    "a/* =>",
    "b.jpg =>",
    "the bucket =>",
    "the =>",
    "the whole bucket =>",
    "the account =>",
    "in =>",
    "in b-2 (ap-beijing)",
    "a/*,",
    "yes",
    "no",
    "any",
    "-",
    "yes no;\n",
    "yes yes;\n",
    "no any;\n",
    "- -;\n",
    "yes;",
    "yes no when",
    "content-length",
    "content-type",
    "prefix",
    "ip",
    "secure-transport",
    "<=",
    "==",
    "!=",
    "like",
    "in",
    "[",
    "]",
    "5 MiB",
    "1.2",
    "true",
    "\"image/*\"",
    "\"10.0.0.0/8\"",
    "\"\\\"\"",
    "or absent",
    ",",
    ";",
    "assuming https_only;",
    "# note\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn what_is_read_is_printed_and_read_again(pieces in vec(select(&PIECES[..]), 0..16), block in any::<bool>()) {
        let start = if block { "in b-1 (ap-guangzhou); PutObject GetBucket;" } else { "" };
        if let Ok(table) = Scenarios::parse(&format!("{start}{}", pieces.join(" "))) {
            let printed = table.to_string();
            prop_assert_eq!(Scenarios::parse(&printed).map(|table| table.to_string()), Ok(printed));
        }
    }

    #[test]
    fn no_text_is_too_odd_to_be_refused(text in ".*", pieces in vec(select(&PIECES[..]), 0..4)) {
        let text = pieces.join(" ") + &text;
        if let Err(error) = Scenarios::parse(&text) {
            prop_assert!(text.get(error.span().range()).is_some());
        }
    }
}
