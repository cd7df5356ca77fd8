//! What STS answers, errors inside the status 200 included.

use std::time::Duration;

use cos_policy::sts::{ApiCode, FederationToken, Issued, Malformed, StsError};
use cos_policy::{Key, Segment};
use serde_json::json;

use crate::{Files, at, bucket, granted, key, name, now};

fn read(status: u16, body: &str) -> Result<Issued<Segment, Files>, StsError> {
    let (_, pending) = FederationToken::new(granted()).sign(&key(), now()).unwrap();
    pending.read(&http::Response::builder().status(status).body(body.as_bytes().to_vec()).unwrap())
}

/// As 1312/48195 shows it.
fn answer(expired: u64) -> String {
    json!({"Response": {
        "Credentials": {"Token": "token+/==", "TmpSecretId": "AKIDtmp", "TmpSecretKey": "tmp-secret"},
        "ExpiredTime": expired,
        "Expiration": "2023-11-14T22:28:20Z",
        "RequestId": "4daec797-9cd2-4f09-9e7a-7d4c43b2a74c",
    }})
    .to_string()
}

#[test]
fn a_key() {
    let issued = read(200, &answer(1_700_000_900)).unwrap();
    assert_eq!((issued.requester(), issued.scope()), (&name("alice"), &Files { user: name("alice") }));
    assert_eq!((issued.id(), issued.starts(), issued.expires()), ("AKIDtmp", now(), at(1_700_000_900)));
    assert_eq!(issued.request_id(), "4daec797-9cd2-4f09-9e7a-7d4c43b2a74c");
    let key = issued.into_key();
    assert_eq!((key.id(), key.secret().expose(), key.token().expose()), ("AKIDtmp", "tmp-secret", "token+/=="));
    assert_eq!(key.expires(), at(1_700_000_900));
}

#[test]
fn a_key_ends_with_what_was_granted() {
    assert_eq!(read(200, &answer(1_700_000_800)).unwrap().expires(), at(1_700_000_800));
    assert_eq!(read(200, &answer(1_700_003_600)).unwrap().expires(), now() + Duration::from_secs(900));
}

#[test]
fn an_error_inside_the_status_200() {
    let body = json!({"Response": {
        "Error": {"Code": "InvalidParameter.GrantOtherResource", "Message": "cant grant other resource"},
        "RequestId": "1",
    }});
    let error = read(200, &body.to_string()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "STS refuses: InvalidParameter.GrantOtherResource: cant grant other resource (request 1)",
    );
    assert!(!error.is_retryable());
    let StsError::Api { code, .. } = error else { panic!() };
    assert_eq!(code, ApiCode::InvalidParameterGrantOtherResource);
}

/// 1312/48195, the list of the whole product, and the common codes.
const CODES: &str = "InternalError.DbError InternalError.EncryptError InternalError.GetAppIdError InternalError.GetSeedTokenError \
    InternalError.SystemError InvalidParameter.AccountNotAvaliable InvalidParameter.ExtendStrategyOverSize \
    InvalidParameter.GrantOtherResource InvalidParameter.OverTimeError InvalidParameter.ParamError \
    InvalidParameter.PolicyTooLong InvalidParameter.ResouceError InvalidParameter.StrategyFormatError \
    InvalidParameter.StrategyInvalid InvalidParameter.TempCodeNotAvaliable ResourceNotFound.RoleNotFound \
    UnauthorizedOperation UnsupportedOperation AuthFailure.AccessKeyIllegal FailedOperation.CheckMFAError \
    FailedOperation.MFATypeNotSupported FailedOperation.TempKeyNotAllowed InternalError.GetRoleError \
    InternalError.IllegalRole InternalError.PbSerializeError InternalError.UnknownError \
    InvalidParameter.AccessKeyNotSupport InvalidParameter.OverLimit InvalidParameter.WebIdentityTokenError \
    RequestLimitExceeded AuthFailure.InvalidSecretId AuthFailure.MFAFailure AuthFailure.SecretIdNotFound \
    AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure AuthFailure.UnauthorizedOperation \
    InvalidAction InvalidParameter InvalidParameterValue";

#[test]
fn every_documented_code_has_a_name() {
    for code in CODES.split_whitespace() {
        let read = ApiCode::of(code);
        assert!(!matches!(read, ApiCode::Other(_)), "{code}");
        assert_eq!((read.as_str(), read.to_string().as_str()), (code, code));
    }
    assert_eq!(ApiCode::of("InvalidParameter.Frob"), ApiCode::Other("InvalidParameter.Frob".to_owned()));
    assert_eq!(ApiCode::of("").as_str(), "");
}

#[test]
fn what_may_succeed_later() {
    for code in CODES.split_whitespace() {
        let is_retryable =
            code == "RequestLimitExceeded" || code.starts_with("InternalError") && code != "InternalError.IllegalRole";
        assert_eq!(ApiCode::of(code).is_retryable(), is_retryable, "{code}");
    }
    for (status, is_retryable) in [(200, false), (403, false), (429, true), (500, true), (502, true)] {
        assert_eq!(read(status, "<html>").unwrap_err().is_retryable(), is_retryable, "{status}");
    }
}

#[test]
fn answers_of_others() {
    let why = |status, body: &str| match read(status, body).unwrap_err() {
        StsError::Malformed { status: own, why } if own == status => why,
        other => panic!("{other}"),
    };
    for body in ["", "<html>", "{}", "[]", "null", r#"{"Response":1}"#, r#"{"response":{}}"#] {
        assert_eq!(why(502, body), Malformed::Json, "{body}");
    }
    assert_eq!(why(200, r#"{"Response":{"RequestId":"1"}}"#), Malformed::NoKey);
    assert_eq!(why(200, &answer(1).replace("AKIDtmp", "")), Malformed::NoKey);
    assert_eq!(why(200, &answer(1).replace("tmp-secret", "a b")), Malformed::NoKey);
    assert_eq!(why(200, &answer(1).replace("ExpiredTime", "Expired")), Malformed::NoEnd);
    assert_eq!(why(200, &answer(u64::MAX)), Malformed::NoEnd);
    assert_eq!(read(502, "<html>").unwrap_err().to_string(), "the answer, with the status 502, is no answer of STS");
}

#[test]
fn what_the_browser_is_told() {
    let issued = || read(200, &answer(1_700_000_900)).unwrap();
    let bucket = bucket();
    let key = Key::parse("files/alice/1.jpg").unwrap();
    assert_eq!(
        serde_json::to_string(&issued().into_reply(&bucket).with_key(key.as_str())).unwrap(),
        r#"{"credentials":{"tmpSecretId":"AKIDtmp","tmpSecretKey":"tmp-secret","sessionToken":"token+/=="},"startTime":1700000000,"expiredTime":1700000900,"expiration":"2023-11-14T22:28:20Z","requestId":"4daec797-9cd2-4f09-9e7a-7d4c43b2a74c","bucket":"examplebucket-1250000000","region":"ap-guangzhou","key":"files/alice/1.jpg"}"#,
    );
    assert_eq!(
        serde_json::to_string(&issued().into_flat_reply(&bucket)).unwrap(),
        r#"{"TmpSecretId":"AKIDtmp","TmpSecretKey":"tmp-secret","SecurityToken":"token+/==","StartTime":1700000000,"ExpiredTime":1700000900,"ScopeLimit":true,"Bucket":"examplebucket-1250000000","Region":"ap-guangzhou"}"#,
    );
}
