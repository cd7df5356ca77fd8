//! A forum issues a key for the attachments of one section, to members of that section.
//!
//! The bad endpoint of the guide has a correct policy and hands it to whoever asks: the front end names the section,
//! and nobody checks whether this user may see it. So the check comes first, and the policy is computed from the very
//! section that was checked.
//!
//! Run it with `cargo run --example forum`. It prints the policy for a member and the refusal for a stranger. Left out:
//! where the memberships are kept, and the call to STS.

use std::collections::BTreeSet;

use cos_policy::{Bucket, Policy, Region, Segment, policy};

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Segment)]
struct Section(Segment);

struct User {
    name: &'static str,
    sections: BTreeSet<Section>,
}

/// A section that this user may see; made by [`User::enter`] alone.
struct Visible<'a>(&'a Section);

impl User {
    fn enter<'a>(&self, section: &'a Section) -> Result<Visible<'a>, String> {
        if self.sections.contains(section) {
            Ok(Visible(section))
        } else {
            Err(format!("{} is not a member of {}", self.name, section.0))
        }
    }
}

fn attachments(bucket: &Bucket, Visible(section): &Visible<'_>) -> Policy {
    policy! {
        in bucket;
        allow DOWNLOAD on "forum/{section}/attachments/*";
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    let section = Section(Segment::parse("board")?);
    let member = User { name: "alice", sections: BTreeSet::from([section.clone()]) };
    let stranger = User { name: "mallory", sections: BTreeSet::new() };

    let policy = attachments(&bucket, &member.enter(&section)?);
    println!("{policy}");
    assert_eq!(
        policy.to_json(),
        concat!(
            r#"{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:GetObject","name/cos:HeadObject"],"#,
            r#""resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/forum/board/attachments/*"]}]}"#,
        )
    );

    let refused = stranger.enter(&section).map(|visible| attachments(&bucket, &visible));
    assert_eq!(refused, Err("mallory is not a member of board".to_owned()));
    println!("refused: mallory is not a member of board");
    Ok(())
}
