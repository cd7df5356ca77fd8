//! The verdict is that of the reference evaluator. The library decides beside it, and must agree.

use std::sync::{Mutex, PoisonError};

use cos_policy::analysis::Outcome as Decided;
use cos_policy::{Document, Request};
use cos_policy_tests::reference;
use serde_json::Value;

use super::checks::Check;
use super::error::{Code, Outcome, Refusal};
use super::gate::Gate;
use super::liar;

/// What decides.
#[derive(Debug)]
pub(super) struct Judge {
    pub(super) gate: Gate,
    differences: Mutex<Vec<String>>,
}

/// The policy of a key, for both that read it.
pub(super) struct Policy {
    value: Value,
    document: Document,
}

impl Policy {
    /// # Errors
    ///
    /// STS issued no key for this.
    pub(super) fn read(text: &str) -> Outcome<Self> {
        let unreadable = || Refusal::unknown("a policy that cannot be read");
        let document = Document::parse(text).map_err(|_| unreadable())?;
        Ok(Self { value: serde_json::from_str(text).map_err(|_| unreadable())?, document })
    }
}

impl Judge {
    pub(super) fn new(gate: Gate) -> Self {
        Self { gate, differences: Mutex::default() }
    }

    /// Where the library decided otherwise.
    pub(super) fn differences(&self) -> Vec<String> {
        self.differences.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// # Errors
    ///
    /// `AccessDenied` unless all checks are allowed, and `InternalError` if the library decides otherwise.
    pub(super) fn judge(&self, policy: &Policy, checks: &[Check]) -> Outcome<()> {
        match self.gate {
            Gate::AllowAll => return Ok(()),
            Gate::DenyAll => return Err(Refusal::denied()),
            _ => {}
        }
        if checks.is_empty() {
            return Err(Refusal::unknown("a call without a check"));
        }
        checks.iter().try_for_each(|check| self.check(policy, check))
    }

    fn check(&self, policy: &Policy, check: &Check) -> Outcome<()> {
        let decisions: Vec<_> =
            check.readings.iter().map(|reading| self.decide(policy, reading)).collect::<Outcome<_>>()?;
        if decisions.iter().all(|decision| *decision == "allow") {
            return Ok(());
        }
        let is_denied = |decision: &&str| matches!(*decision, "explicit_deny" | "implicit_deny");
        if decisions.iter().all(is_denied) {
            tracing::info!(request = %check, "refused by the policy");
            return Err(Refusal::denied());
        }
        if self.gate == Gate::UnknownAllowed {
            return Ok(());
        }
        let reason =
            if decisions.contains(&"unknown") { "an unsettled policy" } else { "documents that contradict each other" };
        tracing::info!(request = %check, "cannot be settled");
        Err(Refusal::unknown(reason))
    }

    fn decide(&self, policy: &Policy, request: &Value) -> Outcome<&'static str> {
        if self.gate != Gate::Honest {
            return Ok(reference::decide(&liar::policy(&policy.value, request, self.gate), request).decision);
        }
        let verdict = reference::decide(&policy.value, request);
        for doubt in &verdict.doubts {
            tracing::debug!(doubt, "no document settles this");
        }
        let found = by_library(&policy.document, request);
        if found.as_ref().is_some_and(|found| *found == (verdict.decision, verdict.statements.clone())) {
            return Ok(verdict.decision);
        }
        Err(self.differ(format!("{request}: the reference says {verdict:?}, the library {found:?}")))
    }

    fn differ(&self, difference: String) -> Refusal {
        tracing::error!(difference, "the library decides otherwise");
        self.differences.lock().unwrap_or_else(PoisonError::into_inner).push(difference);
        Refusal::new(Code::InternalError, "The stand-in contradicts itself.")
    }
}

/// `None` if it does not read the request.
fn by_library(document: &Document, request: &Value) -> Option<(&'static str, Vec<usize>)> {
    let request: Request = serde_json::from_value(request.clone()).ok()?;
    let decision = document.decide(&request);
    let outcome = match decision.outcome() {
        Decided::Allow => "allow",
        Decided::ExplicitDeny => "explicit_deny",
        Decided::ImplicitDeny => "implicit_deny",
        Decided::Unknown => "unknown",
    };
    Some((outcome, decision.statements().collect()))
}
