use std::convert::Infallible;
use std::marker::PhantomData;

use super::isolation::Outline;

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
    const ISOLATED_BY: &'static [&'static str] = Self::OUTLINE.fields();

    /// The template that it derives, and what can fill it.
    #[doc(hidden)]
    const OUTLINE: Outline = Outline::UNKNOWN;

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

/// By reference.
#[diagnostic::do_not_recommend]
impl<S: KeyScope> KeyScope for &S {
    type Key = S::Key;
    const ISOLATED_BY: &'static [&'static str] = S::ISOLATED_BY;
    const OUTLINE: Outline = S::OUTLINE;

    fn to_key(&self) -> S::Key {
        S::to_key(self)
    }
}

/// For no type. Were there one impl for references only, the compiler would take it for `&str` as well, miss an impl for
/// `str`, and underline the method `at`; of two it takes none, and underlines what the method is given.
#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<S> KeyScope for &S
where
    Referent<S>: Never,
{
    type Key = Infallible;

    fn to_key(&self) -> Infallible {
        Referent::<S>::never()
    }
}

/// Local, so that the compiler relies on its being no [`Never`].
struct Referent<S>(PhantomData<S>);

trait Never {
    fn never() -> Infallible;
}
