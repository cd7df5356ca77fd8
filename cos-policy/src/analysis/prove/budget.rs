/// How much work a question may still take.
#[derive(Debug)]
pub(super) struct Budget {
    steps: u64,
}

/// The budget was spent before the question was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spent;

/// Why a search ends before everything was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Halt {
    Spent,
    /// What was looked for is found.
    Found,
}

impl From<Spent> for Halt {
    fn from(Spent: Spent) -> Self {
        Self::Spent
    }
}

/// Steps of one question: some tenths of a second.
const STEPS: u64 = 1 << 22;

impl Budget {
    pub(super) const fn new() -> Self {
        Self { steps: STEPS }
    }

    /// A part to be spent on something that can be done without; what is left of it is given back.
    pub(super) fn with_part<T>(&mut self, spend: impl FnOnce(&mut Self) -> T) -> T {
        let steps = self.steps / 8;
        let mut part = Self { steps };
        let result = spend(&mut part);
        self.steps -= steps - part.steps;
        result
    }

    pub(super) fn spend(&mut self, steps: usize) -> Result<(), Spent> {
        match self.steps.checked_sub(steps as u64) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => {
                self.steps = 0;
                Err(Spent)
            }
        }
    }
}
