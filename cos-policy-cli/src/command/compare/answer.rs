use cos_policy::Request;
use cos_policy::analysis::Verdict;
use serde::Serialize;

/// A verdict as JSON has it.
#[derive(Debug, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub(super) enum Answer<'v> {
    Holds,
    Fails { witness: &'v Request },
    Unknown { reason: String },
}

impl<'v> From<&'v Verdict> for Answer<'v> {
    fn from(verdict: &'v Verdict) -> Self {
        match verdict {
            Verdict::Holds => Self::Holds,
            Verdict::Fails(witness) => Self::Fails { witness: witness.request() },
            Verdict::Unknown(why) => Self::Unknown { reason: why.to_string() },
        }
    }
}
