use crate::document::Undocumented;

/// Whether something matches: three-valued, after Kleene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    True,
    False,
    Undocumented(Undocumented),
}

impl Truth {
    pub(crate) const fn of(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }

    /// True that nobody promises.
    pub(crate) const fn doubtful(holds: bool, why: Undocumented) -> Self {
        if holds { Self::Undocumented(why) } else { Self::False }
    }

    pub(crate) const fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            undocumented => undocumented,
        }
    }

    /// Both.
    pub(crate) const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, other) => other,
            (undocumented, _) => undocumented,
        }
    }

    /// At least one.
    #[inline]
    pub(crate) fn any(truths: impl IntoIterator<Item = Self>) -> Self {
        let mut any = Self::False;
        for truth in truths {
            match truth {
                Self::True => return Self::True,
                Self::False => {}
                undocumented => any = undocumented,
            }
        }
        any
    }

    /// All.
    #[inline]
    pub(crate) fn all(truths: impl IntoIterator<Item = Self>) -> Self {
        let mut all = Self::True;
        for truth in truths {
            all = all.and(truth);
            if all == Self::False {
                return all;
            }
        }
        all
    }
}
