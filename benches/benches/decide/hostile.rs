//! Patterns that are made to be slow.

use std::hint::black_box;

use cos_policy::analysis::Outcome;
use cos_policy::{Document, Region, Request};
use cos_policy_benches::{Turns, Way, medians};
use wildmatch::WildMatch;

use crate::cases::{BUCKET, bucket};
use crate::engines::regex_of;

/// Enough to ruin a matcher that tries again, and the longest key there is (436/13324).
const LENGTHS: [usize; 2] = [40, 850];

/// No document promises a star inside a resource: where such a pattern matches, the outcome is unknown.
pub fn resist(timed: bool) {
    let bucket = bucket(BUCKET);
    let root = format!("qcs::cos:{}:uid/1250000000:{BUCKET}/", Region::AP_GUANGZHOU);
    let many = |stars: usize| "*a".repeat(stars) + "*b";
    let patterns = [
        ("*a 4 times, *b", many(4)),
        ("*a 10 times, *b", many(10)),
        ("*a 20 times, *b", many(20)),
        ("*, a 20 times, b*", format!("*{}b*", "a".repeat(20))),
    ];
    if timed {
        println!("\npatterns against many a's: µs a decision");
        println!("{:<20} {:>4} {:>7} {:>9} {:>9} {:>9}", "pattern", "a's", "matches", "decide", "wildmatch", "regex");
    }
    for (name, pattern) in patterns {
        let resource = format!("{root}{pattern}");
        let text = format!(
            r#"{{"version":"2.0","statement":[{{"effect":"allow","action":["name/cos:GetObject"],"resource":["{resource}"]}}]}}"#
        );
        let document = Document::parse(&text).expect("the text is a policy");
        let (wildcard, regex) = (WildMatch::new(&resource), regex_of(&resource));
        for (length, matches) in LENGTHS.into_iter().flat_map(|length| [(length, false), (length, true)]) {
            let key = "a".repeat(length) + if matches { "b" } else { "" };
            let request = Request::object("GetObject", &bucket, &key);
            let target = request.resource();
            let outcome = document.decide(&request).outcome();
            assert_eq!(outcome, if matches { Outcome::Unknown } else { Outcome::ImplicitDeny }, "{pattern} on {key}");
            assert_eq!(wildcard.matches(target), matches, "{pattern} on {key}");
            assert_eq!(regex.is_match(target), matches, "{pattern} on {key}");
            if !timed {
                continue;
            }
            let ways: [Way<'_>; 3] = [
                ("decide", &|| usize::from(black_box(&document).decide(black_box(&request)).is_allow())),
                ("wildmatch", &|| usize::from(black_box(&wildcard).matches(black_box(target)))),
                ("regex", &|| usize::from(black_box(&regex).is_match(black_box(target)))),
            ];
            print!("{name:<20} {length:>4} {matches:>7}");
            for nanoseconds in medians(&ways, Turns { rounds: 201, calls: 10 }) {
                print!(" {:>9.2}", nanoseconds / 1e3);
            }
            println!();
        }
    }
}
