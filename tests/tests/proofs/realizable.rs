//! Which requests a client can make, by the rules of COS alone.

use cos_policy::action::{self, Level};
use serde_json::Value;

/// What these rules look at in a part of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    Action(Level),
    /// An action that the catalogue does not have.
    Unlisted,
    Account,
    Bucket,
    Key,
    /// A key that COS refuses.
    OddKey,
}

pub(crate) fn shape(part: &Value) -> Shape {
    if part.get("action").is_some() { shape_of_action(part) } else { shape_of_place(part) }
}

/// Whether the target is of the action's level, and its key one that COS takes. A prefix is any text; an action that the
/// catalogue does not have may be about objects.
pub(crate) fn is_realizable(request: &Value) -> bool {
    matches!(
        (shape_of_action(request), shape_of_place(request)),
        (Shape::Action(Level::Service), Shape::Account)
            | (Shape::Action(Level::Bucket), Shape::Bucket)
            | (Shape::Action(Level::Listing), Shape::Bucket | Shape::Key | Shape::OddKey)
            | (Shape::Action(Level::Object) | Shape::Unlisted, Shape::Key)
    )
}

fn shape_of_action(request: &Value) -> Shape {
    let name = request["action"].as_str().unwrap().strip_prefix("name/cos:");
    let entry = action::catalogue().iter().find(|entry| Some(entry.name()) == name);
    entry.map_or(Shape::Unlisted, |entry| Shape::Action(entry.level()))
}

fn shape_of_place(request: &Value) -> Shape {
    match (request.get("bucket"), request.get("key").map_or("", |key| key.as_str().unwrap())) {
        (None, _) => Shape::Account,
        (Some(_), "") => Shape::Bucket,
        (Some(_), key) if is_key(key) => Shape::Key,
        (Some(_), _) => Shape::OddKey,
    }
}

/// Source: 436/13324.
fn is_key(key: &str) -> bool {
    key.len() <= 850
        && !key.starts_with(['/', '\\'])
        && !key.contains("%0a%0d")
        && !key.contains(|one| ('\u{18}'..='\u{1b}').contains(&one))
}
