use std::collections::BTreeSet;

use cos_policy::Segment;
use cos_policy::resource::SegmentFault;

use crate::assert_refused;

const SEGMENT_RULE: &str = ": a segment holds ASCII letters, digits, `_`, `-`, and `.` inside";
const SEGMENT_ADVICE: &str = "; `Segment::encode` takes any text";

/// The text, what it breaks, and the start of the message, up to the rule.
const SEGMENTS: &[(&str, SegmentFault, &str)] = {
    use SegmentFault::*;
    &[
        // sts: the user is `*`, and then the policy reads `uploads/*/a.jpg`.
        ("*", Wildcard, "`*` at byte 0 of `*` is a wildcard"),
        ("**", Wildcard, "`*` at byte 0 of `**` is a wildcard"),
        ("alice*", Wildcard, "`*` at byte 5 of `alice*` is a wildcard"),
        ("a?c", Wildcard, "`?` at byte 1 of `a?c` is a wildcard"),
        ("?", Wildcard, "`?` at byte 0 of `?` is a wildcard"),
        // sample: the extensions of `a.*`, `a.j*g` and `a.b/*`, and the file names themselves.
        ("a.*", Wildcard, "`*` at byte 2 of `a.*` is a wildcard"),
        ("a.j*g", Wildcard, "`*` at byte 3 of `a.j*g` is a wildcard"),
        ("j*g", Wildcard, "`*` at byte 1 of `j*g` is a wildcard"),
        ("b/*", Separator, "`/` at byte 1 of `b/*` would leave the segment"),
        ("exampleobject*", Wildcard, "`*` at byte 13 of `exampleobject*` is a wildcard"),
        ("exampleobject/../..", Separator, "`/` at byte 13 of `exampleobject/../..` would leave the segment"),
        ("user/1", Separator, "`/` at byte 4 of `user/1` would leave the segment"),
        // sts: the user is `../bob`.
        ("../bob", DotAtEnd, "`.` at byte 0 of `../bob` stands at an end"),
        ("bob/..", Separator, "`/` at byte 3 of `bob/..` would leave the segment"),
        ("a/b", Separator, "`/` at byte 1 of `a/b` would leave the segment"),
        ("/", Separator, "`/` at byte 0 of `/` would leave the segment"),
        ("/alice", Separator, "`/` at byte 0 of `/alice` would leave the segment"),
        ("alice/", Separator, "`/` at byte 5 of `alice/` would leave the segment"),
        ("a\\b", Separator, "`\\\\` at byte 1 of `a\\\\b` would leave the segment"),
        (".", DotAtEnd, "`.` at byte 0 of `.` stands at an end"),
        ("..", DotAtEnd, "`.` at byte 0 of `..` stands at an end"),
        ("...", DotAtEnd, "`.` at byte 0 of `...` stands at an end"),
        (".a", DotAtEnd, "`.` at byte 0 of `.a` stands at an end"),
        ("a.", DotAtEnd, "`.` at byte 1 of `a.` stands at an end"),
        ("al%2A", Percent, "`%` at byte 2 of `al%2A` may be decoded once more"),
        ("%2e%2e", Percent, "`%` at byte 0 of `%2e%2e` may be decoded once more"),
        ("%252A", Percent, "`%` at byte 0 of `%252A` may be decoded once more"),
        ("100%", Percent, "`%` at byte 3 of `100%` may be decoded once more"),
        ("a:b", Colon, "`:` at byte 1 of `a:b` separates the parts of a resource"),
        ("x:uid/1", Colon, "`:` at byte 1 of `x:uid/1` separates the parts of a resource"),
        ("${uin}", Variable, "`$` at byte 0 of `${uin}` belongs to policy variables"),
        ("{user}", Variable, "`{` at byte 0 of `{user}` belongs to policy variables"),
        ("a}", Variable, "`}` at byte 1 of `a}` belongs to policy variables"),
        ("$", Variable, "`$` at byte 0 of `$` belongs to policy variables"),
        ("al\0ice", Control, "`\\0` at byte 2 of `al\\0ice` is a control character"),
        ("al\r\nice", Control, "`\\r` at byte 2 of `al\\r\\nice` is a control character"),
        ("alice\n", Control, "`\\n` at byte 5 of `alice\\n` is a control character"),
        ("\talice", Control, "`\\t` at byte 0 of `\\talice` is a control character"),
        ("a\u{7f}", Control, "`\\u{7f}` at byte 1 of `a\\u{7f}` is a control character"),
        ("a\u{18}b", Control, "`\\u{18}` at byte 1 of `a\\u{18}b` is a control character"),
        ("a\u{85}b", Control, "`\\u{85}` at byte 1 of `a\\u{85}b` is a control character"),
        ("\u{1b}[2J", Control, "`\\u{1b}` at byte 0 of `\\u{1b}[2J` is a control character"),
        (" ", Blank, "` ` at byte 0 of ` ` is a blank"),
        (" alice", Blank, "` ` at byte 0 of ` alice` is a blank"),
        ("alice ", Blank, "` ` at byte 5 of `alice ` is a blank"),
        ("a b", Blank, "` ` at byte 1 of `a b` is a blank"),
        ("a\u{a0}b", Blank, "`\\u{a0}` at byte 1 of `a\\u{a0}b` is a blank"),
        ("a\u{2028}b", Blank, "`\\u{2028}` at byte 1 of `a\\u{2028}b` is a blank"),
        ("a\u{3000}b", Blank, "`\\u{3000}` at byte 1 of `a\\u{3000}b` is a blank"),
        // Look-alikes: a Cyrillic letter, full-width forms, other stars and slashes, what is not seen at all.
        ("\u{430}lice", NotAscii, "`\u{430}` at byte 0 of `\u{430}lice` is not ASCII"),
        ("al\u{456}ce", NotAscii, "`\u{456}` at byte 2 of `al\u{456}ce` is not ASCII"),
        ("\u{ff0a}", NotAscii, "`\u{ff0a}` at byte 0 of `\u{ff0a}` is not ASCII"),
        ("\u{2217}", NotAscii, "`\u{2217}` at byte 0 of `\u{2217}` is not ASCII"),
        ("a\u{ff0f}b", NotAscii, "`\u{ff0f}` at byte 1 of `a\u{ff0f}b` is not ASCII"),
        ("a\u{2215}b", NotAscii, "`\u{2215}` at byte 1 of `a\u{2215}b` is not ASCII"),
        ("\u{ff0e}\u{ff0e}", NotAscii, "`\u{ff0e}` at byte 0 of `\u{ff0e}\u{ff0e}` is not ASCII"),
        ("\u{ff05}2A", NotAscii, "`\u{ff05}` at byte 0 of `\u{ff05}2A` is not ASCII"),
        ("alice\u{200b}", NotAscii, "`\\u{200b}` at byte 5 of `alice\\u{200b}` is not ASCII"),
        ("\u{feff}alice", NotAscii, "`\\u{feff}` at byte 0 of `\\u{feff}alice` is not ASCII"),
        ("a\u{202e}ecila", NotAscii, "`\\u{202e}` at byte 1 of `a\\u{202e}ecila` is not ASCII"),
        ("ren\u{e9}", NotAscii, "`\u{e9}` at byte 3 of `ren\u{e9}` is not ASCII"),
        ("rene\u{301}", NotAscii, "`\\u{301}` at byte 4 of `rene\\u{301}` is not ASCII"),
        ("\u{ff11}", NotAscii, "`\u{ff11}` at byte 0 of `\u{ff11}` is not ASCII"),
        ("\u{1f600}", NotAscii, "`\u{1f600}` at byte 0 of `\u{1f600}` is not ASCII"),
        ("\"", Other, "`\"` at byte 0 of `\"` is not on the list"),
        ("a\",\"*", Other, "`\"` at byte 1 of `a\",\"*` is not on the list"),
        ("'", Other, "`'` at byte 0 of `'` is not on the list"),
        ("`", Other, "``` at byte 0 of ``` is not on the list"),
        ("bob@example.com", Other, "`@` at byte 3 of `bob@example.com` is not on the list"),
        ("a+b", Other, "`+` at byte 1 of `a+b` is not on the list"),
        ("a,b", Other, "`,` at byte 1 of `a,b` is not on the list"),
        ("a&b", Other, "`&` at byte 1 of `a&b` is not on the list"),
        ("a=b", Other, "`=` at byte 1 of `a=b` is not on the list"),
        ("a;b", Other, "`;` at byte 1 of `a;b` is not on the list"),
        ("a#b", Other, "`#` at byte 1 of `a#b` is not on the list"),
        ("a~b", Other, "`~` at byte 1 of `a~b` is not on the list"),
        ("<a>", Other, "`<` at byte 0 of `<a>` is not on the list"),
    ]
};

