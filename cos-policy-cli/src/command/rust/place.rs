use cos_policy::action::{ActionInfo, Level};
use cos_policy::{Bucket, Effect, Folder, Key, Region};

use super::actions::Actions;

/// A resource as `policy!` names it.
#[derive(Debug)]
pub(super) struct Place {
    /// `None` for the account.
    pub(super) bucket: Option<Bucket>,
    pub(super) kind: Kind,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Account,
    Bucket,
    Whole,
    Key(String),
    Folder(String),
}

impl Place {
    /// The places of a statement, or why `policy!` has some of them not.
    pub(super) fn all(effect: Effect, actions: &Actions, resources: &[String]) -> Result<Vec<Self>, Vec<String>> {
        let is_about_bucket = |action: &&ActionInfo| action.level() == Level::Bucket;
        let about_buckets = actions.listed().iter().copied().filter(is_about_bucket).count();
        if about_buckets > 0 && about_buckets < actions.listed().len() {
            return Err(vec!["actions on buckets and other actions need a statement each".to_owned()]);
        }
        let mut reasons = Vec::new();
        let mut places = Vec::new();
        for resource in resources {
            if is_part_of_another(resource, resources) {
                continue;
            }
            match Self::of(effect, actions, resource) {
                Ok(place) => places.push(place),
                Err(why) => reasons.push(format!("`{resource}`: {why}")),
            }
        }
        if reasons.is_empty() { Ok(places) } else { Err(reasons) }
    }

    fn of(effect: Effect, actions: &Actions, resource: &str) -> Result<Self, String> {
        let place = Self::read(actions, resource)?;
        let misfit = actions.listed().iter().find(|action| !place.kind.takes(effect, action));
        match misfit {
            Some(action) => Err(format!("`{}` does not act on it", action.name())),
            None => Ok(place),
        }
    }

    fn read(actions: &Actions, resource: &str) -> Result<Self, String> {
        if resource == "*" {
            return Ok(Self { bucket: None, kind: Kind::Account });
        }
        let (bucket, key) = split(resource)?;
        let is_about_buckets = actions.listed().iter().any(|action| action.level() == Level::Bucket);
        let kind = match key {
            "" => {
                return Err(
                    "`on bucket` writes `/*` beside it, which is no wider for bucket actions: add it".to_owned()
                );
            }
            "*" if is_about_buckets => Kind::Bucket,
            "*" => Kind::Whole,
            _ if key.ends_with('*') => Folder::parse(key).map(|_| Kind::Folder(key.to_owned())).map_err(text)?,
            _ => Key::parse(key).map(|_| Kind::Key(key.to_owned())).map_err(text)?,
        };
        Ok(Self { bucket: Some(bucket), kind })
    }
}

/// Whether it is the bare form of a bucket, which the form with a star covers.
fn is_part_of_another(resource: &str, all: &[String]) -> bool {
    let bare =
        resource.strip_suffix('/').filter(|bare| !bare.rsplit(':').next().is_some_and(|path| path.contains('/')));
    bare.is_some_and(|bare| all.contains(&format!("{bare}/*")))
}

/// The bucket and the key of a resource that names both in full.
fn split(resource: &str) -> Result<(Bucket, &str), String> {
    const SHAPE: &str = "not of the form `qcs::cos:<region>:uid/<appid>:<bucket>/<key>`";
    let mut segments = resource.splitn(6, ':');
    let mut segment = || segments.next().ok_or(SHAPE);
    let (head, region, account, path) = ([segment()?, segment()?, segment()?], segment()?, segment()?, segment()?);
    let (name, key) = path.split_once('/').ok_or(SHAPE)?;
    let region = Region::parse(region).map_err(text)?;
    let bucket = Bucket::new(region, name).map_err(text)?;
    let is_own = account.strip_prefix("uid/") == Some(bucket.appid());
    if head == ["qcs", "", "cos"] && is_own { Ok((bucket, key)) } else { Err(SHAPE.to_owned()) }
}

fn text(error: impl ToString) -> String {
    error.to_string()
}

impl Kind {
    fn takes(&self, effect: Effect, action: &ActionInfo) -> bool {
        match (self, action.level()) {
            // A deny of everything takes any action.
            (Self::Account, level) => level == Level::Service || effect == Effect::Deny,
            (Self::Bucket, level) => level == Level::Bucket,
            (Self::Whole | Self::Folder(_), level) => matches!(level, Level::Object | Level::Listing),
            (Self::Key(_), Level::Listing) => action.name() == "ListMultipartUploads",
            (Self::Key(_), level) => level == Level::Object,
        }
    }

    /// As a statement of a block names it.
    pub(super) fn source(&self) -> String {
        match self {
            Self::Account => "account".to_owned(),
            Self::Bucket => "bucket".to_owned(),
            Self::Whole => "bucket.whole()".to_owned(),
            Self::Key(key) | Self::Folder(key) => format!("{key:?}"),
        }
    }
}
