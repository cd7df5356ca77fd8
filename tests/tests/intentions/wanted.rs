//! What should hold and does not yet. A test that passes moves to the file of its subject, without `ignore`.

use cos_policy::analysis::{Cell, Change, Class, Outcome, Verdict, diff, partition, permits_nothing};
use cos_policy::{Document, Matrix, Scenarios, policy, scenarios};

use crate::{bucket, document, second};

fn beyond(document: &Document, intended: &Scenarios) -> Vec<Change> {
    document.grants_exactly(intended).unwrap_err().beyond().to_vec()
}

/// The cells of an action, by the names of their rows.
fn cells(document: &Document, action: &str) -> Vec<(String, Cell)> {
    let matrix = Matrix::of(document);
    let column = matrix.columns().iter().position(|column| column.name() == action);
    let of = |column: usize| matrix.rows().iter().map(move |row| (row.name().to_string(), row.cells()[column].clone()));
    column.into_iter().flat_map(of).collect()
}

fn names(document: &Document) -> Vec<String> {
    Matrix::of(document).rows().iter().map(|row| row.name().to_string()).collect()
}

// Places of a mismatch.

#[test]
#[ignore = "the place of a row reaches whatever its resources reach: for the account and a bucket, everything"]
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
#[ignore = "the place of a row does not name its bucket"]
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
#[ignore = "an example does not name its bucket and region"]
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

// What a mismatch lists.

#[test]
#[ignore = "where one action breaks a condition alone, another that breaks only all of them is not listed"]
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
#[ignore = "what is listed as a perhaps may be certain"]
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
    let wide = document(&["allow name/cos:GetObject on *", "allow name/cos:GetObject on a/*/b"]);
    let diff = diff(&document(&["deny * on *"]), &wide).unwrap();
    for change in diff.granted() {
        assert_eq!(change.is_certain(), wide.decide(change.witness().request()).is_allow(), "\n{diff}");
    }
}

#[test]
#[ignore = "actions with like examples stand together, whatever allows them"]
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

// What a difference lists.

#[test]
#[ignore = "actions on what they are not about stand before and among those that a client can send"]
fn what_a_client_can_send_comes_first() {
    let (old, new) = (document(&["allow name/cos:PutObject on a/*"]), document(&["allow name/cos:* on a/*"]));
    let diff = diff(&old, &new).unwrap();
    assert!(diff.granted()[0].witness().is_realizable(), "\n{diff}");
    let first = diff.granted()[0].actions().map(|action| action == "name/cos:DeleteBucket");
    assert!(!{ first }.any(|is_misfit| is_misfit), "\n{diff}");
}

#[test]
#[ignore = "the reason of a perhaps is what the other document says for certain"]
fn the_reason_of_a_perhaps_is_what_nobody_documents() {
    let old = document(&["allow name/cos:PutObject on a/*"]);
    let new = document(&["allow name/cos:PutObject on a/*", "allow name/cos:PutObject on b/*/c"]);
    let text = diff(&old, &new).unwrap().to_string();
    assert!(text.contains("only a star at the end of a resource is documented"), "\n{text}");
}

// Requests that cannot be.

/// A listing of the account has no prefix.
#[test]
fn a_request_is_of_the_class_that_it_shows() {
    let listing = document(&["allow name/cos:GetBucket on * when string_equal cos:prefix a%2F"]);
    let bucket = document(&["allow name/cos:GetBucket on qcs::cos:ap-guangzhou:uid/1250000000:*"]);
    let classes = partition(&[&listing, &bucket]).unwrap();
    let mut outcomes: Vec<&[Outcome]> = classes.iter().map(Class::outcomes).collect();
    outcomes.sort_unstable();
    let count = outcomes.len();
    outcomes.dedup();
    assert_eq!(outcomes.len(), count, "{outcomes:?}");
}

#[test]
fn an_example_against_a_proof_replays() {
    let starts: Vec<String> = ('a'..='z').chain('0'..='9').map(|start| format!("qcs::cos:::{start}*")).collect();
    let denied = format!("deny name/cos:GetBucket on {}", starts.join(" "));
    let nothing = document(&["allow name/cos:GetBucket on * when string_equal cos:prefix a%2F", &denied]);
    match permits_nothing(&nothing) {
        Verdict::Fails(witness) => assert!(nothing.decide(witness.request()).is_allow(), "{witness}"),
        verdict => assert!(matches!(verdict, Verdict::Holds), "{verdict:?}"),
    }
}

// Rows of a matrix.

