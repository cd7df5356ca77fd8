use crate::action::{self, Access, ActionInfo, ActionSet, Level};
use crate::document::{Reach, ResourcePattern, Spanned, Statement};
use crate::effect::Effect;
use crate::text::Excerpt;

use super::overlap::Places;
use super::{Linter, Rule, entries, is_everything};

/// What a resource can be, as far as its levels go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// `*`
    Everything,
    /// Every bucket of an account, or something of which that cannot be told.
    Anything,
    /// `<bucket>/*` and whatever else reaches the bucket itself and its objects.
    Whole,
    /// `<bucket>/`
    Bucket,
    Folder,
    Key,
    /// A bucket without the slash behind it.
    Nothing,
    /// Of another service.
    Foreign,
}

impl Linter<'_> {
    pub(super) fn actions(&mut self, statement: &Statement) {
        for action in &statement.actions {
            let text = Excerpt(&action.value.text);
            let path = format!(".action[{}]", action.value.index);
            let mut report = |rule, message| self.report(rule, action.span, &path, message);
            let allow = statement.effect == Effect::Allow;
            match &action.value.reach {
                _ if allow && is_everything(&action.value) => {
                    report(Rule::WildcardAction, format!("`{text}` allows every action"));
                }
                Reach::Glob(_) if allow => {
                    let matched = action.value.known();
                    report(
                        Rule::PartialWildcardAction,
                        format!("`{text}` allows {} known actions, and those to come", matched.len()),
                    );
                    let takeovers: ActionSet = matched.iter().filter(|entry| entry.is_takeover()).collect();
                    if let Some(first) = takeovers.iter().next() {
                        let count = takeovers.len();
                        let message = format!("`{text}` allows `{}`, {count} such actions in all", first.name());
                        report(Rule::Takeover, message);
                    }
                }
                Reach::Everything | Reach::Glob(_) => {}
                Reach::Undocumented => {
                    report(Rule::Undocumented, format!("nobody documents what `{text}` matches"));
                }
                Reach::Unknown if !action.value.is_unknown() => {}
                Reach::Unknown => {
                    let message = match action::find(&action.value.text) {
                        Err(error) => error.to_string(),
                        Ok(entry) => format!("unknown action `{text}`; did you mean `{}`?", entry.name()),
                    };
                    report(Rule::UnknownAction, message);
                }
                Reach::Known(entry, _) => {
                    if !entry.is_assured() {
                        report(Rule::Unverified, format!("`{}`: {}", entry.name(), entry.summary()));
                    }
                    if allow && entry.is_takeover() {
                        let summary = entry.summary().trim_end_matches('.');
                        let message = format!("`{}` can take over the bucket or its data: {summary}", entry.name());
                        report(Rule::Takeover, message);
                    }
                    if allow && matches!(entry.name(), "GetBucketObjectVersions" | "DeleteObjectVersion") {
                        report(Rule::VersionAccess, format!("`{}` reaches old versions", entry.name()));
                    }
                    if allow && entry.name() == "PutSymlink" {
                        report(Rule::Symlink, "`PutSymlink` makes links, which are read as their targets".to_owned());
                    }
                }
            }
        }
        self.levels(statement);
        self.merged(statement);
    }

    fn levels(&mut self, statement: &Statement) {
        let places: Vec<Place> = statement.resources.iter().map(|resource| resource.value.place()).collect();
        let entries = || entries(statement);
        for (action, entry) in entries() {
            if !places.iter().any(|place| fits(entry, *place)) {
                let path = format!(".action[{}]", action.value.index);
                let message = format!("`{}` {}: the statement names none", entry.name(), needs(entry));
                self.report(Rule::LevelMismatch, action.span, &path, message);
            }
        }
        // A deny may name a bucket in both of its forms, `<bucket>/` and `<bucket>/*`.
        let all_known = statement.effect == Effect::Allow && entries().count() == statement.actions.len();
        let some_fit = places.iter().any(|place| entries().any(|(_, entry)| fits(entry, *place)));
        for (at, (resource, place)) in statement.resources.iter().zip(&places).enumerate() {
            if all_known && some_fit && !entries().any(|(_, entry)| fits(entry, *place)) {
                let message = "no action of the statement acts on this resource".to_owned();
                self.report(Rule::LevelMismatch, resource.span, &format!(".resource[{at}]"), message);
            }
        }
    }

    /// A statement that pairs more than was meant.
    fn merged(&mut self, statement: &Statement) {
        if statement.effect == Effect::Deny {
            return;
        }
        // A resumable upload lists its own parts.
        let uploads = ["ListParts", "ListMultipartUploads"];
        // A wildcard merges everything, and is a finding of its own.
        let named = entries(statement).map(|(_, entry)| entry);
        let entries: Vec<&ActionInfo> = named.filter(|entry| !uploads.contains(&entry.name())).collect();
        let has = |access: &[Access]| entries.iter().any(|entry| access.contains(&entry.access()));
        let level = |levels: &[Level]| entries.iter().any(|entry| levels.contains(&entry.level()));
        let writes = has(&[Access::Write, Access::Delete]) && level(&[Level::Object]);
        let reads = has(&[Access::Read, Access::List]);
        let reaches_both = |place: &Place| matches!(place, Place::Everything | Place::Anything | Place::Whole);
        let both = statement.resources.iter().any(|resource| reaches_both(&resource.value.place()));
        let message = if level(&[Level::Bucket]) && level(&[Level::Object]) && both {
            "actions on the bucket and actions on objects share the resources"
        } else if writes && level(&[Level::Listing]) {
            "whoever lists here can also write here"
        } else if writes && reads && nested(&statement.resources) {
            "reading and writing share a folder and one inside it"
        } else {
            return;
        };
        self.report(Rule::MergedStatement, statement.span, "", message.to_owned());
    }
}

