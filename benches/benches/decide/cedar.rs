//! The same policy and requests in Cedar.

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request, Response, RestrictedExpression,
};

use cos_policy::Region;

use crate::cases::{BUCKET, CASES, Case, LIMIT, Place, USER};
use crate::engines::Engine;

/// The bucket is the resource, its name with the region; the key stands in the context. There are no entities to
/// look up, which is as fast as Cedar gets.
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    entities: Entities,
    requests: Vec<Request>,
}

impl Cedar {
    pub fn new() -> Self {
        let region = Region::AP_GUANGZHOU;
        let policies = format!(
            r#"
            permit (
                principal, action in [Action::"GetBucket", Action::"GetObject"], resource == Bucket::"{region}:{BUCKET}"
            ) when {{ context.key like "app/files/*" }};
            permit (
                principal, action in [Action::"PutObject", Action::"DeleteObject"], resource == Bucket::"{region}:{BUCKET}"
            ) when {{ context.key like "app/files/{USER}/*" }};
            permit (principal, action == Action::"PutObject", resource == Bucket::"{region}:{BUCKET}")
            when {{
                context.key like "app/avatar/{USER}/*" &&
                context has length && context.length <= {LIMIT} &&
                context has type && context.type like "image/*"
            }};
            "#
        );
        let cedar = Self {
            authorizer: Authorizer::new(),
            policies: policies.parse().expect("the policies are some"),
            entities: Entities::empty(),
            requests: CASES.iter().map(request).collect(),
        };
        // A policy that cannot be evaluated allows nothing either.
        assert!((0..CASES.len()).all(|at| cedar.decide(at).diagnostics().errors().next().is_none()));
        cedar
    }

    fn decide(&self, at: usize) -> Response {
        self.authorizer.is_authorized(&self.requests[at], &self.policies, &self.entities)
    }
}

fn request(case: &Case) -> Request {
    let (resource, key) = match case.place {
        Place::Account => (r#"Account::"1250000000""#.to_owned(), ""),
        Place::Object(bucket, key) | Place::Listing(bucket, key) => {
            (format!(r#"Bucket::"{}:{bucket}""#, Region::AP_GUANGZHOU), key)
        }
    };
    let key = ("key".to_owned(), RestrictedExpression::new_string(key.to_owned()));
    let length = case.content_length.map(|length| {
        let length = length.try_into().expect("the length fits");
        ("length".to_owned(), RestrictedExpression::new_long(length))
    });
    let media = case.content_type.map(|media| ("type".to_owned(), RestrictedExpression::new_string(media.to_owned())));
    let context = Context::from_pairs([key].into_iter().chain(length).chain(media)).expect("the keys differ");
    let action = format!(r#"Action::"{}""#, case.action);
    let uid = |text: &str| text.parse::<EntityUid>().expect("the text names an entity");
    Request::new(uid(r#"User::"alice""#), uid(&action), uid(&resource), context, None).expect("no schema refuses it")
}

impl Engine for Cedar {
    fn allows(&self, at: usize) -> bool {
        self.decide(at).decision() == Decision::Allow
    }
}
