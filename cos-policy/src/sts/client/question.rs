use std::time::SystemTime;

use crate::sts::authorize::Granted;
use crate::sts::call::{AssumeRole, CallError, FederationToken, Place};
use crate::sts::secret::Secret;
use crate::sts::temporary::Signer;
use crate::sts::ttl::{Api, Federation, Role};

use super::keys::Span;

/// Either call, signed as often as it takes.
pub(super) trait Call<R>: Sized {
    type Scope;
    type Api: Api;

    fn granted(&self) -> &Granted<R, Self::Scope, Self::Api>;
    fn into_granted(self) -> Granted<R, Self::Scope, Self::Api>;
    fn place(&mut self) -> &mut Place;
    fn check(&self, key: Signer<'_>, now: SystemTime) -> Result<(), CallError>;
    fn request(&self, key: Signer<'_>, span: Span) -> Result<http::Request<Vec<u8>>, CallError>;
    fn question<'c>(&'c self, key: Signer<'c>) -> Question<'c, R>;
}

/// All that a key depends on, apart from how long it lives: equal questions have one answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question<'c, R> {
    pub(super) requester: &'c R,
    pub(super) policy: &'c str,
    texts: Texts<&'c str>,
    place: &'c Place,
    secrets: Secrets<&'c [u8; 32]>,
}

/// The API, the id of the key that signs, and the name, or the role with its session and external id.
///
/// What a call does not have is no empty text: nothing is slower to compare, since it starts where there is no memory.
type Texts<T> = [Option<T>; 5];

/// SHA-256 of the secret that signs, and of its token.
type Secrets<T> = [Option<T>; 2];

/// A question that is kept.
pub(super) struct Asked<R> {
    requester: R,
    policy: String,
    texts: Texts<String>,
    place: Place,
    secrets: Secrets<[u8; 32]>,
}

impl<R: Clone> Asked<R> {
    pub(super) fn new(question: &Question<'_, R>) -> Self {
        Self {
            requester: question.requester.clone(),
            policy: question.policy.to_owned(),
            texts: question.texts.map(|text| text.map(str::to_owned)),
            place: question.place.clone(),
            secrets: question.secrets.map(Option::<&_>::copied),
        }
    }
}

impl<R: Eq> Asked<R> {
    pub(super) fn is(&self, question: &Question<'_, R>) -> bool {
        self.policy == question.policy
            && self.texts.each_ref().map(Option::as_deref) == question.texts
            && self.secrets.each_ref().map(Option::as_ref) == question.secrets
            && self.place == *question.place
            && self.requester == *question.requester
    }
}

macro_rules! calls {
    ($($call:ident($api:ident), |$self:ident| $names:expr;)*) => {$(
        impl<R, S> Call<R> for $call<R, S> {
            type Scope = S;
            type Api = $api;

            fn granted(&self) -> &Granted<R, S, $api> {
                &self.granted
            }

            fn into_granted(self) -> Granted<R, S, $api> {
                self.granted
            }

            fn place(&mut self) -> &mut Place {
                &mut self.place
            }

            fn check(&self, key: Signer<'_>, now: SystemTime) -> Result<(), CallError> {
                self.length()?;
                key.check(now)
            }

            fn request(&self, key: Signer<'_>, span: Span) -> Result<http::Request<Vec<u8>>, CallError> {
                self.request(key, span.from, span.shared_end())
            }

            fn question<'c>(&'c $self, key: Signer<'c>) -> Question<'c, R> {
                Question {
                    requester: $self.granted.requester(),
                    policy: $self.granted.policy().as_json(),
                    texts: {
                        let (api, name, session, external_id) = $names;
                        [Some(api), Some(key.id), Some(name), session, external_id]
                    },
                    place: &$self.place,
                    secrets: [Some(key.secret.digest()), key.token.map(Secret::digest)],
                }
            }
        }
    )*};
}

calls! {
    FederationToken(Federation), |self| ("GetFederationToken", self.name.as_str(), None, None);
    AssumeRole(Role), |self| {
        ("AssumeRole", self.role.as_str(), Some(self.session.as_str()), self.external_id.as_deref())
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sts::{Endpoint, PermanentKey, RoleArn, Ruling, Scope, SessionName, TemporaryKey, Ttl, authorize};
    use crate::{Bucket, Policy, Region, key};

    struct Folder(&'static str);

    impl Scope for Folder {
        fn bound(&self) -> Policy {
            let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
            let user = crate::Segment::parse(self.0).unwrap();
            Policy::builder().allow(crate::action::GetObject).on(bucket.at(key!("files/{user}/*"))).build()
        }
    }

    fn granted<A: Api>(requester: &'static str, folder: &'static str) -> Granted<&'static str, Folder, A> {
        let grant = |_: &&str, _: &Folder| Ruling::Grant;
        authorize(&grant, requester, Folder(folder), Ttl::default(), SystemTime::UNIX_EPOCH).unwrap()
    }

    fn call(requester: &'static str, folder: &'static str) -> FederationToken<&'static str, Folder> {
        FederationToken::new(granted(requester, folder))
    }

    fn role(role: &str, session: &str) -> AssumeRole<&'static str, Folder> {
        let role = RoleArn::parse(&format!("qcs::cam::uin/1:roleName/{role}")).unwrap();
        AssumeRole::new(granted("alice", "alice"), role, SessionName::parse(session).unwrap())
    }

    /// Whatever their hashes are.
    #[test]
    fn questions_are_equal_if_all_of_their_parts_are() {
        let key = |id, secret| PermanentKey::new(id, secret).unwrap();
        let token = |token| TemporaryKey::new("id", "secret", token, SystemTime::UNIX_EPOCH).unwrap();
        let (own, other_id, other_secret) = (key("id", "secret"), key("other", "secret"), key("id", "other"));
        let (one, two) = (token("one"), token("two"));
        let calls = [
            call("alice", "alice"),
            call("bob", "alice"),
            call("alice", "bob"),
            call("alice", "alice").region(Region::AP_SHANGHAI),
            call("alice", "alice").endpoint(Endpoint::internal()),
            call("alice", "alice").name("other").unwrap(),
        ];
        let roles = [
            role("up", "cos-policy"),
            role("down", "cos-policy"),
            role("up", "alice"),
            role("up", "alice").external_id("partner").unwrap(),
            role("up", "alice").external_id("partner:7").unwrap(),
        ];
        let mut questions: Vec<_> = calls.iter().map(|call| call.question(Signer::from(&own))).collect();
        questions.extend([&other_id, &other_secret].map(|key| calls[0].question(key.into())));
        questions.extend(roles.iter().map(|role| role.question(Signer::from(&own))));
        questions.extend([&one, &two].map(|key| roles[0].question(key.into())));
        for (a, one) in questions.iter().enumerate() {
            for (b, other) in questions.iter().enumerate() {
                assert_eq!(Asked::new(one).is(other), a == b, "{a} {b}");
            }
        }
    }
}
