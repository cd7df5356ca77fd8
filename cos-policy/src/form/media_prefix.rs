use std::fmt;
use std::str::FromStr;

use crate::condition::ValueError;

/// What the content types of a kind start with: `image/`.
///
/// It is compared as it stands: there is no star, since `image/*` would only admit a content type that has the star in
/// it (436/14690). `image/` admits SVG, which browsers run: prefer one [`MediaType`](crate::condition::MediaType) where
/// what others uploaded is displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MediaPrefix {
    /// `application/`
    Application,
    /// `audio/`
    Audio,
    /// `font/`
    Font,
    /// `image/`
    Image,
    /// `model/`
    Model,
    /// `text/`
    Text,
    /// `video/`
    Video,
}

impl MediaPrefix {
    const ALL: [Self; 7] =
        [Self::Application, Self::Audio, Self::Font, Self::Image, Self::Model, Self::Text, Self::Video];

    /// Looks a kind up by its text, slash included.
    ///
    /// # Errors
    ///
    /// [`ValueError`] when there is no such kind; case matters.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        found.ok_or_else(|| ValueError::new("the prefix of a kind of content", text, Self::reason(text)))
    }

    const fn reason(text: &str) -> &'static str {
        match text.as_bytes() {
            [.., b'*'] => "a form compares the start as it stands: leave the star out, as in `image/`",
            _ => "the kinds are `application/`, `audio/`, `font/`, `image/`, `model/`, `text/` and `video/`",
        }
    }

    /// The text, which ends with a slash.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Application => "application/",
            Self::Audio => "audio/",
            Self::Font => "font/",
            Self::Image => "image/",
            Self::Model => "model/",
            Self::Text => "text/",
            Self::Video => "video/",
        }
    }
}

impl fmt::Display for MediaPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for MediaPrefix {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::parse(text)
    }
}
