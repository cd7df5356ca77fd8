/// Conditions, as a reader says them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sentence {
    /// One condition, or one value.
    Plain(String),
    All(Vec<Self>),
    /// Of none: nothing.
    Any(Vec<Self>),
}

impl Sentence {
    /// Both, where one may ask for nothing.
    pub(crate) fn and(self, other: Self) -> Self {
        Self::All(vec![self, other]).simple()
    }

    pub(crate) fn is_always(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }

    /// Without parts that say nothing, repeat another or are of one kind with the whole.
    pub(crate) fn simple(self) -> Self {
        let (is_all, parts) = match self {
            Self::Plain(_) => return self,
            Self::All(parts) => (true, parts),
            Self::Any(parts) => (false, parts),
        };
        let mut simple: Vec<Self> = Vec::new();
        for part in parts.into_iter().map(Self::simple) {
            let inner = match part {
                Self::All(inner) if is_all => inner,
                Self::Any(inner) if !is_all => inner,
                other => vec![other],
            };
            for part in inner {
                if !simple.contains(&part) {
                    simple.push(part);
                }
            }
        }
        match (is_all, simple.len()) {
            (false, _) if simple.iter().any(Self::is_always) => Self::All(Vec::new()),
            (_, 1) => simple.swap_remove(0),
            (true, _) => Self::All(simple),
            (false, _) => Self::Any(simple),
        }
    }

    /// In one line, with brackets wherever *and* and *or* meet.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::All(parts) => joined(parts, " and "),
            Self::Any(parts) => joined(parts, " or "),
        }
    }

    fn is_loose(&self) -> bool {
        match self {
            Self::Plain(text) => text.contains(" or ") || text.contains(" and "),
            Self::All(parts) | Self::Any(parts) => parts.len() > 1,
        }
    }
}

fn joined(parts: &[Sentence], word: &str) -> String {
    let bracketed = |part: &Sentence| if part.is_loose() { format!("({})", part.text()) } else { part.text() };
    match parts {
        [only] => only.text(),
        _ => parts.iter().map(bracketed).collect::<Vec<_>>().join(word),
    }
}

#[cfg(test)]
mod tests {
    use super::Sentence::{self, All, Any, Plain};

    fn plain(text: &str) -> Sentence {
        Plain(text.to_owned())
    }

    #[test]
    fn brackets_stand_where_and_meets_or() {
        let [a, b, c] = ["a", "b", "c"].map(plain);
        let either = Any(vec![a.clone(), b.clone()]);
        assert_eq!(either.clone().and(c.clone()).text(), "(a or b) and c");
        assert_eq!(Any(vec![All(vec![a.clone(), b]), c.clone()]).text(), "(a and b) or c");
        assert_eq!(Any(vec![plain("acl private or absent"), c.clone()]).text(), "(acl private or absent) or c");
        assert_eq!(Any(vec![either, c]).simple().text(), "a or b or c");
        assert_eq!(All(vec![plain("acl private or absent")]).simple().text(), "acl private or absent");
    }

    #[test]
    fn what_says_nothing_or_is_said_twice_is_left_out() {
        let a = plain("a");
        assert_eq!(All(vec![a.clone(), All(vec![a.clone()]), All(Vec::new())]).simple(), a);
        assert!(Any(vec![a, All(Vec::new())]).simple().is_always());
    }
}
