use std::fmt;

/// The greatest length of a key in bytes, and of what fills one placeholder.
const MAX_KEY: usize = 850;
const MAX_SEGMENT: usize = 128;

/// The text of `key!`: literals, and the placeholders between them.
pub(crate) struct Template {
    /// One more than there are placeholders. The star of a folder is not part of it.
    pub(crate) literals: Vec<String>,
    pub(crate) placeholders: Vec<String>,
    pub(crate) is_folder: bool,
}

impl Template {
    pub(crate) fn parse(text: &str) -> Result<Self, Fault> {
        if text.is_empty() {
            return Err(Fault::Empty);
        }
        if matches!(text, "*" | "/*") {
            return Err(Fault::Everything);
        }
        let path = text.strip_suffix("/*");
        let template = Self::split(path.unwrap_or(text))?;
        template.check_segments(text, path.unwrap_or(text))?;
        let longest =
            template.literals.iter().map(String::len).sum::<usize>() + template.placeholders.len() * MAX_SEGMENT;
        // A folder's slash and one more byte must fit.
        let longest = if path.is_some() { longest + 2 } else { longest };
        if longest > MAX_KEY {
            return Err(Fault::TooLong(longest));
        }
        let Self { mut literals, placeholders, .. } = template;
        if let (Some(_), Some(last)) = (path, literals.last_mut()) {
            last.push('/');
        }
        Ok(Self { literals, placeholders, is_folder: path.is_some() })
    }

    fn split(path: &str) -> Result<Self, Fault> {
        let mut literals = vec![String::new()];
        let mut placeholders = Vec::new();
        let mut rest = path;
        while let Some((literal, after)) = rest.split_once('{') {
            push(&mut literals, literal)?;
            let (name, after) = after.split_once('}').ok_or(Fault::Brace)?;
            if !is_name(name) {
                return Err(Fault::Name(name.to_owned()));
            }
            placeholders.push(name.to_owned());
            literals.push(String::new());
            rest = after;
        }
        push(&mut literals, rest)?;
        Ok(Self { literals, placeholders, is_folder: false })
    }

    /// What is wrong between two slashes; `text` is the path with the star of a folder.
    fn check_segments(&self, text: &str, path: &str) -> Result<(), Fault> {
        let is_folder = text.len() > path.len();
        if path.starts_with('/') {
            return Err(Fault::LeadingSlash);
        }
        if path.ends_with('/') && !is_folder {
            return Err(Fault::TrailingSlash(text.to_owned()));
        }
        for segment in path.split('/') {
            if segment.is_empty() {
                return Err(Fault::EmptySegment);
            }
            if segment.matches('{').count() > 1 {
                return Err(Fault::Ambiguous(segment.to_owned()));
            }
            if path.ends_with('*') && path.matches('*').count() == 1 && segment.ends_with('*') && !is_folder {
                let before = text.trim_end_matches('*').to_owned();
                return Err(if before.ends_with('.') {
                    Fault::AnyExtension(before)
                } else {
                    Fault::LoosePrefix(before)
                });
            }
            if segment.contains('*') {
                return Err(Fault::InnerStar(text.to_owned()));
            }
            if segment.ends_with('.') {
                return Err(Fault::Dots(segment.to_owned()));
            }
        }
        match self.literals.iter().flat_map(|literal| literal.chars()).find(|c| !is_allowed(*c)) {
            Some(other) => Err(Fault::Character(other)),
            None => Ok(()),
        }
    }
}

fn push(literals: &mut [String], literal: &str) -> Result<(), Fault> {
    if literal.contains('}') {
        return Err(Fault::Brace);
    }
    if let Some(last) = literals.last_mut() {
        last.push_str(literal);
    }
    Ok(())
}

/// A variable, or a field of one.
fn is_name(name: &str) -> bool {
    name.split('.').all(is_identifier)
}

fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name != "_"
}

/// Whether a text fills a placeholder, as `Segment::parse` has it.
pub(crate) fn is_segment(text: &str) -> bool {
    (1..=MAX_SEGMENT).contains(&text.len())
        && text.chars().all(|character| character != '/' && is_allowed(character))
        && !text.starts_with('.')
        && !text.ends_with('.')
}

const fn is_allowed(character: char) -> bool {
    matches!(character, 'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' | '.' | '/')
}

/// What makes a literal no key and no folder, as the compiler reports it.
pub(crate) enum Fault {
    Empty,
    Everything,
    LoosePrefix(String),
    AnyExtension(String),
    InnerStar(String),
    LeadingSlash,
    TrailingSlash(String),
    EmptySegment,
    Dots(String),
    Ambiguous(String),
    Brace,
    Name(String),
    Character(char),
    TooLong(usize),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => {
                f.write_str("an empty text is no key: name an object (`photos/cat.jpg`) or a folder (`photos/*`)")
            }
            Self::Everything => f.write_str(
                "this is the whole bucket: name a folder (`photos/*`), or grant `bucket.whole()` deliberately",
            ),
            Self::LoosePrefix(before) => {
                write!(
                    f,
                    "`{before}*` is a loose prefix: it also reaches `{before}2` and `{before}-old/..`; a folder ends with a slash and the star: `{before}/*`"
                )
            }
            Self::AnyExtension(before) => {
                write!(
                    f,
                    "`{before}*` leaves the extension open, and with it what follows, slashes included: name the extension, as in `{before}jpg`"
                )
            }
            Self::InnerStar(text) => {
                write!(
                    f,
                    "`{text}` has a star inside: documents promise a star at the end only, as in `photos/*`; name the parts, or fill them with placeholders"
                )
            }
            Self::LeadingSlash => {
                f.write_str("a key does not start with `/`: clients drop it, and the grant would match nothing")
            }
            Self::TrailingSlash(text) => {
                write!(f, "`{text}` is neither an object nor a folder: a folder is written `{text}*`")
            }
            Self::EmptySegment => f.write_str("`//` leaves a segment empty: some clients fold it, COS does not"),
            Self::Dots(segment) => write!(
                f,
                "the segment `{segment}` ends with a dot: `.` and `..` are no folders to COS, and trailing dots are undocumented"
            ),
            Self::Ambiguous(segment) => {
                write!(
                    f,
                    "`{segment}` is ambiguous: two placeholders in one segment let different values make the same key; put a slash between them"
                )
            }
            Self::Brace => f.write_str("a placeholder is written `{name}`, with both braces"),
            Self::Name(name) => write!(
                f,
                "`{{{name}}}` is no placeholder: write the name of a variable or a field, as in `{{user}}` and `{{user.id}}`"
            ),
            Self::Character(other) => write!(
                f,
                "`{}` cannot stand in a key here: its letters are ASCII letters, digits, `-`, `_`, `.` and `/`, since nobody documents how COS compares the rest",
                other.escape_debug()
            ),
            Self::TooLong(longest) => {
                write!(f, "this key can have {longest} bytes, more than {MAX_KEY}: a placeholder counts {MAX_SEGMENT}")
            }
        }
    }
}
