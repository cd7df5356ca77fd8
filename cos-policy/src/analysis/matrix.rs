use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::action::{Access, ActionInfo};

mod facet;
mod group;
mod html;
mod label;
mod layout;
pub(super) mod markdown;
mod notes;
mod text;
mod visible;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use label::Label;

/// What a document permits: classes of resources by actions.
///
/// Printed, it is text for the terminal; [`to_markdown`](Self::to_markdown) and [`to_html`](Self::to_html) say the same. A
/// key can do what its policy allows *and* its issuer may do (436/68283): read every *yes* as "at most".
///
/// ```text
///                          List       Read       Write      Delete
///                          GetBucket  GetObject  PutObject  DeleteObject  for example
///
/// examplebucket-1250000000 in ap-guangzhou
///   app/files/alice/*      yes        yes        yes        yes
///   app/files/* otherwise  yes        yes        no         no            app/files/a
///
/// Other resources
///   elsewhere              no         no         no         no
/// ```
///
/// Columns of one access class that are the same in every row are shown as one. A witness stands beside a name that does
/// not say it by itself.
///
/// A wildcard on every resource reaches the account and vector buckets as well, which have a row each. `?` in a resource and
/// policy variables stand as `*` in a name, which is the most that they can mean. *Elsewhere* is all that no other row is
/// about: there nothing is permitted.
///
/// Text of the document that could mislead (control and format characters, combining marks, blanks at the ends) is shown
/// as an escape, `\u{202e}`. Names with blanks stand in backticks.
///
/// # In serde
///
/// ```json
/// {"columns":[{"action":"name/cos:PutObject","access":"write"},{"action":null,"access":null}],
///  "rows":[{"bucket":"examplebucket-1250000000 in ap-guangzhou","name":"app/avatar/alice/*",
///           "witness":"app/avatar/alice/a","count":1,"cells":[{"when":"<= 5 MiB and image/*"},"no"]}],
///  "merged":0,"undecided":false}
/// ```
///
/// A cell is `"yes"`, `"no"`, `{"when": <condition>}`, `{"undecided": <why>}` or `"inapplicable"`, and a row has one for
/// each column. An action that the catalogue does not have has no access class; `null` stands for all that no list names.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Matrix {
    pub(super) columns: Vec<Column>,
    // INVARIANT: rows of one bucket stand together, and each has a cell for every column.
    pub(super) rows: Vec<Row>,
    pub(super) merged: usize,
    pub(super) undecided: bool,
}

impl Matrix {
    /// The actions that something permits.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The classes of resources. Those of one bucket stand together.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many rows were merged into equal ones, because there were more than 200.
    #[must_use]
    pub const fn merged(&self) -> usize {
        self.merged
    }

    /// Whether the budget was spent before every class was found, so that rows may be missing.
    #[must_use]
    pub const fn is_undecided(&self) -> bool {
        self.undecided
    }
}

/// What a column of a [`Matrix`] is about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Column {
    /// An action of the catalogue.
    Action(&'static ActionInfo),
    /// An action that the document names and the catalogue does not have, as it is written there.
    Named(String),
    /// Every action that no list names, which a wildcard grants.
    Unlisted,
}

impl Column {
    /// The name, such as `PutObject`; `unlisted actions` for those without one.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Action(entry) => entry.name(),
            Self::Named(name) => name,
            Self::Unlisted => "unlisted actions",
        }
    }

    /// What kind of access the action gives, if the catalogue has it.
    #[must_use]
    pub const fn access(&self) -> Option<Access> {
        match self {
            Self::Action(entry) => Some(entry.access()),
            Self::Named(_) | Self::Unlisted => None,
        }
    }
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let action = match self {
            Self::Action(entry) => Some(entry.spelled()),
            Self::Named(name) => Some(name.as_str()),
            Self::Unlisted => None,
        };
        let mut column = serializer.serialize_struct("Column", 2)?;
        column.serialize_field("action", &action)?;
        column.serialize_field("access", &self.access().map(Access::name))?;
        column.end()
    }
}

/// A class of resources: the document says the same of all of them.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Row {
    /// `None` for the account, and for all that no other row is about.
    pub(super) bucket: Option<Label>,
    pub(super) name: Label,
    pub(super) witness: String,
    pub(super) count: usize,
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// The bucket, such as `examplebucket-1250000000 in ap-guangzhou`, or what several are called that the document does not
    /// tell apart, such as `other buckets` or `buckets app* of APPID 1250000000`; `None` for the account, and for all that no
    /// other row is about. One bucket comes before several, and several before those that they are among.
    #[must_use]
    pub const fn bucket(&self) -> Option<&Label> {
        self.bucket.as_ref()
    }

    /// The name of the class, such as `app/files/alice/*`, `app/files/* otherwise`, `a/* except *.exe` or `the bucket itself`.
    /// A class comes before those of whose patterns each covers one of its own; what is cut out of *otherwise* stands above.
    #[must_use]
    pub const fn name(&self) -> &Label {
        &self.name
    }

    /// A member, such as `app/files/alice/a`; empty where the class has but one.
    #[must_use]
    pub fn witness(&self) -> &str {
        &self.witness
    }

    /// How many classes the row stands for: 1, unless equal ones were merged.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// A cell for each of the columns.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }
}

/// What a document says of an action on a class of resources.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// It is permitted.
    Yes,
    /// It is not.
    No,
    /// It is permitted under a condition, such as `<= 5 MiB and image/*`. A deny is said by what it leaves: `https`, or
    /// `x-cos-acl private or absent`. Of [unlisted actions](Column::Unlisted) it says first which wildcards grant them, such
    /// as `name/cos:* except name/cos:Delete*`.
    When(String),
    /// It cannot be told, for this reason: no document settles it, or the budget was spent.
    Undecided(String),
    /// The action does not act on such a resource: a bucket action on a key.
    Inapplicable,
}
