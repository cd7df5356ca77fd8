use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

use crate::resource::{Bucket, BucketError, Region, RegionError};
use crate::text::Excerpt;

use super::Request;
use super::context::{ContextValue, Given};

/// A request as JSON has it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shape {
    action: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bucket: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    key: String,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    context: Map<String, Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    principal: Option<String>,
}

/// A request in JSON is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ShapeError {
    Region(RegionError),
    Bucket(BucketError),
    NoRegion,
    NoBucket,
    TwoPrefixes,
    Value(String),
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Region(error) => error.fmt(f),
            Self::Bucket(error) => error.fmt(f),
            Self::NoRegion => f.write_str("`region` is missing: a bucket is in one"),
            Self::NoBucket => f.write_str("`bucket` is missing: a key and a region are those of a bucket"),
            Self::TwoPrefixes => f.write_str("`key` and `cos:prefix` differ: a listing has one prefix"),
            Self::Value(key) => {
                write!(f, "`{key}` is neither a text, a number, a boolean nor a list of texts", key = Excerpt(key))
            }
        }
    }
}

impl TryFrom<Shape> for Request {
    type Error = ShapeError;

    fn try_from(shape: Shape) -> Result<Self, ShapeError> {
        let Shape { action, region, bucket, key, context, principal } = shape;
        let mut request = match (bucket, region) {
            (Some(bucket), Some(region)) => {
                let region = Region::parse(&region).map_err(ShapeError::Region)?;
                let bucket = Bucket::new(region, &bucket).map_err(ShapeError::Bucket)?;
                Self::object(action, &bucket, &key)
            }
            (Some(_), None) => return Err(ShapeError::NoRegion),
            (None, Some(_)) => return Err(ShapeError::NoBucket),
            (None, None) if !key.is_empty() => return Err(ShapeError::NoBucket),
            (None, None) => Self::account(action),
        };
        for (name, value) in context {
            let value = ContextValue::of_json(value).ok_or_else(|| ShapeError::Value(name.clone()))?;
            request = request.with(&name, value);
        }
        if request.is_listing() && !key.is_empty() && request.key() != key {
            return Err(ShapeError::TwoPrefixes);
        }
        request.principal = principal;
        Ok(request)
    }
}

impl ContextValue {
    fn of_json(value: Value) -> Option<Self> {
        Some(Self(match value {
            Value::String(text) => Given::Text(text),
            Value::Number(number) => Given::Number(number.to_string()),
            Value::Bool(value) => Given::Boolean(value),
            Value::Array(items) => {
                let text = |item| if let Value::String(text) = item { Some(text) } else { None };
                Given::Texts(items.into_iter().map(text).collect::<Option<_>>()?)
            }
            Value::Null | Value::Object(_) => return None,
        }))
    }
}

impl From<Request> for Shape {
    fn from(request: Request) -> Self {
        let json = |value: ContextValue| match value.0 {
            Given::Text(text) => Value::String(text),
            // A number that JSON's readers would round is text, which is read as the same number.
            Given::Number(number) => match number.parse::<Number>() {
                Ok(exact) if exact.to_string() == number => Value::Number(exact),
                _ => Value::String(number),
            },
            Given::Boolean(value) => Value::Bool(value),
            Given::Texts(texts) => texts.into(),
        };
        Self {
            region: request.bucket_of().map(|bucket| bucket.region().to_string()),
            bucket: request.bucket_of().map(|bucket| bucket.name().to_owned()),
            key: request.key().to_owned(),
            action: request.action,
            context: request.context.into_iter().map(|entry| (entry.name, json(entry.value))).collect(),
            principal: request.principal,
        }
    }
}