#[test]
fn segments() {
    for (text, fault, what) in SEGMENTS {
        let advice = match fault {
            SegmentFault::Blank | SegmentFault::NotAscii | SegmentFault::Other => SEGMENT_ADVICE,
            _ => "",
        };
        let error = assert_refused(text, Segment::parse, &format!("{what}{SEGMENT_RULE}{advice}"));
        assert_eq!(error.fault(), *fault, "{text:?}");
        assert!(what.contains(&format!(" at byte {} of ", error.at())), "{text:?}");
    }
}

#[test]
fn segments_of_the_wrong_length() {
    let refused = |text: &str, message: &str| assert_refused(text, Segment::parse, message);
    let excerpt = "a".repeat(40);

    let empty = refused("", "the text is empty: a segment has 1 to 128 bytes");
    assert_eq!((empty.fault(), empty.at()), (SegmentFault::Empty, 0));
    let too_long = format!("`{excerpt}…` is too long: a segment has 1 to 128 bytes");
    for length in [129, 130, 1_000, 1_000_000] {
        let error = refused(&"a".repeat(length), &too_long);
        assert_eq!((error.fault(), error.at()), (SegmentFault::TooLong, 128));
    }
    // The length counts bytes, wherever they cut a character.
    refused(&"\u{e9}".repeat(65), &format!("`{}…` is too long: a segment has 1 to 128 bytes", "\u{e9}".repeat(40)));
    refused(
        &("a".to_owned() + &"\u{e9}".repeat(64)),
        &format!("`a{}…` is too long: a segment has 1 to 128 bytes", "\u{e9}".repeat(39)),
    );
    // A length that is refused is not looked into.
    refused(&"*".repeat(129), &format!("`{}…` is too long: a segment has 1 to 128 bytes", "*".repeat(40)));
    assert_eq!(Segment::parse(&"a".repeat(128)).unwrap().as_str().len(), 128);
    assert_eq!(Segment::MAX_LEN, 128);
}

