//! Three truth values and Kleene's connectives.

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Truth {
    True,
    False,
    /// No document says, because of this.
    Unsettled(&'static str),
}

impl Truth {
    pub(super) fn is_true(&self) -> bool {
        *self == Self::True
    }

    pub(super) fn is_unsettled(&self) -> bool {
        matches!(self, Self::Unsettled(_))
    }
}

impl From<bool> for Truth {
    fn from(truth: bool) -> Self {
        if truth { Self::True } else { Self::False }
    }
}

/// True when all are, false when one is.
pub(super) fn all(truths: impl IntoIterator<Item = Truth>) -> Truth {
    let truths: Vec<Truth> = truths.into_iter().collect();
    if truths.contains(&Truth::False) {
        return Truth::False;
    }
    truths.into_iter().find(Truth::is_unsettled).unwrap_or(Truth::True)
}

/// True when one is, false when all are.
pub(super) fn any(truths: impl IntoIterator<Item = Truth>) -> Truth {
    let truths: Vec<Truth> = truths.into_iter().collect();
    if truths.contains(&Truth::True) {
        return Truth::True;
    }
    truths.into_iter().find(Truth::is_unsettled).unwrap_or(Truth::False)
}
