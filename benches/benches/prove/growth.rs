//! Policies of 10 to 10,000 tenants.

use std::hint::black_box;

use cos_policy::analysis::implies;
use cos_policy_benches::{Turns, Way, medians};

use crate::cases::{Statement, document, many, more};
use crate::provers::answer;

/// So many tenants in one more, in another order, and the other way round, which fails; and the same with a deny for
/// each tenant.
pub fn grow(timed: bool) {
    if timed {
        println!("\ntenants in one more: µs an answer, ns for each tenant and binary digit of their number");
    }
    for count in [10, 100, 1_000, 10_000] {
        let few = document(&many(count));
        let one_more = document(&more(count + 1));
        let [guarded, one_more_guarded] = [many(count), more(count + 1)].map(|tenants| document(&guard(tenants)));
        let questions = [
            ("holds", &few, &one_more, true),
            ("fails", &one_more, &few, false),
            ("with denies, holds", &guarded, &one_more_guarded, true),
            ("with denies, fails", &one_more_guarded, &guarded, false),
        ];
        for (name, left, right, holds) in questions {
            let ask = || answer(&implies(black_box(left), black_box(right)));
            assert_eq!(ask(), Some(holds), "{count} tenants, {name}");
            if timed {
                let turns = Turns { rounds: (20_000 / count).clamp(5, 201) | 1, calls: (500 / count as u32).max(1) };
                let ways: [Way<'_, _>; 1] = [(name, &ask)];
                let nanoseconds = medians(&ways, turns)[0];
                let each = nanoseconds / (count as f64 * (count as f64).log2());
                println!("{count:>6}, {name:<20} {:>12.1} {each:>8.1}", nanoseconds / 1e3);
            }
        }
    }
}

/// A private folder of each tenant is denied.
fn guard(tenants: Vec<Statement>) -> Vec<Statement> {
    let denied = tenants.clone().into_iter().map(|tenant| {
        let keys = tenant.keys.iter().map(|key| key.replace('*', "private/*"));
        Statement::deny(tenant.actions.clone(), keys.collect::<Vec<_>>())
    });
    let denied: Vec<_> = denied.collect();
    [tenants, denied].concat()
}
