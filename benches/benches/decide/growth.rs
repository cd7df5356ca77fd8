//! Policies of 10 to 10,000 statements.

use std::hint::black_box;

use cos_policy::analysis::Outcome;
use cos_policy::{Document, Region, Request};
use cos_policy_benches::{Turns, Way, medians};

use crate::cases::{BUCKET, bucket};

/// The request matches the last statement, or none.
pub fn grow(timed: bool) {
    let bucket = bucket(BUCKET);
    if timed {
        println!("\none request, a growing policy: ns a decision, ns a statement");
    }
    for count in [10, 100, 1_000, 10_000] {
        let document = Document::parse(&folders(count)).expect("the text is a policy");
        let last = Request::object("GetObject", &bucket, &format!("folder-{:05}/cat.jpg", count - 1));
        let none = Request::object("GetObject", &bucket, "folder-none/cat.jpg");
        let other_action = Request::object("PutObject", &bucket, &format!("folder-{:05}/cat.jpg", count - 1));
        assert_eq!(document.len(), count);
        assert_eq!(document.decide(&last).outcome(), Outcome::Allow);
        assert_eq!(document.decide(&none).outcome(), Outcome::ImplicitDeny);
        assert_eq!(document.decide(&other_action).outcome(), Outcome::ImplicitDeny);
        if !timed {
            continue;
        }
        let decides = |request: &Request| usize::from(black_box(&document).decide(black_box(request)).is_allow());
        let (on_last, on_none, on_other) = (|| decides(&last), || decides(&none), || decides(&other_action));
        let ways: [Way<'_>; 3] = [("the last", &on_last), ("none", &on_none), ("another action", &on_other)];
        let turns = Turns { rounds: 501, calls: (20_000 / count as u32).max(1) };
        for ((name, _), nanoseconds) in ways.iter().zip(medians(&ways, turns)) {
            println!("{count:>6} statements, {name:<14} {nanoseconds:>11.1} ns {:>7.2} ns", nanoseconds / count as f64);
        }
    }
}

/// A policy with a folder for each statement.
fn folders(count: usize) -> String {
    let statements: Vec<_> = (0..count)
        .map(|at| {
            format!(
                r#"{{"effect":"allow","action":["name/cos:GetObject","name/cos:HeadObject"],"resource":["qcs::cos:{}:uid/1250000000:{BUCKET}/folder-{at:05}/*"]}}"#,
                Region::AP_GUANGZHOU,
            )
        })
        .collect();
    format!(r#"{{"version":"2.0","statement":[{}]}}"#, statements.join(","))
}
