use std::borrow::Cow;

use super::error::{Found, ParseFault};
use super::span::Span;

/// A strict reader of JSON (RFC 8259) that only goes where its caller leads it, so that nothing nests deeper than a
/// policy does.
pub(crate) struct Reader<'t> {
    text: &'t str,
    at: usize,
}

/// What a value begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Array,
    String,
    Number,
}

type Result<T> = std::result::Result<T, (Span, ParseFault)>;

impl<'t> Reader<'t> {
    pub(crate) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The kind of the value that comes next. A literal such as `null` is none that a policy has.
    pub(crate) fn kind(&mut self) -> Result<Kind> {
        self.skip_blanks();
        match self.peek() {
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::Array),
            Some(b'"') => Ok(Kind::String),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            _ => Err(self.unexpected("a value")),
        }
    }

    pub(crate) fn start(&mut self) -> usize {
        self.skip_blanks();
        self.at
    }

    /// The place between `start` and what was read last.
    pub(crate) const fn since(&self, start: usize) -> Span {
        Span::new(start, self.at)
    }

    /// What comes next, which is not wanted here; `expected` is.
    pub(crate) fn unexpected(&mut self, expected: &'static str) -> (Span, ParseFault) {
        self.skip_blanks();
        let rest = self.text.get(self.at..).unwrap_or_default();
        let (fault, length) = if rest.starts_with('\u{feff}') {
            (ParseFault::ByteOrderMark, '\u{feff}'.len_utf8())
        } else if rest.starts_with("//") || rest.starts_with("/*") {
            (ParseFault::Comment, "//".len())
        } else {
            let (found, length) = found(rest);
            (ParseFault::Expected { expected, found }, length)
        };
        (Span::new(self.at, self.at + length), fault)
    }

    pub(crate) fn open(&mut self, bracket: u8, expected: &'static str) -> Result<()> {
        if self.take(bracket) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    /// Whether the bracket closes here.
    pub(crate) fn close(&mut self, bracket: u8) -> bool {
        self.take(bracket)
    }

    /// A comma before the next item, or the closing bracket: whether there is a next item.
    pub(crate) fn next(&mut self, bracket: u8) -> Result<bool> {
        if self.take(b',') {
            return Ok(true);
        }
        if self.take(bracket) {
            return Ok(false);
        }
        Err(self.unexpected(if bracket == b'}' { "`,` or `}`" } else { "`,` or `]`" }))
    }

    /// The name of a member, and the colon behind it.
    pub(crate) fn name(&mut self) -> Result<(Cow<'t, str>, Span)> {
        let start = self.start();
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("the name of a member, in double quotes"));
        }
        let name = self.string()?;
        let span = self.since(start);
        if self.take(b':') { Ok((name, span)) } else { Err(self.unexpected("`:`")) }
    }

    /// The end of the text.
    pub(crate) fn end(&mut self) -> Result<()> {
        self.skip_blanks();
        if self.at == self.text.len() { Ok(()) } else { Err(self.unexpected("the end of the text")) }
    }

    pub(crate) fn string(&mut self) -> Result<Cow<'t, str>> {
        self.skip_blanks();
        if !self.take(b'"') {
            return Err(self.unexpected("a string"));
        }
        let start = self.at;
        let mut unescaped: Option<String> = None;
        let mut copied = start;
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            self.at += plain(rest);
            match self.peek() {
                Some(b'"') => {
                    let tail = self.text.get(copied..self.at).unwrap_or_default();
                    self.at += 1;
                    return Ok(match unescaped {
                        None => Cow::Borrowed(tail),
                        Some(text) => Cow::Owned(text + tail),
                    });
                }
                Some(b'\\') => {
                    let text = unescaped.get_or_insert_default();
                    text.push_str(self.text.get(copied..self.at).unwrap_or_default());
                    let character = self.escape()?;
                    unescaped.get_or_insert_default().push(character);
                    copied = self.at;
                }
                Some(_) => return Err((Span::new(self.at, self.at + 1), ParseFault::ControlCharacter)),
                None => return Err((Span::new(start - 1, self.at), ParseFault::OpenString)),
            }
        }
    }

    /// A backslash and what it stands for.
    fn escape(&mut self) -> Result<char> {
        let start = self.at;
        self.at += 1;
        let letter = self.peek();
        self.at += usize::from(letter.is_some_and(|letter| letter.is_ascii()));
        let character = match letter {
            Some(letter @ (b'"' | b'\\' | b'/')) => Some(char::from(letter)),
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            Some(b'u') => return self.unicode(start),
            _ => None,
        };
        character.ok_or((self.since(start), ParseFault::Escape))
    }

    /// Behind `\u`: four digits, or a pair of surrogates.
    fn unicode(&mut self, start: usize) -> Result<char> {
        let first = self.hex(start)?;
        let code = match first {
            0xd800..=0xdbff => {
                let low = if self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u")) {
                    self.at += 2;
                    self.hex(start)?
                } else {
                    0
                };
                match low {
                    0xdc00..=0xdfff => 0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00),
                    _ => return Err((self.since(start), ParseFault::LoneSurrogate)),
                }
            }
            0xdc00..=0xdfff => return Err((self.since(start), ParseFault::LoneSurrogate)),
            code => code,
        };
        char::from_u32(code).ok_or((self.since(start), ParseFault::Escape))
    }

    fn hex(&mut self, start: usize) -> Result<u32> {
        let digits = self.text.get(self.at..self.at + 4).filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let code = code.ok_or((self.since(start), ParseFault::Escape))?;
        self.at += 4;
        Ok(code)
    }

    /// The text of a number.
    pub(crate) fn number(&mut self) -> Result<&'t str> {
        let start = self.start();
        _ = self.take_here(b'-');
        let whole = self.digits();
        let leading_zero = whole > 1 && self.text.as_bytes().get(self.at - whole) == Some(&b'0');
        let fraction = !self.take_here(b'.') || self.digits() > 0;
        let exponent = if self.take_here(b'e') || self.take_here(b'E') {
            _ = self.take_here(b'+') || self.take_here(b'-');
            self.digits()
        } else {
            1
        };
        if whole == 0 || leading_zero || !fraction || exponent == 0 {
            return Err((self.since(start), ParseFault::Number));
        }
        // Anything larger compares like nothing a request can hold.
        if exponent > 4 {
            return Err((self.since(start), ParseFault::NumberRange));
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn digits(&mut self) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        count
    }

    fn skip_blanks(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        self.skip_blanks();
        self.take_here(byte)
    }

    fn take_here(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }
}

