use std::borrow::Cow;
use std::fmt;

use crate::deliberate::{Deliberate, Reason};

use super::active;
use super::extension::{Extension, ExtensionError, ExtensionFault};
use super::file_name::{self, FileNameError, FileNameFault};

/// The extensions that a server takes.
///
/// ```
/// use cos_policy::upload::Extensions;
///
/// let documents = Extensions::of(["pdf", "docx"])?;
/// assert_eq!(documents.of_name("Report (2).PDF")?.as_str(), "pdf");
/// assert_eq!(
///     documents.of_name("a.*").unwrap_err().to_string(),
///     "the extension of `a.*` holds a wildcard: allowed are `pdf`, `docx`",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extensions {
    allowed: Cow<'static, [Extension]>,
    reasons: Vec<Reason>,
}

const IMAGES: &[Extension] = &[
    Extension::of_literal("avif"),
    Extension::of_literal("bmp"),
    Extension::of_literal("gif"),
    Extension::of_literal("heic"),
    Extension::of_literal("jpeg"),
    Extension::of_literal("jpg"),
    Extension::of_literal("png"),
    Extension::of_literal("webp"),
];

impl Extensions {
    /// Pictures of phones and browsers: `avif`, `bmp`, `gif`, `heic`, `jpeg`, `jpg`, `png`, `webp`. Not `svg`, a document
    /// with scripts.
    pub const IMAGES: Self = Self { allowed: Cow::Borrowed(IMAGES), reasons: Vec::new() };

    /// Checks a list: 1 to 10 lower-case letters and digits each, without the dot.
    ///
    /// # Errors
    ///
    /// [`ExtensionError`] for the first that breaks a rule, and for an empty list. Active content, such as `svg`, `html` or
    /// `php`, takes [`with_active_content`](Self::with_active_content).
    pub fn of<T: AsRef<str>>(extensions: impl IntoIterator<Item = T>) -> Result<Self, ExtensionError> {
        let allowed = checked(extensions)?;
        match allowed.iter().find(|extension| active::is_active(extension.as_str())) {
            Some(active) => Err(ExtensionError::new(active.as_str(), ExtensionFault::ActiveContent)),
            None => Ok(Self { allowed: allowed.into(), reasons: Vec::new() }),
        }
    }

    /// Adds what browsers run with the rights of the site that shows it, or what web servers run.
    ///
    /// ```
    /// use cos_policy::deliberately;
    /// use cos_policy::upload::Extensions;
    ///
    /// let drawings = Extensions::IMAGES
    ///     .with_active_content(deliberately(["svg"], "served from a domain of its own, as an attachment"))?;
    /// assert_eq!(drawings.of_name("logo.svg")?.as_str(), "svg");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ExtensionError`] for the first that breaks another rule of [`of`](Self::of), and for an empty list.
    pub fn with_active_content<T, L>(mut self, extensions: Deliberate<L>) -> Result<Self, ExtensionError>
    where
        T: AsRef<str>,
        L: IntoIterator<Item = T>,
    {
        let (extensions, reason) = extensions.into_parts();
        self.allowed.to_mut().extend(checked(extensions)?);
        self.reasons.push(reason);
        Ok(self)
    }

    /// The extension of a client's file name: what stands behind its last dot, if that is on the list in any case of its
    /// letters.
    ///
    /// Nothing else of the name goes anywhere, so blanks, other scripts and further dots do no harm: the key for
    /// `x.php.jpg` has one dot. Refused is a name whose extension is in doubt.
    ///
    /// | name | outcome, if `jpg` is on the list and `svg` is not |
    /// |---|---|
    /// | `a.jpg`, `a.JPG`, `x.php.jpg`, `照片 (1).jpg` | `jpg` |
    /// | `a.*`, `a.j*g` | [`Wildcard`](FileNameFault::Wildcard) |
    /// | `a.b/*`, `../a.jpg`, `C:\fakepath\a.jpg` | [`Path`](FileNameFault::Path) |
    /// | `.htaccess`, `.jpg` | [`NothingBefore`](FileNameFault::NothingBefore) |
    /// | `a.` | [`NothingBehind`](FileNameFault::NothingBehind) |
    /// | `a` | [`NoDot`](FileNameFault::NoDot) |
    /// | `a.svg`, `a.jpg.php` | [`NotAllowed`](FileNameFault::NotAllowed) |
    /// | `a.%2A`, `a.jpg` with a blank behind it | [`Character`](FileNameFault::Character) |
    /// | a NUL or a line break anywhere | [`Control`](FileNameFault::Control) |
    /// | a right-to-left override anywhere | [`Direction`](FileNameFault::Direction) |
    /// | more than 255 characters | [`TooLong`](FileNameFault::TooLong) |
    ///
    /// # Errors
    ///
    /// [`FileNameError`] says what was found, and what is allowed.
    pub fn of_name(&self, name: &str) -> Result<Extension, FileNameError> {
        let refused = |fault| FileNameError::new(name, fault, self);
        let found = file_name::extension(name).map_err(refused)?;
        let extension = self.iter().find(|allowed| allowed.as_str().eq_ignore_ascii_case(found));
        extension.cloned().ok_or_else(|| refused(FileNameFault::NotAllowed))
    }

    /// The extensions, as they were written.
    pub fn iter(&self) -> impl Iterator<Item = &Extension> {
        self.allowed.iter()
    }

    /// Why there is active content, in the order of [`with_active_content`](Self::with_active_content).
    pub fn reasons(&self) -> impl Iterator<Item = &str> {
        self.reasons.iter().map(AsRef::as_ref)
    }
}

fn checked<T: AsRef<str>>(extensions: impl IntoIterator<Item = T>) -> Result<Vec<Extension>, ExtensionError> {
    let checked: Vec<Extension> =
        extensions.into_iter().map(|extension| Extension::parse(extension.as_ref())).collect::<Result<_, _>>()?;
    if checked.is_empty() { Err(ExtensionError::new("", ExtensionFault::EmptyList)) } else { Ok(checked) }
}

impl fmt::Display for Extensions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, extension) in self.iter().enumerate() {
            write!(f, "{}`{extension}`", if place == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}
