//! Hostile input: what Tencent's own builders and example servers let into a policy, and the like of it, is refused by
//! every constructor that takes text from outside, each time with its own words. Nothing is trimmed or repaired.
//!
//! The inputs marked *sts* passed the official builders (qcloud-cos-sts-sdk, commit e0eec8a), those marked *sample* the
//! official example servers (the samples of that repository, and cos-demo, commit adc8078).

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod bucket;
mod key;
mod region;
mod segment;
mod value;

use std::fmt::{Debug, Display};
use std::str::FromStr;

use cos_policy::condition::{Cidr, MediaType, VersionId};
use cos_policy::{Bucket, Folder, Key, Region, Segment, SegmentError};
use serde::de::DeserializeOwned;
use serde_json::json;

/// Every way in refuses the text with the same words: `parse`, `FromStr`, `TryFrom<String>` and serde.
#[track_caller]
fn assert_refused<T, E>(text: &str, parse: fn(&str) -> Result<T, E>, message: &str) -> E
where
    T: Debug + DeserializeOwned + FromStr<Err = E> + TryFrom<String, Error = E>,
    E: Debug + Display,
{
    let Err(error) = parse(text) else { panic!("{text:?} is accepted") };
    assert_eq!(error.to_string(), message, "{text:?}");
    assert_eq!(text.parse::<T>().unwrap_err().to_string(), message, "{text:?} by FromStr");
    assert_eq!(T::try_from(text.to_owned()).unwrap_err().to_string(), message, "{text:?} by TryFrom");
    assert_eq!(serde_json::from_value::<T>(json!(text)).unwrap_err().to_string(), message, "{text:?} by serde");
    error
}

/// What stands around a text that would be accepted without it.
const PADDING: [&str; 11] = [" ", "\t", "\n", "\r\n", "\0", "\u{a0}", "\u{200b}", "\u{feff}", "\"", "*", "\u{301}"];

/// A text that is accepted prints as it was given, and no padding is taken off.
#[track_caller]
fn assert_kept<T: Debug + Display + FromStr<Err: Debug>>(text: &str) {
    assert_eq!(text.parse::<T>().unwrap().to_string(), text);
    for padding in PADDING {
        for padded in [format!("{padding}{text}"), format!("{text}{padding}"), format!("{padding}{text}{padding}")] {
            assert!(padded.parse::<T>().is_err(), "{padded:?}");
        }
    }
}

#[test]
fn what_is_accepted_is_kept() {
    for text in ["alice", "Alice", "a", "-", "_", "0", "a.b", "a..b", "alice_m", "20261121", "_2a"] {
        assert_kept::<Segment>(text);
    }
    for region in Region::ALL {
        assert_kept::<Region>(region.as_str());
        assert!(region.is_known());
    }
    for text in ["a", "app/avatar/alice.jpg", ".hidden", "a..b/c"] {
        assert_kept::<Key>(text);
    }
    for text in ["photos/*", "a/b/c/*", "a.b/*"] {
        assert_kept::<Folder>(text);
    }
    for name in ["examplebucket-1250000000", "a-1", "1-newproject-1250000000", "a--b-125", "0-1"] {
        assert_eq!(Bucket::new(Region::AP_GUANGZHOU, name).unwrap().name(), name);
        for padding in PADDING.into_iter().chain(["/", "-", ".", "A"]) {
            for padded in [format!("{padding}{name}"), format!("{name}{padding}")] {
                assert!(Bucket::new(Region::AP_GUANGZHOU, &padded).is_err(), "{padded:?}");
            }
        }
    }
}

/// A stranger's text cannot flood a log.
#[test]
fn messages_stay_short() {
    for unit in ["a", "*", "\u{0}", "\u{10ffff}", "\u{202e}", "\"", "`"] {
        let text = unit.repeat(1_000_000);
        let messages = [
            Segment::parse(&text).map_err(|error: SegmentError| error.to_string()).unwrap_err(),
            Region::parse(&text).unwrap_err().to_string(),
            Bucket::new(Region::AP_GUANGZHOU, &text).unwrap_err().to_string(),
            Key::parse(&text).unwrap_err().to_string(),
            Folder::parse(&text).unwrap_err().to_string(),
            MediaType::parse(&text).unwrap_err().to_string(),
            VersionId::parse(&text).unwrap_err().to_string(),
            Cidr::parse(&text).unwrap_err().to_string(),
        ];
        for message in messages {
            assert!(message.len() < 700 && !message.contains(['\u{0}', '\u{202e}']), "{message}");
        }
    }
}
