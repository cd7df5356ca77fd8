use clap::Args;
use cos_policy::{Document, Request};
use serde_json::{Map, Value, json};

use crate::failure::Failure;

use super::place;

/// The request that the arguments describe.
#[derive(Args, Debug)]
pub(super) struct Asked {
    /// What is done, such as `PutObject` or `name/cos:PutObject`
    #[arg(long, required_unless_present = "requests")]
    action: Option<String>,

    /// The region of the bucket, such as `ap-guangzhou`
    #[arg(long, requires = "bucket", conflicts_with = "requests")]
    region: Option<String>,

    /// The bucket with its APPID; without one, a request with a key is about the one bucket that the policy names, and one
    /// without a key about the account
    #[arg(long, requires = "region", conflicts_with = "requests")]
    bucket: Option<String>,

    /// The key of the object, or the prefix of a listing; without one, the request is about the bucket itself
    #[arg(long, conflicts_with = "requests")]
    key: Option<String>,

    /// A value of the context, such as `cos:content-length=10`; a key that is given several times has several values
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair, conflicts_with = "requests")]
    context: Vec<(String, String)>,

    /// Who asks, such as `qcs::cam::uin/100000000001:uin/100000000002`
    #[arg(long, conflicts_with = "requests")]
    principal: Option<String>,
}

impl Asked {
    /// Goes through JSON, so that both ways to ask are one.
    pub(super) fn request(&self, document: &Document) -> Result<Request, Failure> {
        let [region, bucket] = match (&self.bucket, &self.key) {
            (None, Some(_)) => place::only(document)?.map(Some),
            _ => [self.region.clone(), self.bucket.clone()],
        };
        let members = [
            ("action", &self.action),
            ("region", &region),
            ("bucket", &bucket),
            ("key", &self.key),
            ("principal", &self.principal),
        ];
        let given = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value.as_ref()?))));
        let mut request: Map<String, Value> = given.collect();
        request.insert("context".to_owned(), Value::Object(self.context()));
        serde_json::from_value(request.into()).map_err(|error| Failure::new("the request", error))
    }

    fn context(&self) -> Map<String, Value> {
        let mut context = Map::new();
        for (key, value) in &self.context {
            let value = json!(value);
            let all = match context.remove(key) {
                None => value,
                Some(Value::Array(values)) => values.into_iter().chain([value]).collect(),
                Some(first) => json!([first, value]),
            };
            context.insert(key.clone(), all);
        }
        context
    }
}

fn pair(text: &str) -> Result<(String, String), &'static str> {
    let (key, value) = text.split_once('=').ok_or("expected a key and a value, such as `cos:content-length=10`")?;
    Ok((key.to_owned(), value.to_owned()))
}
