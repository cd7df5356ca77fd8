use std::io::{self, Write};

use clap::{Args, ValueEnum};
use cos_policy::action::{self, ActionInfo, Evidence};
use globset::{GlobBuilder, GlobMatcher};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::Output;
use crate::status::Status;
use crate::table::columns;

/// Search the actions of COS: what they act on, and which condition keys they carry
///
/// The exit status is 1 if there is none.
#[derive(Args, Debug)]
pub(crate) struct Actions {
    /// The name of one action, a pattern of names with `*`, or words of what it does; case does not matter
    pattern: Option<String>,

    /// How to print
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// An action in JSON.
#[derive(Serialize)]
struct Described {
    action: String,
    level: &'static str,
    access: &'static str,
    takeover: bool,
    evidence: &'static str,
    condition_keys: &'static [&'static str],
    source: &'static str,
    summary: &'static str,
}

impl Actions {
    pub(crate) fn run(self, output: &mut Output) -> Result<Status, Failure> {
        let found = self.found()?;
        match (self.format, &*found) {
            (Format::Json, _) => output.json(&found.iter().copied().map(Described::from).collect::<Vec<_>>())?,
            (Format::Text, [entry]) => output.write_all(page(entry).as_bytes())?,
            (Format::Text, entries) => output.write_all(list(entries).as_bytes())?,
        }
        if found.is_empty() {
            self.miss();
            return Ok(Status::No);
        }
        Ok(Status::Fine)
    }

    /// Says on standard error what looks like what was asked for.
    fn miss(&self) {
        if let Some(Err(near)) = self.pattern.as_deref().map(action::find) {
            // There is nobody left to tell.
            _ = writeln!(io::stderr(), "{near}");
        }
    }

    fn found(&self) -> Result<Vec<&'static ActionInfo>, Failure> {
        let Some(pattern) = &self.pattern else {
            return Ok(action::catalogue().iter().collect());
        };
        if let Ok(entry) = action::find(pattern) {
            return Ok(vec![entry]);
        }
        let wanted = Wanted::new(pattern)?;
        Ok(action::catalogue().iter().filter(|entry| wanted.is(entry)).collect())
    }
}

/// What to look for.
enum Wanted {
    Names(GlobMatcher),
    /// In lower case, all of them.
    Words(Vec<String>),
}

impl Wanted {
    fn new(pattern: &str) -> Result<Self, Failure> {
        if !pattern.contains('*') {
            return Ok(Self::Words(pattern.split_whitespace().map(str::to_lowercase).collect()));
        }
        let name = pattern.trim_start_matches("name/").trim_start_matches("cos:");
        let glob = GlobBuilder::new(name).case_insensitive(true).build();
        let glob = glob.map_err(|error| Failure::new(format!("`{pattern}`"), error.kind()))?;
        Ok(Self::Names(glob.compile_matcher()))
    }

    fn is(&self, entry: &ActionInfo) -> bool {
        match self {
            Self::Names(glob) => glob.is_match(entry.name()),
            Self::Words(words) => {
                let text = format!("{entry} {}", entry.summary()).to_lowercase();
                words.iter().all(|word| text.contains(word))
            }
        }
    }
}

fn list(entries: &[&ActionInfo]) -> String {
    let row = |entry: &&ActionInfo| {
        [
            entry.to_string(),
            entry.level().name().to_owned(),
            entry.access().name().to_owned(),
            entry.summary().to_owned(),
        ]
    };
    columns(&entries.iter().map(row).collect::<Vec<_>>())
}

fn page(entry: &ActionInfo) -> String {
    let keys = entry.condition_keys();
    let keys = if keys.is_empty() { "none of its own".to_owned() } else { keys.join(", ") };
    let rows = [
        ["acts on", entry.level().name()],
        ["access", entry.access().name()],
        ["takeover", if entry.is_takeover() { "yes: it can take over the bucket or its data" } else { "no" }],
        ["attested", attested(entry.evidence())],
        ["condition keys", &keys],
        ["source", entry.source()],
    ];
    format!("{entry}\n\n{}\n\n{}", entry.summary(), columns(&rows.map(|row| row.map(str::to_owned))))
}

const fn attested(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Documented => "a document of Tencent names it",
        Evidence::Sdk => "the call is documented, the name stands in an official SDK",
        Evidence::Inferred => "formed by analogy: no assured effect",
        Evidence::ThirdParty => "by third parties alone: no assured effect",
        _ => "sources contradict each other: no assured effect",
    }
}

impl From<&ActionInfo> for Described {
    fn from(entry: &ActionInfo) -> Self {
        Self {
            action: entry.to_string(),
            level: entry.level().name(),
            access: entry.access().name(),
            takeover: entry.is_takeover(),
            evidence: entry.evidence().name(),
            condition_keys: entry.condition_keys(),
            source: entry.source(),
            summary: entry.summary(),
        }
    }
}
