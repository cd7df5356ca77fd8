use std::fmt;

use crate::text::Excerpt;

use super::extensions::Extensions;

/// The most characters of a name in the usual file systems.
const MAX_CHARACTERS: usize = 255;

/// What stands behind the last dot of a name that is in order: ASCII letters and digits, at least one.
pub(super) fn extension(name: &str) -> Result<&str, FileNameFault> {
    if name.is_empty() {
        return Err(FileNameFault::Empty);
    }
    if name.chars().nth(MAX_CHARACTERS).is_some() {
        return Err(FileNameFault::TooLong);
    }
    if let Some(fault) = name.chars().find_map(character_fault) {
        return Err(fault);
    }
    let (stem, extension) = name.rsplit_once('.').ok_or(FileNameFault::NoDot)?;
    if stem.chars().all(|character| character == '.' || character.is_whitespace()) {
        return Err(FileNameFault::NothingBefore);
    }
    match extension_fault(extension) {
        Some(fault) => Err(fault),
        None => Ok(extension),
    }
}

fn character_fault(character: char) -> Option<FileNameFault> {
    Some(match character {
        '/' | '\\' => FileNameFault::Path,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => FileNameFault::Direction,
        other if other.is_control() => FileNameFault::Control,
        _ => return None,
    })
}

fn extension_fault(extension: &str) -> Option<FileNameFault> {
    if extension.is_empty() {
        return Some(FileNameFault::NothingBehind);
    }
    let character = extension.chars().find(|character| !character.is_ascii_alphanumeric())?;
    Some(if matches!(character, '*' | '?') { FileNameFault::Wildcard } else { FileNameFault::Character })
}

/// A client's file name has no extension that is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileNameError {
    found: String,
    fault: FileNameFault,
    allowed: String,
}

impl FileNameError {
    pub(super) fn new(found: &str, fault: FileNameFault, allowed: &Extensions) -> Self {
        Self { found: found.to_owned(), fault, allowed: allowed.to_string() }
    }

    /// Which rule the name breaks.
    #[must_use]
    pub const fn fault(&self) -> FileNameFault {
        self.fault
    }
}

/// What makes a file name no source of an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FileNameFault {
    /// There is no character.
    Empty,
    /// It has more than 255 characters, as no file has.
    TooLong,
    /// `/` or `\`: a path, and no name.
    Path,
    /// A control character, such as NUL, which ends the name for some programs.
    Control,
    /// A mark that changes the direction of writing, so that a reader sees another extension.
    Direction,
    /// There is no dot.
    NoDot,
    /// Only dots and blanks stand before the last dot, as in `.htaccess`: that is the name, and no extension.
    NothingBefore,
    /// Nothing stands behind the last dot.
    NothingBehind,
    /// `*` or `?` behind the last dot, which would match other keys.
    Wildcard,
    /// Another character behind the last dot that is no ASCII letter or digit.
    Character,
    /// The extension is not on the list.
    NotAllowed,
}

impl fmt::Display for FileNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = Excerpt(&self.found);
        match self.fault {
            FileNameFault::Empty => {
                return write!(f, "the file name is empty: it has 1 to {MAX_CHARACTERS} characters");
            }
            FileNameFault::TooLong => {
                return write!(f, "`{found}` is too long: a file name has 1 to {MAX_CHARACTERS} characters");
            }
            FileNameFault::Path => return write!(f, "`{found}` is a path: a file name has no slash and no backslash"),
            FileNameFault::Control => {
                return write!(f, "`{found}` holds a control character, as no file name should");
            }
            FileNameFault::Direction => {
                return write!(
                    f,
                    "`{found}` holds a mark that changes the direction of writing, which hides the extension"
                );
            }
            FileNameFault::NoDot => write!(f, "`{found}` has no extension")?,
            FileNameFault::NothingBefore => write!(f, "`{found}` has nothing before its last dot, so no extension")?,
            FileNameFault::NothingBehind => write!(f, "`{found}` has nothing behind its last dot")?,
            FileNameFault::Wildcard => write!(f, "the extension of `{found}` holds a wildcard")?,
            FileNameFault::Character => {
                write!(f, "the extension of `{found}` holds a character other than ASCII letters and digits")?;
            }
            FileNameFault::NotAllowed => write!(f, "the extension of `{found}` is not on the list")?,
        }
        write!(f, ": allowed are {}", self.allowed)
    }
}

impl std::error::Error for FileNameError {}
