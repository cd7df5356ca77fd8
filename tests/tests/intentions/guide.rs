//! The four examples of the guide on temporary keys for front ends (436/40265, international 436/35265): each bad policy
//! fails its scenarios with the attack as the example, each remedy grants exactly what is meant.

use cos_policy::{Policy, Scenarios, assert_grants_exactly, policy, scenarios};

use crate::{assert_exact, assert_mismatch, bucket, document, user};

/// 1.1: a user uploads an avatar of his own.
fn avatar() -> Scenarios {
    let (bucket, user) = (bucket(), user("alice"));
    scenarios! {
        in bucket;
                                 PutObject;
        "app/avatar/{user}/*" => yes;
    }
}

#[test]
fn a_shared_avatar_folder_reaches_the_avatar_of_another_user() {
    assert_mismatch(
        &document(&["allow name/cos:PutObject on app/avatar/*"]),
        &avatar(),
        "
the policy does not grant what is intended
granted beyond the intention
  elsewhere  PutObject  app/avatar/a  allowed by statement[0]
",
    );
}

#[test]
fn a_folder_for_each_user_is_what_is_meant() {
    let (bucket, user) = (bucket(), user("alice"));
    assert_exact(&policy! { in bucket; allow PutObject on "app/avatar/{user}/*"; }, &avatar());
}

#[test]
fn the_exact_keys_of_a_user_are_what_is_meant() {
    let (bucket, user) = (bucket(), user("alice"));
    let intended = scenarios! {
        in bucket;
                                    PutObject;
        "app/avatar/{user}.jpg"   => yes;
        "app/avatar/{user}_m.jpg" => yes;
        "app/avatar/{user}_s.jpg" => yes;
    };
    let policy = policy! {
        in bucket;
        allow PutObject on "app/avatar/{user}.jpg", "app/avatar/{user}_m.jpg", "app/avatar/{user}_s.jpg";
    };
    assert_grants_exactly!(policy, intended);
    assert_mismatch(
        &document(&["allow name/cos:PutObject on app/avatar/alice*"]),
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  elsewhere  PutObject  app/avatar/alice  allowed by statement[0]
",
    );
}

/// 1.2: everybody sees the photo wall.
fn wall() -> Scenarios {
    let bucket = bucket();
    scenarios! {
        in bucket;
                          GetBucket  GetObject;
        "app/photos/*" => yes        yes;
    }
}

#[test]
fn every_action_on_the_photo_wall_deletes_it() {
    let intended = wall();
    let bad = document(&["allow name/cos:* on app/photos/*"]);
    assert_mismatch(
        &bad,
        &intended,
        "
the policy does not grant what is intended
granted beyond the intention
  app/photos/*  DeleteObject, DeleteObjectVersion and 25 more      app/photos/a  allowed by statement[0]
  app/photos/*  ListLiveChannels, ListMultipartUploads and 1 more  app/photos/   allowed by statement[0]
",
    );
    let mismatch = bad.grants_exactly(&intended).unwrap_err();
    assert!(mismatch.beyond().iter().flat_map(|change| change.actions()).any(|name| name == "name/cos:DeleteObject"));
}

#[test]
fn the_photo_wall_is_listed_and_read() {
    let bucket = bucket();
    assert_exact(&policy! { in bucket; allow GetBucket, GetObject on "app/photos/*"; }, &wall());
}

/// 1.3: everybody reads everybody's files; each user writes and deletes in a folder of his own.
pub(crate) fn files() -> Scenarios {
    let (bucket, user) = (bucket(), user("alice"));
    scenarios! {
        in bucket;
                                 GetBucket  GetObject  PutObject  DeleteObject;
        "app/files/{user}/*" =>  yes        yes        yes        yes;
        "app/files/*"        =>  yes        yes        no         no;
    }
}

#[test]
fn one_merged_statement_writes_and_deletes_the_files_of_another_user() {
    let merged = "allow name/cos:GetBucket name/cos:GetObject name/cos:PutObject name/cos:DeleteObject \
                  on app/files/* app/files/alice/*";
    assert_mismatch(
        &document(&[merged]),
        &files(),
        "
the policy does not grant what is intended
granted beyond the intention
  app/files/* otherwise  DeleteObject, PutObject  app/files/a  allowed by statement[0]
",
    );
}

fn private_folders() -> Policy {
    let (bucket, user) = (bucket(), user("alice"));
    policy! {
        in bucket;
        allow GetBucket, GetObject    on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
    }
}

#[test]
fn two_statements_pair_each_set_of_actions_with_its_folder() {
    assert_exact(&private_folders(), &files());
}

/// 2: a forum hands out the key of a section. Its policy is right, and the intention is that of one section: what is wrong
/// is who gets it.
#[test]
fn the_key_of_another_section_is_not_what_this_member_may_have() {
    let bucket = bucket();
    let [board, market] = ["board", "market"].map(|section| {
        let section = user(section);
        policy! { in bucket; allow GetObject on "forum/{section}/attachments/*"; }
    });
    let section = user("board");
    let member = scenarios! {
        in bucket;
                                            GetObject;
        "forum/{section}/attachments/*" =>  yes;
    };
    assert_exact(&board, &member);
    assert_mismatch(
        &market.document(),
        &member,
        "
the policy does not grant what is intended
granted beyond the intention
  elsewhere  GetObject  forum/market/attachments/a  allowed by statement[0]
intended, but not granted
  forum/board/attachments/*  GetObject  forum/board/attachments/a  statement[0] would allow it, but not on this resource
",
    );
}
