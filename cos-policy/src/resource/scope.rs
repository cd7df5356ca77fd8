use super::names::Names;

/// Where in a bucket: a [`Key`](crate::Key), a [`Folder`](crate::Folder), or a type of yours that stands for one, which
/// [derives](derive@crate::KeyScope) it.
///
/// ```
/// use cos_policy::{KeyScope, Segment};
///
/// #[derive(KeyScope)]
/// #[key("app/files/{user}/*")]
/// struct OwnFiles {
///     user: Segment,
/// }
///
/// let own = OwnFiles { user: Segment::parse("alice")? };
/// assert_eq!(own.to_key().to_string(), "app/files/alice/*");
/// # Ok::<(), cos_policy::SegmentError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a key or a folder",
    label = "expected a key or a folder, such as `key!(\"photos/{{user}}/*\")`",
    note = "text known at run time is checked first: `Key::parse(text)?`, `Folder::parse(text)?`"
)]
pub trait KeyScope {
    /// [`Key`](crate::Key) or [`Folder`](crate::Folder).
    type Key;

    /// The fields whose difference makes two scopes disjoint: no request is within both, if one of these fields fills its
    /// placeholder differently. Derived, that is every field, in the order of the struct; of [`Key`](crate::Key) and
    /// [`Folder`](crate::Folder), none.
    const ISOLATED_BY: &'static [&'static str] = &[];

    /// The template that it derives.
    #[doc(hidden)]
    const TEMPLATE: &'static str = "";

    /// What each of the fields of the template can be, in the order of `ISOLATED_BY`.
    #[doc(hidden)]
    const NAMES: &'static [Names] = &[];

    /// The key or the folder.
    fn to_key(&self) -> Self::Key;

    /// The key or the folder, of a scope that is not needed any more.
    fn into_key(self) -> Self::Key
    where
        Self: Sized,
    {
        self.to_key()
    }
}
