use super::{
    AbortMultipartUpload, CompleteMultipartUpload, GetObject, HeadObject, InitiateMultipartUpload,
    ListMultipartUploads, ListParts, PutObject, UploadPart,
};

/// One request uploads the whole object.
pub const SIMPLE_UPLOAD: PutObject = PutObject;

/// A multipart upload that can be resumed and cancelled, as the official SDKs do it (`uploadFile`, `sliceUploadFile`).
///
/// `ListMultipartUploads` looks for the upload to resume with the key as its prefix. Small files go through
/// [`SIMPLE_UPLOAD`], so a client usually needs both: `(SIMPLE_UPLOAD, RESUMABLE_UPLOAD)`.
///
/// Source: 436/30580, whose example of a multipart upload lists these six.
pub const RESUMABLE_UPLOAD: (
    InitiateMultipartUpload,
    UploadPart,
    CompleteMultipartUpload,
    ListParts,
    ListMultipartUploads,
    AbortMultipartUpload,
) = (
    InitiateMultipartUpload,
    UploadPart,
    CompleteMultipartUpload,
    ListParts,
    ListMultipartUploads,
    AbortMultipartUpload,
);

/// Reading an object and its metadata. The official SDKs ask for the metadata before a download in parts.
pub const DOWNLOAD: (GetObject, HeadObject) = (GetObject, HeadObject);
