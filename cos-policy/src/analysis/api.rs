use crate::document::Document;
use crate::resource::Bucket;

use super::decide::Outcome;
use super::request::Request;

/// A call of the API that does not simply need the action of its own name on its own resource.
///
/// Any other call is one [`Request`], whose action is called like the API.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum ApiCall<'a> {
    /// `PUT Object - Copy` (436/10881).
    CopyObject {
        /// What is read.
        source: Object<'a>,
        /// What is written.
        target: Object<'a>,
    },
    /// `Upload Part - Copy` (436/8287).
    CopyPart {
        /// What is read.
        source: Object<'a>,
        /// What the part belongs to.
        target: Object<'a>,
    },
    /// `DELETE Multiple Objects` (436/8289).
    DeleteObjects {
        /// Where they are.
        bucket: &'a Bucket,
        /// What is deleted.
        keys: &'a [&'a str],
        /// Whether the call is not signed.
        anonymous: bool,
    },
    /// `POST Object` (436/14690).
    PostForm {
        /// The key after `${filename}` was replaced.
        object: Object<'a>,
    },
    /// `POST Object restore` (436/12633).
    Restore {
        /// What is restored.
        object: Object<'a>,
    },
    /// `SELECT Object Content` (436/32360).
    SelectObjectContent {
        /// What is read.
        object: Object<'a>,
    },
    /// `GET Bucket (List Objects)` (436/7734).
    ListObjects {
        /// The bucket.
        bucket: &'a Bucket,
        /// The `prefix` parameter, decoded.
        prefix: &'a str,
    },
    /// `GET Bucket Object Versions` (436/31551).
    ListObjectVersions {
        /// The bucket.
        bucket: &'a Bucket,
        /// The `prefix` parameter, decoded.
        prefix: &'a str,
    },
    /// `List Bucket Inventory Configurations` (436/33706).
    ListInventories {
        /// The bucket.
        bucket: &'a Bucket,
    },
    /// `GET Service` (436/8291).
    ListBuckets,
}

/// An object: its bucket and its key, decoded.
pub type Object<'a> = (&'a Bucket, &'a str);

/// The checks that a call is made of. All of them must be allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiRequests {
    checks: Vec<ApiCheck>,
}

/// One check of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiCheck {
    request: Request,
    dispute: Option<Dispute>,
}

/// Documents that name different actions for one check.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Dispute {
    alternative: Request,
    sources: &'static str,
}

impl Request {
    /// The requests that a call of the API makes.
    ///
    /// ```
    /// use cos_policy::analysis::{ApiCall, Outcome};
    /// use cos_policy::{policy, Bucket, Region, Request};
    ///
    /// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    /// let document = policy! { in bucket; allow GetObject, PutObject on "a/*"; }.document();
    ///
    /// let copy = ApiCall::CopyObject { source: (&bucket, "a/1"), target: (&bucket, "a/2") };
    /// let requests = Request::for_api(&copy);
    /// // Documents contradict each other on the action for the target.
    /// assert_eq!(requests.iter().filter(|check| check.is_disputed()).count(), 1);
    /// assert_eq!(document.decide_api(&requests), Outcome::Unknown);
    /// # Ok::<(), cos_policy::BucketError>(())
    /// ```
    #[must_use]
    pub fn for_api(call: &ApiCall<'_>) -> ApiRequests {
        let object = |action: &str, (bucket, key): Object<'_>| ApiCheck::certain(Self::object(action, bucket, key));
        let checks = match *call {
            ApiCall::CopyObject { source, target } => vec![
                object("GetObject", source),
                ApiCheck::disputed(target, "PutObject", "PutObjectCopy", "436/30580 and 436/10881"),
            ],
            ApiCall::CopyPart { source, target } => vec![
                object("GetObject", source),
                ApiCheck::disputed(target, "PutObject", "UploadPartCopy", "436/30580 and 436/8287"),
            ],
            ApiCall::DeleteObjects { bucket, keys, anonymous } => {
                let actions: &[&str] =
                    if anonymous { &["DeleteObject", "DeleteMultipleObjects"] } else { &["DeleteObject"] };
                let checks = |key| actions.iter().map(move |action| object(action, (bucket, key)));
                keys.iter().copied().flat_map(checks).collect()
            }
            ApiCall::PostForm { object: target } => vec![object("PostObject", target)],
            ApiCall::Restore { object: target } => vec![object("PostObjectRestore", target)],
            ApiCall::SelectObjectContent { object: target } => vec![object("GetObject", target)],
            ApiCall::ListObjects { bucket, prefix } => {
                vec![ApiCheck::certain(Self::listing("GetBucket", bucket, prefix))]
            }
            ApiCall::ListObjectVersions { bucket, prefix } => {
                vec![ApiCheck::certain(Self::listing("GetBucketObjectVersions", bucket, prefix))]
            }
            ApiCall::ListInventories { bucket } => vec![ApiCheck::certain(Self::bucket("GetBucketInventory", bucket))],
            ApiCall::ListBuckets => vec![ApiCheck::certain(Self::account("GetService"))],
        };
        ApiRequests { checks }
    }
}

