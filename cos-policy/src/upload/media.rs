use crate::condition::MediaType;

/// Source: the media types registry of IANA. What it names with a `+` is not here, since a [`MediaType`] has none.
const MEDIA_TYPES: &[(&str, MediaType)] = &[
    ("aac", MediaType::from_static("audio/aac")),
    ("avif", MediaType::from_static("image/avif")),
    ("bmp", MediaType::from_static("image/bmp")),
    ("csv", MediaType::from_static("text/csv")),
    ("doc", MediaType::from_static("application/msword")),
    ("docx", MediaType::from_static("application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
    ("flac", MediaType::from_static("audio/flac")),
    ("gif", MediaType::from_static("image/gif")),
    ("gz", MediaType::from_static("application/gzip")),
    ("heic", MediaType::from_static("image/heic")),
    ("heif", MediaType::from_static("image/heif")),
    ("htm", MediaType::from_static("text/html")),
    ("html", MediaType::from_static("text/html")),
    ("jpeg", MediaType::from_static("image/jpeg")),
    ("jpg", MediaType::from_static("image/jpeg")),
    ("js", MediaType::from_static("text/javascript")),
    ("json", MediaType::from_static("application/json")),
    ("m4a", MediaType::from_static("audio/mp4")),
    ("md", MediaType::from_static("text/markdown")),
    ("mov", MediaType::from_static("video/quicktime")),
    ("mp3", MediaType::from_static("audio/mpeg")),
    ("mp4", MediaType::from_static("video/mp4")),
    ("ogg", MediaType::from_static("audio/ogg")),
    ("pdf", MediaType::from_static("application/pdf")),
    ("png", MediaType::from_static("image/png")),
    ("ppt", MediaType::from_static("application/vnd.ms-powerpoint")),
    ("pptx", MediaType::from_static("application/vnd.openxmlformats-officedocument.presentationml.presentation")),
    ("tif", MediaType::from_static("image/tiff")),
    ("tiff", MediaType::from_static("image/tiff")),
    ("txt", MediaType::from_static("text/plain")),
    ("webp", MediaType::from_static("image/webp")),
    ("xls", MediaType::from_static("application/vnd.ms-excel")),
    ("xlsx", MediaType::from_static("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    ("zip", MediaType::from_static("application/zip")),
];

pub(super) fn media_type(extension: &str) -> Option<MediaType> {
    MEDIA_TYPES.iter().find(|(known, _)| *known == extension).map(|(_, media_type)| media_type.clone())
}
