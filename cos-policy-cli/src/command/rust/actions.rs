use cos_policy::Effect;
use cos_policy::action::{self, ActionInfo, Evidence, Level};

/// The actions of a statement.
#[derive(Debug)]
pub(super) enum Actions {
    /// Every action there is, which can only be denied.
    All,
    /// At least one.
    Listed(Vec<&'static ActionInfo>),
}

impl Actions {
    /// Or why `policy!` has some of them not.
    pub(super) fn of(effect: Effect, texts: &[String]) -> Result<Self, Vec<String>> {
        if effect == Effect::Deny && texts == ["name/cos:*"] {
            return Ok(Self::All);
        }
        let mut reasons = Vec::new();
        let mut listed = Vec::new();
        for text in texts {
            match entry(text) {
                Ok(entry) => listed.push(entry),
                Err(why) => reasons.push(why),
            }
        }
        if reasons.is_empty() { Ok(Self::Listed(listed)) } else { Err(reasons) }
    }

    pub(super) fn listed(&self) -> &[&'static ActionInfo] {
        match self {
            Self::All => &[],
            Self::Listed(listed) => listed,
        }
    }

    /// Whether all of them are among some names.
    pub(super) fn are_among(&self, names: &[&str]) -> bool {
        let Self::Listed(listed) = self else { return false };
        listed.iter().all(|entry| names.contains(&entry.name()))
    }

    /// As a statement names them.
    pub(super) fn source(&self) -> String {
        match self {
            Self::All => "ALL".to_owned(),
            Self::Listed(listed) => listed.iter().map(|entry| entry.name()).collect::<Vec<_>>().join(", "),
        }
    }
}

fn entry(text: &str) -> Result<&'static ActionInfo, String> {
    if text.contains('*') {
        return Err(format!("`{text}` stands for every action that matches, those to come included: name the actions"));
    }
    let entry = action::find(text).map_err(|unknown| unknown.to_string())?;
    if !matches!(entry.evidence(), Evidence::Documented | Evidence::Sdk) {
        return Err(format!("`{text}`: no undisputed document of Tencent has this name"));
    }
    if entry.level() == Level::Vector {
        return Err(format!("`{text}` acts on vector buckets, which `policy!` does not have"));
    }
    Ok(entry)
}