impl ApiRequests {
    /// The checks.
    pub fn iter(&self) -> std::slice::Iter<'_, ApiCheck> {
        self.checks.iter()
    }

    /// The same call with a change to each of its requests, such as a value in the context.
    #[must_use]
    pub fn map(self, mut change: impl FnMut(Request) -> Request) -> Self {
        let check = |ApiCheck { request, dispute }| ApiCheck {
            request: change(request),
            dispute: dispute.map(|dispute: Dispute| Dispute { alternative: change(dispute.alternative), ..dispute }),
        };
        Self { checks: self.checks.into_iter().map(check).collect() }
    }
}

impl<'a> IntoIterator for &'a ApiRequests {
    type Item = &'a ApiCheck;
    type IntoIter = std::slice::Iter<'a, ApiCheck>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl ApiCheck {
    const fn certain(request: Request) -> Self {
        Self { request, dispute: None }
    }

    fn disputed((bucket, key): Object<'_>, action: &str, other: &str, sources: &'static str) -> Self {
        let alternative = Request::object(other, bucket, key);
        Self { request: Request::object(action, bucket, key), dispute: Some(Dispute { alternative, sources }) }
    }

    /// The request.
    #[must_use]
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// Whether documents contradict each other on the action.
    #[must_use]
    pub const fn is_disputed(&self) -> bool {
        self.dispute.is_some()
    }

    /// The request according to the other document, and the two documents.
    #[must_use]
    pub fn dispute(&self) -> Option<(&Request, &'static str)> {
        self.dispute.as_ref().map(|dispute| (&dispute.alternative, dispute.sources))
    }
}

impl Document {
    /// Decides a call: all of its checks must be allowed, and one that makes none is not. Where documents contradict each other on a check and the
    /// answers differ, the call is [`Outcome::Unknown`].
    #[must_use]
    pub fn decide_api(&self, requests: &ApiRequests) -> Outcome {
        let decide = |check: &ApiCheck| {
            let outcome = self.decide(&check.request).outcome();
            match check.dispute() {
                Some((alternative, _)) => either(outcome, self.decide(alternative).outcome()),
                None => outcome,
            }
        };
        requests.iter().map(decide).reduce(both).unwrap_or(Outcome::ImplicitDeny)
    }
}

/// One of the two is the answer, and nobody knows which.
fn either(a: Outcome, b: Outcome) -> Outcome {
    match (a, b) {
        (a, b) if a == b => a,
        (Outcome::ExplicitDeny | Outcome::ImplicitDeny, Outcome::ExplicitDeny | Outcome::ImplicitDeny) => {
            Outcome::ImplicitDeny
        }
        _ => Outcome::Unknown,
    }
}

/// Both must be allowed.
fn both(a: Outcome, b: Outcome) -> Outcome {
    let worst = [Outcome::ExplicitDeny, Outcome::ImplicitDeny, Outcome::Unknown];
    worst.into_iter().find(|outcome| *outcome == a || *outcome == b).unwrap_or(Outcome::Allow)
}