/// How many bytes come before a quote, a backslash or a control character; eight at a time, since most of a policy is
/// in its texts.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xff;
    const fn below(limit: u8, word: u64) -> u64 {
        word.wrapping_sub(ONES * limit as u64) & !word
    }
    let words = bytes.chunks_exact(8);
    let start = words.len() * 8;
    for (i, word) in words.filter_map(<[u8]>::first_chunk).enumerate() {
        let word = u64::from_le_bytes(*word);
        let equal = |byte: u8| below(1, word ^ (ONES * u64::from(byte)));
        let special = (below(0x20, word) | equal(b'"') | equal(b'\\')) & (ONES << 7);
        if special != 0 {
            return i * 8 + special.trailing_zeros() as usize / 8;
        }
    }
    let rest = bytes.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count()
}

/// What stands at the start of a text, and how many bytes of it.
fn found(rest: &str) -> (Found, usize) {
    let word = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let Some(character) = rest.chars().next() else {
        return (Found::End, 0);
    };
    match character {
        '{' => (Found::Object, 1),
        '[' => (Found::Array, 1),
        '"' => (Found::Text, 1),
        '-' | '0'..='9' => (Found::Number, 1),
        _ => match rest.get(..word) {
            Some("true" | "false") => (Found::Boolean, word),
            Some("null") => (Found::Null, word),
            _ => (Found::Character(character), character.len_utf8()),
        },
    }
}
