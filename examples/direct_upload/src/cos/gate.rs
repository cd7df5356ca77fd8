/// How the stand-in judges: honestly, or with one deliberate mistake, so that a set of cases can show that it finds it.
///
/// The numbers are those of the axioms of COS-1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Gate {
    /// As the documents say.
    #[default]
    Honest,
    /// Everything with a good signature is allowed.
    AllowAll,
    /// Nothing is.
    DenyAll,
    /// M1: `.`, `..` and empty segments are folded for the check, and not where the object is stored.
    FoldBeforeCheck,
    /// M1: they are folded where the object is stored, and not for the check.
    FoldAfterCheck,
    /// M1: the key is decoded twice.
    DecodeTwice,
    /// M1: capitals and small letters are one for the check.
    IgnoreCase,
    /// M1: dots at the end of the key do not count for the check.
    TrimDots,
    /// M1: an `e` and the accent behind it are one sign for the check, as normalisation form C has it.
    ComposeAccents,
    /// M2: the star at the end of a resource needs some text.
    StarNotEmpty,
    /// M2: the star at the end of a resource ends at a slash.
    StarWithinSegment,
    /// M2: a resource without a star is that of all that begins with it.
    ExactIsPrefix,
    /// M2: the key of a resource begins behind its last colon.
    SplitAtLastColon,
    /// M2: the region of a resource does not count.
    AnyRegion,
    /// M2: the account of a resource does not count.
    AnyAccount,
    /// M3: a listing is judged as one of the bare bucket.
    ListingAsBucket,
    /// M4: a copy is judged by its target alone.
    CopyOneCheck,
    /// M4: a HEAD of an object is judged as `GetObject`.
    HeadAsGet,
    /// M4: the deletion of many is judged by the first key.
    DeleteFirstOnly,
    /// M4: a form is judged as `PutObject`.
    FormAsPut,
    /// M5: of a header that is sent twice the first value counts.
    FirstHeader,
    /// M5: of a header that is sent twice the last value counts.
    LastHeader,
    /// M5: a header without a value is present.
    EmptyHeaderPresent,
    /// M5: a chunked upload has the length 0.
    ChunkedIsZero,
    /// M5, with the rule for what is absent (436/71306): it makes every operator true.
    AbsentIsTrue,
    /// M5, with the rule for what is absent (436/71306): it makes negated operators true, as other clouds have it.
    AbsentIsUnequal,
    /// M6: query parameters compare as they stand in the URL.
    RawQuery,
    /// M9: a form is judged by its key before `${filename}` is replaced.
    FormKeyBeforeFilename,
    /// What no document settles is allowed.
    UnknownAllowed,
}

impl Gate {
    /// All of them.
    pub const ALL: [Self; 29] = [
        Self::Honest,
        Self::AllowAll,
        Self::DenyAll,
        Self::FoldBeforeCheck,
        Self::FoldAfterCheck,
        Self::DecodeTwice,
        Self::IgnoreCase,
        Self::TrimDots,
        Self::ComposeAccents,
        Self::StarNotEmpty,
        Self::StarWithinSegment,
        Self::ExactIsPrefix,
        Self::SplitAtLastColon,
        Self::AnyRegion,
        Self::AnyAccount,
        Self::ListingAsBucket,
        Self::CopyOneCheck,
        Self::HeadAsGet,
        Self::DeleteFirstOnly,
        Self::FormAsPut,
        Self::FirstHeader,
        Self::LastHeader,
        Self::EmptyHeaderPresent,
        Self::ChunkedIsZero,
        Self::AbsentIsTrue,
        Self::AbsentIsUnequal,
        Self::RawQuery,
        Self::FormKeyBeforeFilename,
        Self::UnknownAllowed,
    ];

    /// The axiom that it denies, such as `"M1"`; `None` for those that deny no single one.
    #[must_use]
    pub const fn axiom(self) -> Option<&'static str> {
        Some(match self {
            Self::Honest | Self::AllowAll | Self::DenyAll | Self::UnknownAllowed => return None,
            Self::FoldBeforeCheck
            | Self::FoldAfterCheck
            | Self::DecodeTwice
            | Self::IgnoreCase
            | Self::TrimDots
            | Self::ComposeAccents => "M1",
            Self::StarNotEmpty
            | Self::StarWithinSegment
            | Self::ExactIsPrefix
            | Self::SplitAtLastColon
            | Self::AnyRegion
            | Self::AnyAccount => "M2",
            Self::ListingAsBucket => "M3",
            Self::CopyOneCheck | Self::HeadAsGet | Self::DeleteFirstOnly | Self::FormAsPut => "M4",
            Self::FirstHeader
            | Self::LastHeader
            | Self::EmptyHeaderPresent
            | Self::ChunkedIsZero
            | Self::AbsentIsTrue
            | Self::AbsentIsUnequal => "M5",
            Self::RawQuery => "M6",
            Self::FormKeyBeforeFilename => "M9",
        })
    }
}