#[test]
fn every_fault_of_a_segment_occurs() {
    use SegmentFault::*;
    let lengths = ["".to_owned(), "a".repeat(129)];
    let texts = SEGMENTS.iter().map(|(text, ..)| *text).chain(lengths.iter().map(String::as_str));
    let faults: BTreeSet<_> = texts.map(|text| Segment::parse(text).unwrap_err().fault()).collect();
    let every =
        [Empty, TooLong, Wildcard, Separator, DotAtEnd, Percent, Colon, Variable, Control, Blank, NotAscii, Other];
    assert_eq!(faults, BTreeSet::from(every));
}

/// What `parse` refuses, `encode` writes with letters, digits, `-` and `_` alone, each text in its own way.
#[test]
fn hostile_texts_encoded() {
    let hostile: BTreeSet<&str> = SEGMENTS.iter().map(|(text, ..)| *text).collect();
    let encoded: BTreeSet<String> =
        hostile.iter().map(|text| Segment::encode(text).unwrap().as_str().to_owned()).collect();
    assert_eq!(encoded.len(), hostile.len());
    for text in encoded {
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'), "{text}");
        assert_eq!(Segment::parse(&text).unwrap().as_str(), text);
    }
    for (text, encoded) in [
        ("*", "_2a"),
        ("../bob", "_2e_2e_2fbob"),
        ("al%2A", "al_252A"),
        ("alice_m", "alice_5fm"),
        ("a-b", "a-b"),
        ("al\r\nice", "al_0d_0aice"),
        ("ren\u{e9}", "ren_c3_a9"),
    ] {
        assert_eq!(Segment::encode(text).unwrap().as_str(), encoded);
    }
}

#[test]
fn texts_that_have_no_encoding() {
    let refused = |text: &str| Segment::encode(text).unwrap_err();
    assert_eq!(refused("").to_string(), "the text is empty: a segment has 1 to 128 bytes");
    assert_eq!(refused("").fault(), SegmentFault::Empty);
    for text in ["a".repeat(129), "*".repeat(43), "*".repeat(1_000_000), "a".repeat(126) + "*"] {
        assert_eq!(refused(&text).fault(), SegmentFault::TooLong);
    }
    // 42 stars take 126 bytes.
    assert_eq!(Segment::encode(&("*".repeat(42) + "ab")).unwrap().as_str().len(), 128);
}