#[test]
#[ignore = "buckets that no allow tells apart share a row, whatever is denied in them"]
fn a_deny_in_one_region_leaves_the_others() {
    let guangzhou = "deny name/cos:GetObject on qcs::cos:ap-guangzhou:uid/1250000000:*";
    for deny in [guangzhou, "deny name/cos:GetObject on qcs::cos:ap-guangzhou::*"] {
        let matrix = Matrix::of(&document(&["allow name/cos:GetObject on *", deny]));
        assert!(!matrix.rows().is_empty(), "\n{matrix}");
    }
    let prod = "deny name/cos:GetObject on qcs::cos:ap-guangzhou:uid/1250000000:prod*";
    let cells = cells(&document(&["allow name/cos:GetObject on *", prod]), "GetObject");
    assert!(cells.iter().any(|(name, cell)| name.contains("prod") && *cell == Cell::No), "{cells:?}");
    assert!(cells.iter().any(|(name, cell)| name.contains("other regions") && *cell == Cell::Yes), "{cells:?}");
}

#[test]
fn a_row_that_stands_for_every_other_bucket_says_so() {
    let listing = "allow name/cos:GetBucket on * when string_equal cos:prefix photos%2F";
    let granted = document(&[listing, "allow name/cos:GetObject on photos/*"]);
    let elsewhere = Matrix::of(&granted).to_string();
    assert!(elsewhere.contains("other buckets"), "\n{elsewhere}");
}

#[test]
fn any_bucket_is_any_bucket() {
    for resource in ["qcs::cos:ap-guangzhou:uid/1250000000:*", "qcs::cos:ap-guangzhou:uid/1250000000:app*"] {
        let names = names(&document(&[&format!("allow name/cos:GetObject on {resource}")]));
        assert!(!names[0].contains("any bucket"), "{names:?}");
    }
}

#[test]
#[ignore = "a row of the bucket itself is left out where it says no, and listings of the whole bucket with it"]
fn a_listing_of_the_bucket_that_is_denied_has_a_row() {
    let granted = document(&["allow name/cos:GetBucket on *", "deny name/cos:GetBucket on "]);
    let cells = cells(&granted, "GetBucket");
    assert!(cells.contains(&("the bucket itself".to_owned(), Cell::No)), "{cells:?}");
}

#[test]
#[ignore = "a star sorts behind every letter, and so before a longer pattern"]
fn narrow_rows_come_first() {
    let granted = document(&["allow name/cos:DeleteObject on a/*", "allow name/cos:GetObject on a/*/c"]);
    assert_eq!(names(&granted)[..2], ["a/*/c", "a/* otherwise"]);
}

// Cells of a matrix.

#[test]
#[ignore = "where unlisted actions differ, the cell names every wildcard of the document, and no condition"]
fn the_cell_of_unlisted_actions_is_about_its_row() {
    let unlisted = |statements: &[&str]| cells(&document(statements), "unlisted actions");
    let two = unlisted(&["allow name/cos:Get* on a/*", "allow name/cos:Put* on b/*"]);
    assert_eq!(two[0], ("a/*".to_owned(), Cell::When("name/cos:Get*".to_owned())));
    let denied = unlisted(&["allow name/cos:* on a/*", "deny name/cos:Delete* on a/*"]);
    let when = |cell: &Cell| if let Cell::When(text) = cell { text.clone() } else { String::new() };
    assert_ne!(when(&denied[0].1), "name/cos:* or name/cos:Delete*");
    let https = unlisted(&["allow name/cos:* on a/* when bool_equal cos:secure-transport true"]);
    assert!(when(&https[0].1).contains("https"), "{https:?}");
    let doubtful = unlisted(&["allow name/cos:* on a/*/b"]);
    assert!(matches!(doubtful[0].1, Cell::Undecided(_)), "{doubtful:?}");
}

#[test]
#[ignore = "a deny is said as `when unless`, with the negation that it has"]
fn a_condition_reads_as_a_sentence() {
    let bucket = bucket();
    let policy = policy! { in bucket; allow PutObject on "a/*"; }.private_acl();
    let text = Matrix::of(&policy.document()).to_string();
    assert!(!text.contains("when unless"), "\n{text}");
    let both = document(&[
        "allow name/cos:PutObject on a/* when numeric_less_than_equal cos:content-length 5242880",
        "allow name/cos:PutObject on a/* when string_like cos:content-type image/*, ip_equal qcs:ip 10.0.0.0/8",
    ]);
    let text = Matrix::of(&both).to_string();
    assert!(text.contains("<= 5 MiB or (from 10.0.0.0/8 and image/*)"), "\n{text}");
}
