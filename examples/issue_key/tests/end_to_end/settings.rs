//! What the environment says.

use issue_key::{Settings, SettingsError};

use crate::bucket;

const ID: (&str, &str) = ("TENCENTCLOUD_SECRET_ID", "AKIDEXAMPLE");
const SECRET: (&str, &str) = ("TENCENTCLOUD_SECRET_KEY", "secret");
const BUCKET: (&str, &str) = ("COS_BUCKET", "own-1250000001");
const REGION: (&str, &str) = ("COS_REGION", "ap-shanghai");

fn read(variables: &[(&str, &str)]) -> Result<Settings, SettingsError> {
    Settings::read(|name| variables.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned()))
}

#[test]
fn neither_secret_is_the_stand_in() {
    for variables in [&[][..], &[(ID.0, ""), (SECRET.0, "")]] {
        let settings = read(variables).unwrap();
        assert_eq!((settings.key, settings.bucket), (None, bucket()));
    }
    assert_eq!(read(&[BUCKET, REGION]).unwrap().bucket.name(), BUCKET.1);
}

#[test]
fn both_secrets_are_the_real_one() {
    let settings = read(&[ID, SECRET, BUCKET, REGION]).unwrap();
    assert_eq!(settings.key.unwrap().id(), ID.1);
    assert_eq!((settings.bucket.name(), settings.bucket.region().as_str()), (BUCKET.1, REGION.1));
}

#[test]
fn one_alone_is_an_error() {
    let stand_in = "set both, or neither for the stand-in";
    for (variables, error) in [
        (&[ID][..], format!("TENCENTCLOUD_SECRET_ID is set and TENCENTCLOUD_SECRET_KEY is not: {stand_in}")),
        (&[SECRET], format!("TENCENTCLOUD_SECRET_KEY is set and TENCENTCLOUD_SECRET_ID is not: {stand_in}")),
        (&[BUCKET], format!("COS_BUCKET is set and COS_REGION is not: {stand_in}")),
        (
            &[ID, SECRET],
            "TENCENTCLOUD_SECRET_ID is set, so COS_BUCKET and COS_REGION are needed: which bucket is it?".to_owned(),
        ),
    ] {
        assert_eq!(read(variables).unwrap_err().to_string(), error);
    }
}

#[test]
fn a_value_that_is_none() {
    let error = read(&[ID, (SECRET.0, "se cret"), BUCKET, REGION]).unwrap_err().to_string();
    assert_eq!(error, "the SecretKey is empty or has a character that none has, such as a blank or a line break");
    let error = read(&[("COS_BUCKET", "own"), REGION]).unwrap_err().to_string();
    assert!(error.starts_with("COS_BUCKET: "), "{error}");
    let error = read(&[BUCKET, ("COS_REGION", "*")]).unwrap_err().to_string();
    assert!(error.starts_with("COS_REGION: "), "{error}");
}
