//! Policies of 10 to 10,000 tenants.

use cos_policy_benches::take_turns;

use crate::cases::{Case, Statement, Varies, many, more};
use crate::provers::{Named, Ours, Question};

/// So many tenants in one more, in another order, and the other way round, which fails; and the same with a deny for each
/// tenant. `peer` is asked about a thousand at most.
pub fn grow<'p>(timed: bool, peer: impl Fn(&Case) -> Option<Named<'p>>) {
    if timed {
        println!("\ntenants in one more: µs an answer, ns for each tenant and binary digit of their number");
    }
    for count in [10, 100, 1_000, 10_000] {
        for case in cases(count) {
            let ours = Ours::new(&case);
            let theirs = if count <= 1_000 { peer(&case) } else { None };
            assert_eq!(ours.holds(), Some(case.holds), "{count} tenants, {}", case.name);
            assert!(ours.replays(), "{count} tenants, {}", case.name);
            if timed {
                print(count, &case, &ours, theirs);
            }
        }
    }
}

fn print(count: usize, case: &Case, ours: &Ours, theirs: Option<Named<'_>>) {
    let rounds = (20_000 / count).clamp(5, 201) | 1;
    let calls = (500 / count as u32).max(1);
    let nanoseconds = take_turns(&[&|| ours.time(calls)], rounds)[0];
    let each = nanoseconds / (count as f64 * (count as f64).log2());
    print!("{count:>6}, {:<20} {:>12.1} {each:>8.1}", case.name, nanoseconds / 1e3);
    if let Some((name, question)) = theirs {
        let answer = question.holds();
        assert!(answer.is_none_or(|holds| holds == case.holds), "{name}: {count} tenants, {}", case.name);
        let microseconds = take_turns(&[&|| question.time(1)], 3)[0] / 1e3;
        print!("   {name} {microseconds:>12.1}{}", if answer.is_none() { " gives up" } else { "" });
    }
    println!();
}

fn cases(count: usize) -> [Case; 4] {
    let case = |name, policies, holds| Case { name, varies: Varies::Key, policies, holds };
    let guarded = |tenants: Vec<Statement>| [tenants.clone(), guards(&tenants)].concat();
    [
        case("holds", [many(count), more(count + 1)], true),
        case("fails", [more(count + 1), many(count)], false),
        case("with denies, holds", [guarded(many(count)), guarded(more(count + 1))], true),
        case("with denies, fails", [guarded(more(count + 1)), guarded(many(count))], false),
    ]
}

/// A private folder of each tenant is denied.
fn guards(tenants: &[Statement]) -> Vec<Statement> {
    let private = |keys: &[String]| keys.iter().map(|key| key.replace('*', "private/*")).collect::<Vec<_>>();
    tenants.iter().map(|tenant| Statement::deny(tenant.actions.clone(), private(&tenant.keys))).collect()
}
