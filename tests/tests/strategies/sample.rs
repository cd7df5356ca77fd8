use arbitrary::{Arbitrary, Unstructured};
use proptest::prelude::{Rng, any};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

/// Values of a strategy, the same in every run.
pub fn sample<S: Strategy>(strategy: &S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

/// Values of a type as proptest draws them, and as the bytes of a fuzzer make them.
pub fn samples<T: Anyhow>(count: usize) -> [Vec<T>; 2] {
    [sample(&any::<T>(), count), chaos().take(count).map(|bytes| made(&bytes)).collect()]
}

/// A type of which both yield values.
pub trait Anyhow: proptest::arbitrary::Arbitrary + for<'a> Arbitrary<'a> {}

impl<T: proptest::arbitrary::Arbitrary + for<'a> Arbitrary<'a>> Anyhow for T {}

/// The value that bytes make.
pub fn made<T: for<'a> Arbitrary<'a>>(bytes: &[u8]) -> T {
    T::arbitrary(&mut Unstructured::new(bytes)).unwrap()
}

/// More bytes than any value takes, the same ones in every run.
pub fn chaos() -> impl Iterator<Item = Vec<u8>> {
    let mut runner = TestRunner::deterministic();
    std::iter::repeat_with(move || {
        let mut bytes = vec![0; 1024];
        runner.rng().fill_bytes(&mut bytes);
        bytes
    })
}

/// How many of the values have a property.
pub fn count<T>(values: &[T], has: impl Fn(&T) -> bool) -> usize {
    values.iter().filter(|value| has(value)).count()
}

/// What the first failures of some runs shrink to, where a value fails that has a property.
pub fn shrunk<S: Strategy>(strategy: &S, fails: impl Fn(&S::Value) -> bool) -> Vec<S::Value> {
    (0..32_u8)
        .map(|seed| {
            let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
            let config = Config { failure_persistence: None, cases: 4096, ..Config::default() };
            let test = |value| match fails(&value) {
                true => Err(TestCaseError::fail("as meant")),
                false => Ok(()),
            };
            match TestRunner::new_with_rng(config, rng).run(strategy, test) {
                Err(TestError::Fail(_, value)) => value,
                other => panic!("{other:?}"),
            }
        })
        .collect()
}
