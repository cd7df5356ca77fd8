use cos_policy::{Bucket, Effect};

use super::actions::Actions;
use super::condition::Condition;
use super::model::Statement;
use super::place::{Kind, Place};

/// A statement of `policy!`, in the block of a bucket.
#[derive(Debug)]
pub(super) struct Line {
    /// `None` for the account, which stands in any block.
    pub(super) bucket: Option<Bucket>,
    pub(super) source: String,
}

type Reasons = Vec<String>;

impl Statement {
    /// A line for each bucket, or every reason why there is none.
    pub(super) fn lines(&self, why: Option<&str>) -> Result<Vec<Line>, Reasons> {
        if self.principal.is_some() {
            return Err(vec!["the policy of a temporary key has no principal".to_owned()]);
        }
        let actions = Actions::of(self.effect, &self.action)?;
        let places = Place::all(self.effect, &actions, &self.resource);
        let conditions = self.conditions(&actions);
        let (places, conditions) = both(places, conditions)?;
        let reason = self.reason(&actions, &places, why)?;
        let tail = tail(&conditions, reason);
        let head = format!("{} {} on ", self.effect.as_str(), actions.source());
        Ok(blocks(places)
            .into_iter()
            .map(|(bucket, places)| Line { bucket, source: format!("{head}{places}{tail};") })
            .collect())
    }

    fn conditions(&self, actions: &Actions) -> Result<Vec<String>, Reasons> {
        let lines = self.condition.iter().flat_map(|(operator, keys)| keys.iter().map(move |line| (operator, line)));
        let conditions: Vec<Condition<'_>> = lines
            .map(|(operator, (key, values))| Condition { effect: self.effect, actions, operator, key, values })
            .collect();
        if self.effect == Effect::Deny && conditions.len() > 1 {
            return Err(vec![
                "a deny of several conditions denies only what meets all of them: write one for each".to_owned(),
            ]);
        }
        let (written, refused): (Vec<_>, Vec<_>) =
            conditions.into_iter().map(Condition::source).partition(Result::is_ok);
        match refused.is_empty() {
            true => Ok(written.into_iter().filter_map(Result::ok).collect()),
            false => Err(refused.into_iter().filter_map(Result::err).collect()),
        }
    }

    /// The reason, where one is needed.
    fn reason<'w>(
        &self,
        actions: &Actions,
        places: &[Place],
        why: Option<&'w str>,
    ) -> Result<Option<&'w str>, Reasons> {
        if self.effect == Effect::Deny {
            return Ok(None);
        }
        let takeover = actions.listed().iter().find(|entry| entry.is_takeover());
        let is_whole = places.iter().any(|place| place.kind == Kind::Whole);
        let danger = match takeover {
            Some(entry) => format!("`{}` can take over the bucket or its data", entry.name()),
            None if is_whole => "it grants the whole bucket".to_owned(),
            None => return Ok(None),
        };
        match why {
            Some(why) => Ok(Some(why)),
            None => Err(vec![format!("{danger}: if that is meant, say why with `--deliberately`")]),
        }
    }
}

fn both<A, B>(a: Result<A, Reasons>, b: Result<B, Reasons>) -> Result<(A, B), Reasons> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(a), Err(b)) => Err([a, b].concat()),
        (Err(reasons), _) | (_, Err(reasons)) => Err(reasons),
    }
}

/// What stands behind the places.
fn tail(conditions: &[String], reason: Option<&str>) -> String {
    let mut tail = String::new();
    if !conditions.is_empty() {
        tail.push_str(&format!("\n            when {}", conditions.join(", ")));
    }
    if let Some(reason) = reason {
        tail.push_str(&format!("\n            deliberately {reason:?}"));
    }
    tail
}

/// The places of each bucket, in the order in which they are named.
fn blocks(places: Vec<Place>) -> Vec<(Option<Bucket>, String)> {
    let mut blocks: Vec<(Option<Bucket>, String)> = Vec::new();
    for Place { bucket, kind } in places {
        match blocks.iter_mut().find(|(other, _)| *other == bucket) {
            Some((_, places)) => places.push_str(&format!(", {}", kind.source())),
            None => blocks.push((bucket, kind.source())),
        }
    }
    blocks
}
