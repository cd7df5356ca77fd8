use std::process::ExitCode;

/// How a command ended. The worst of several decides, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing to report.
    Fine,
    /// Findings, or the answer *no*.
    No,
    /// No document settles the question.
    Undecided,
    /// The input could not be used.
    Unusable,
    /// Whoever read the output closed it: what a shell reports of a process that SIGPIPE ended.
    Closed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Fine => 0,
            Status::No => 1,
            Status::Unusable => 2,
            Status::Undecided => 3,
            Status::Closed => 128 + 13,
        })
    }
}
