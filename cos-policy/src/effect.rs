use crate::sealed::Sealed;

/// What a statement does with the requests it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Grants them, unless a deny matches as well.
    Allow,
    /// Refuses them, whatever else grants them.
    Deny,
}

impl Effect {
    /// The word in a policy.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Deny => "deny",
        }
    }
}

/// The effect of a statement that is being written as a type: it allows.
#[derive(Clone, Copy, Debug)]
pub struct Allow;

/// The effect of a statement that is being written as a type: it denies.
#[derive(Clone, Copy, Debug)]
pub struct Deny;

/// The effect of a deny that has its condition.
#[derive(Clone, Copy, Debug)]
pub struct ConditionalDeny;

/// In the place of an effect: what a row of [`scenarios!`](crate::scenarios!) means by *yes*.
#[derive(Clone, Copy, Debug)]
pub struct Intended;

/// The effect of a statement that is being written.
pub trait StatementEffect: Sealed {
    /// [`Allow`] or [`Deny`].
    type Effect;
    /// What it is once it has a condition.
    type Conditioned: StatementEffect;
    #[doc(hidden)]
    const EFFECT: Effect;
}

impl Sealed for Allow {}
impl Sealed for Deny {}
impl Sealed for ConditionalDeny {}

impl StatementEffect for Allow {
    type Effect = Self;
    type Conditioned = Self;
    const EFFECT: Effect = Effect::Allow;
}

impl StatementEffect for Deny {
    type Effect = Self;
    type Conditioned = ConditionalDeny;
    const EFFECT: Effect = Effect::Deny;
}

impl StatementEffect for ConditionalDeny {
    type Effect = Deny;
    type Conditioned = Self;
    const EFFECT: Effect = Effect::Deny;
}

/// Statements that take a condition: an allow takes any number, a deny one.
#[diagnostic::on_unimplemented(
    message = "this deny has its condition already",
    label = "write another `deny` statement for this condition",
    note = "with two conditions it would deny only the requests that meet both"
)]
pub trait TakesCondition: StatementEffect {}

impl TakesCondition for Allow {}
impl TakesCondition for Deny {}