/// Whether a resource lies in another one.
fn nested(resources: &[Spanned<ResourcePattern>]) -> bool {
    let mut places = Places::default();
    for (at, resource) in resources.iter().enumerate() {
        places.insert(&resource.value, at, ActionSet::EMPTY);
    }
    let is_inside = |(at, resource): (usize, &Spanned<ResourcePattern>)| {
        places.covering(&resource.value).any(|outer| outer.statement != at)
    };
    resources.iter().enumerate().any(is_inside)
}

fn needs(entry: &ActionInfo) -> &'static str {
    match entry.level() {
        Level::Service => "is granted on `*` alone",
        Level::Bucket => "acts on a bucket, `<bucket>/`",
        Level::Listing => "lists a folder, `<bucket>/<folder>/*`",
        Level::Object => "acts on an object",
        Level::Vector => "acts on a vector bucket, `qcs::cosvector:..`",
    }
}

fn fits(entry: &ActionInfo, place: Place) -> bool {
    match (entry.level(), place) {
        (_, Place::Everything) => true,
        (Level::Service, _) => false,
        (Level::Vector, place) => place == Place::Foreign,
        (_, Place::Foreign | Place::Nothing) => false,
        (_, Place::Anything | Place::Whole) => true,
        (Level::Bucket, place) => place == Place::Bucket,
        (Level::Listing, Place::Bucket | Place::Folder) => true,
        // Its prefix may be a whole key.
        (Level::Listing, _) => entry.name() == "ListMultipartUploads",
        (Level::Object, place) => matches!(place, Place::Folder | Place::Key),
    }
}

impl ResourcePattern {
    fn place(&self) -> Place {
        let Some([_, service, _, _, path]) = self.segments() else {
            return Place::Everything;
        };
        if !matches!(service, "cos" | "" | "*") {
            return Place::Foreign;
        }
        let Some((bucket, key)) = path.split_once('/') else {
            return if path.contains('*') { Place::Anything } else { Place::Nothing };
        };
        // What could be read of that layout is written in the current one.
        if path.starts_with("prefix/") || bucket.contains('*') {
            return Place::Anything;
        }
        match key {
            "" => Place::Bucket,
            "*" => Place::Whole,
            _ if key.contains(['*', '?']) => Place::Folder,
            _ if key.ends_with('/') => Place::Folder,
            _ => Place::Key,
        }
    }
}
