use std::fmt;

macro_rules! codes {
    ($($(#[$about:meta])* $code:ident = $text:literal;)*) => {
        /// What STS answers instead of a key; the misspellings are its own. Source: 1312/48195 and the common codes of the
        /// product.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ApiCode {
            $($(#[$about])* #[doc = concat!("`", $text, "`")] $code,)*
            /// One that no document lists.
            Other(String),
        }

        impl ApiCode {
            /// By its text.
            #[must_use]
            pub fn of(text: &str) -> Self {
                match text {
                    $($text => Self::$code,)*
                    other => Self::Other(other.to_owned()),
                }
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$code => $text,)*
                    Self::Other(text) => text,
                }
            }
        }
    };
}

codes! {
    InternalErrorDbError = "InternalError.DbError";
    InternalErrorEncryptError = "InternalError.EncryptError";
    InternalErrorGetAppIdError = "InternalError.GetAppIdError";
    InternalErrorGetSeedTokenError = "InternalError.GetSeedTokenError";
    InternalErrorSystemError = "InternalError.SystemError";
    InternalErrorGetRoleError = "InternalError.GetRoleError";
    InternalErrorIllegalRole = "InternalError.IllegalRole";
    InternalErrorPbSerializeError = "InternalError.PbSerializeError";
    InternalErrorUnknownError = "InternalError.UnknownError";
    InvalidParameterAccountNotAvailable = "InvalidParameter.AccountNotAvaliable";
    InvalidParameterExtendStrategyOverSize = "InvalidParameter.ExtendStrategyOverSize";
    /// A resource of another account: an APPID of another one, or a `uin` where a `uid` stands.
    ///
    InvalidParameterGrantOtherResource = "InvalidParameter.GrantOtherResource";
    /// A life above the limit.
    ///
    InvalidParameterOverTimeError = "InvalidParameter.OverTimeError";
    InvalidParameterParamError = "InvalidParameter.ParamError";
    /// A policy that is too long.
    ///
    InvalidParameterPolicyTooLong = "InvalidParameter.PolicyTooLong";
    /// A resource that is not well-formed.
    ///
    InvalidParameterResourceError = "InvalidParameter.ResouceError";
    /// A policy that cannot be read.
    ///
    InvalidParameterStrategyFormatError = "InvalidParameter.StrategyFormatError";
    /// A policy that is not valid.
    ///
    InvalidParameterStrategyInvalid = "InvalidParameter.StrategyInvalid";
    InvalidParameterTempCodeNotAvailable = "InvalidParameter.TempCodeNotAvaliable";
    InvalidParameterAccessKeyNotSupport = "InvalidParameter.AccessKeyNotSupport";
    InvalidParameterOverLimit = "InvalidParameter.OverLimit";
    InvalidParameterWebIdentityTokenError = "InvalidParameter.WebIdentityTokenError";
    AuthFailureAccessKeyIllegal = "AuthFailure.AccessKeyIllegal";
    AuthFailureInvalidSecretId = "AuthFailure.InvalidSecretId";
    AuthFailureMfaFailure = "AuthFailure.MFAFailure";
    AuthFailureSecretIdNotFound = "AuthFailure.SecretIdNotFound";
    /// A clock that is more than 300 seconds off.
    ///
    AuthFailureSignatureExpire = "AuthFailure.SignatureExpire";
    AuthFailureSignatureFailure = "AuthFailure.SignatureFailure";
    AuthFailureTokenFailure = "AuthFailure.TokenFailure";
    AuthFailureUnauthorizedOperation = "AuthFailure.UnauthorizedOperation";
    FailedOperationCheckMfaError = "FailedOperation.CheckMFAError";
    FailedOperationMfaTypeNotSupported = "FailedOperation.MFATypeNotSupported";
    FailedOperationTempKeyNotAllowed = "FailedOperation.TempKeyNotAllowed";
    ResourceNotFoundRoleNotFound = "ResourceNotFound.RoleNotFound";
    UnauthorizedOperation = "UnauthorizedOperation";
    UnsupportedOperation = "UnsupportedOperation";
    /// More than 600 requests a second, unless the account has another limit.
    ///
    RequestLimitExceeded = "RequestLimitExceeded";
    InvalidAction = "InvalidAction";
    InvalidParameter = "InvalidParameter";
    InvalidParameterValue = "InvalidParameterValue";
    InternalError = "InternalError";
    AuthFailure = "AuthFailure";
}

impl ApiCode {
    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        matches!(
            self,
            Self::RequestLimitExceeded
                | Self::InternalError
                | Self::InternalErrorDbError
                | Self::InternalErrorEncryptError
                | Self::InternalErrorGetAppIdError
                | Self::InternalErrorGetSeedTokenError
                | Self::InternalErrorSystemError
                | Self::InternalErrorGetRoleError
                | Self::InternalErrorPbSerializeError
                | Self::InternalErrorUnknownError
        )
    }
}

impl fmt::Display for ApiCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
