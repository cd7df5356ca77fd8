//! Ways to decide the same requests by the same policy, timed side by side; and what decisions cost as policies grow,
//! or when a pattern is made to be slow.
//!
//! `cargo bench --features peers --bench decide` times them; `cargo test --bench decide` only checks that they agree.
//! Without `peers`, Cedar is left out.

use std::env;

use cos_policy_benches::{Turns, Way, medians};

use cases::CASES;
use engines::{Built, ByHand, Engine, Ours, Plain, Regexes, Rules, Wildcards};

mod cases;
#[cfg(feature = "peers")]
mod cedar;
mod engines;
mod growth;
mod hostile;

fn main() {
    let timed = env::args().any(|argument| argument == "--bench");
    compare(timed);
    growth::grow(timed);
    hostile::resist(timed);
}

fn compare(timed: bool) {
    let plain = CASES.each_ref().map(Plain::new);
    let ours = Ours::new();
    let built = Built::new(&ours, &plain);
    let by_hand = ByHand::new(&plain);
    let rules = Rules::new(&plain);
    let regexes = Regexes::new(&plain);
    let wildcards = Wildcards::new(&plain);
    #[cfg(feature = "peers")]
    let cedar = cedar::Cedar::new();

    let engines: &[(&str, &dyn Engine)] = &[
        ("decide", &ours),
        ("by hand", &by_hand),
        ("rules", &rules),
        ("regex", &regexes),
        ("wildmatch", &wildcards),
        ("request + decide", &built),
        #[cfg(feature = "peers")]
        ("cedar", &cedar),
    ];
    for (name, engine) in engines {
        for (at, case) in CASES.iter().enumerate() {
            assert_eq!(engine.allows(at), case.allowed, "{name}: {}", case.request());
        }
    }
    if !timed {
        return;
    }

    let counts: Vec<_> = engines.iter().map(|(_, engine)| || engine.allowed()).collect();
    let ways: Vec<Way<'_>> = engines.iter().zip(&counts).map(|((name, _), count)| (*name, count as _)).collect();
    let medians = medians(&ways, Turns { rounds: 2_001, calls: 20 });
    let each = |name: &str| {
        let at = engines.iter().position(|(engine, _)| *engine == name);
        at.map(|at| medians[at] / CASES.len() as f64)
    };
    println!("one policy of 3 statements, 10 requests: ns a decision");
    for (name, _) in engines {
        println!("{name:<18} {:>9.1} ns", each(name).unwrap_or_default());
    }
    for (name, base) in
        [("decide", "by hand"), ("decide", "rules"), ("regex", "decide"), ("wildmatch", "decide"), ("cedar", "decide")]
    {
        if let (Some(time), Some(base_time)) = (each(name), each(base)) {
            println!("{:<18} {:>9.2}", format!("{name} / {base}"), time / base_time);
        }
    }
}
