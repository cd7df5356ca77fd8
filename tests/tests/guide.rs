//! The guide on temporary keys for front ends (436/40265, international 436/35265): its remedies, written with `policy!`.
//!
//! The guide prints resources and actions in parts; region, bucket and user are those of its other pages. It writes a
//! single resource as a bare text where the canonical text has an array, and actions in no order where the canonical
//! text has the order of the catalogue.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use cos_policy::condition::{MediaRange, content_length, content_type};
use cos_policy::{Bucket, MIB, Policy, Region, Segment, action, key, policy};

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

fn user(name: &str) -> Segment {
    Segment::parse(name).unwrap()
}

/// The text without the line breaks and the indentation it is printed with here.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim_start).collect()
}

/// 1.1, first remedy: every user has a folder.
fn avatar_folder(user: &Segment) -> Policy {
    policy! {
        in bucket();
        allow PutObject on "app/avatar/{user}/*";
    }
}

/// 1.1, second remedy: the layout stays, and the three keys of the user are named.
fn avatar_keys(user: &Segment) -> Policy {
    policy! {
        in bucket();
        allow PutObject on "app/avatar/{user}.jpg", "app/avatar/{user}_m.jpg", "app/avatar/{user}_s.jpg";
    }
}

/// 1.3: everybody's files may be listed and read, one's own also written and deleted.
fn private_folders(user: &Segment) -> Policy {
    policy! {
        in bucket();
        allow GetBucket, GetObject    on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
    }
}

#[test]
fn section_1_1_an_avatar_folder_for_each_user() {
    let golden = one_line(
        r#"{"version":"2.0","statement":[
            {"effect":"allow",
             "action":["name/cos:PutObject"],
             "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/avatar/alice/*"]}]}"#,
    );
    assert_eq!(avatar_folder(&user("alice")).to_json(), golden);
}

#[test]
fn section_1_1_the_exact_keys_of_an_avatar() {
    let golden = one_line(
        r#"{"version":"2.0","statement":[
            {"effect":"allow",
             "action":["name/cos:PutObject"],
             "resource":[
                "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/avatar/alice.jpg",
                "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/avatar/alice_m.jpg",
                "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/avatar/alice_s.jpg"]}]}"#,
    );
    assert_eq!(avatar_keys(&user("alice")).to_json(), golden);
}

#[test]
fn section_1_2_the_photo_wall_is_listed_and_read() {
    let policy = policy! {
        in bucket();
        allow GetBucket, GetObject on "app/photos/*";
    };
    let golden = one_line(
        r#"{"version":"2.0","statement":[
            {"effect":"allow",
             "action":["name/cos:GetBucket","name/cos:GetObject"],
             "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/photos/*"]}]}"#,
    );
    assert_eq!(policy.to_json(), golden);
}

/// The guide prints `PutObject` before `DeleteObject`.
#[test]
fn section_1_3_private_folders_are_two_statements() {
    let golden = one_line(
        r#"{"version":"2.0","statement":[
            {"effect":"allow",
             "action":["name/cos:GetBucket","name/cos:GetObject"],
             "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/files/*"]},
            {"effect":"allow",
             "action":["name/cos:DeleteObject","name/cos:PutObject"],
             "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/files/alice/*"]}]}"#,
    );
    assert_eq!(private_folders(&user("alice")).to_json(), golden);
}

/// The scenarios of the guide in one policy, by both ways of writing it.
#[test]
fn the_scenarios_combined() {
    let golden = one_line(
        r#"{"version":"2.0","statement":[
            {"effect":"allow",
             "action":["name/cos:GetBucket","name/cos:GetObject"],
             "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/files/*"]},
            {"effect":"allow",
             "action":["name/cos:DeleteObject","name/cos:PutObject"],
             "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/files/alice/*"]},
            {"effect":"allow",
             "action":["name/cos:PutObject"],
             "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/avatar/alice/*"],
             "condition":{
                "numeric_less_than_equal":{"cos:content-length":5242880},
                "string_like":{"cos:content-type":"image/*"}}}]}"#,
    );
    let bucket = bucket();
    let user = user("alice");

    let by_macro = policy! {
        in bucket;
        allow GetBucket, GetObject    on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
        allow PutObject               on "app/avatar/{user}/*"
            when content_length <= 5 * MIB, content_type like "image/*";
    };
    let by_builder = Policy::builder()
        .allow((action::GetBucket, action::GetObject))
        .on(bucket.at(key!("app/files/*")))
        .allow((action::PutObject, action::DeleteObject))
        .on(bucket.at(key!("app/files/{user}/*")))
        .allow(action::PutObject)
        .on(bucket.at(key!("app/avatar/{user}/*")))
        .when(content_length().at_most(5 * MIB))
        .when(content_type().like(MediaRange::from_static("image/*")))
        .build();

    assert_eq!(by_macro.to_json(), golden);
    assert_eq!(by_builder.to_json(), golden);
    assert_eq!(by_macro, by_builder);
}

#[test]
fn a_policy_names_its_own_user_and_nobody_else() {
    for write in [avatar_folder, avatar_keys, private_folders] {
        let policies = ["alice", "alice2", "Alice", "bob"].map(|name| (name, write(&user(name)).to_json()));
        for (name, policy) in &policies {
            // Whatever stands for the user's name in one policy stands for the other name in the other.
            let (_, of_alice) = &policies[0];
            assert_eq!(*policy, of_alice.replace("/alice", &format!("/{name}")));
        }
    }
}

/// `{user}.jpg` beside `{user}_m.jpg`: the names of two users meet, which no check of a single name can see. Distinct
/// policies for distinct users are a matter of isolation; until that is checked, a folder for each user is the layout
/// to choose.
#[test]
fn a_user_named_like_a_size_shares_a_key_with_another() {
    let middle_of_alice = "examplebucket-1250000000/app/avatar/alice_m.jpg\"";
    assert!(avatar_keys(&user("alice")).to_json().contains(middle_of_alice));
    assert!(avatar_keys(&user("alice_m")).to_json().contains(middle_of_alice));
    assert_ne!(avatar_folder(&user("alice")), avatar_folder(&user("alice_m")));
}
