use cos_policy::{KeyScope, Segment};

/// A user, by the name to log in with.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Segment)]
pub struct UserId(pub Segment);

/// Where a user keeps files: those of two users never meet.
#[derive(Clone, Debug, KeyScope)]
#[key("files/{user}/*")]
pub struct Folder {
    /// Whose it is.
    pub user: UserId,
}
