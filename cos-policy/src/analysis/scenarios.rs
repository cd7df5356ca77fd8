mod area;
mod error;
mod read;
mod text;

pub(crate) use area::Area;
pub use error::ScenariosError;

use crate::action::{ActionInfo, ActionSet};
use crate::document::{Clause, ResourcePattern};
use crate::resource::Bucket;

/// An intention: who may do what, as a table. Written with [`scenarios!`](crate::scenarios!), or read from a text with
/// [`parse`](Self::parse).
///
/// The first row that matches a request and has a column for its action decides; what no row names is *no*.
#[derive(Clone, Debug)]
pub struct Scenarios {
    // INVARIANT: at least one, once the table is written.
    pub(crate) rows: Vec<Row>,
    /// Whether every *yes* is meant for HTTPS alone.
    pub(crate) https_only: bool,
}

/// One row of a table: places, and what is meant on them.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// As it was written; at least one.
    pub(crate) areas: Vec<Area>,
    /// The bucket of its block.
    pub(crate) block: Option<Bucket>,
    /// What its header names, as it names them; those that do not act on the places included.
    pub(crate) columns: Vec<&'static ActionInfo>,
    /// At least one: `*` for the account, six segments for all else.
    pub(crate) resources: Vec<ResourcePattern>,
    // Each action is in one of them at most; the rest of the catalogue is *no*.
    pub(crate) yes: ActionSet,
    pub(crate) no: ActionSet,
    pub(crate) any: ActionSet,
    /// What narrows *yes*. All must hold; an operator and a key may be there twice.
    pub(crate) clauses: Vec<Clause>,
}

impl Scenarios {
    pub(crate) const fn new() -> Self {
        Self { rows: Vec::new(), https_only: false }
    }
}
