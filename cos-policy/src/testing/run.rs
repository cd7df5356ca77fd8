use std::any::type_name;
use std::fmt::Debug;

use ::proptest::prelude::*;
use ::proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};

/// What somebody reads of a property that does not hold.
pub(super) struct Broken(pub(super) String);

/// Panics with what is broken: of values that are given, or the simplest one that is found among those of a strategy.
#[track_caller]
#[expect(clippy::panic, reason = "it is an assertion")]
pub(super) fn assert_holds<V: Debug>(
    given: impl IntoIterator<Item = V>,
    any: impl Strategy<Value = V>,
    broken: impl Fn(&V) -> Option<Broken>,
) {
    if let Some(Broken(text)) = given.into_iter().find_map(|value| broken(&value)) {
        panic!("{text}");
    }
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let holds = |value| broken(&value).map_or(Ok(()), |Broken(text)| Err(TestCaseError::fail(text)));
    match runner.run(&any, holds) {
        Ok(()) => {}
        Err(TestError::Fail(_, value)) => match broken(&value) {
            Some(Broken(text)) => panic!("{text}"),
            None => panic!("the policy of {value:?} differs from call to call"),
        },
        Err(TestError::Abort(_)) => {
            panic!("too few holders could be made: `Holder::of` has none for most parts of `{}`", type_name::<V>())
        }
    }
}
