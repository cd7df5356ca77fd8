use std::time::SystemTime;

use crate::sts::authorize::Granted;
use crate::sts::call::{AssumeRole, CallError, FederationToken, Place};
use crate::sts::secret::Secret;
use crate::sts::temporary::Signer;
use crate::sts::ttl::{Api, Federation, Role};

/// Either call, signed as often as it takes.
pub(super) trait Call<R>: Sized {
    type Scope;
    type Api: Api;

    fn granted(&self) -> &Granted<R, Self::Scope, Self::Api>;
    fn into_granted(self) -> Granted<R, Self::Scope, Self::Api>;
    fn place(&mut self) -> &mut Place;
    fn check(&self, key: Signer<'_>, now: SystemTime) -> Result<(), CallError>;
    fn request(&self, key: Signer<'_>, now: SystemTime) -> Result<http::Request<Vec<u8>>, CallError>;
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

/// The API, the id of the key that signs, and the name, or the role with its session and external id; empty where a call has
/// none.
type Texts<T> = [T; 5];

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
            texts: question.texts.map(str::to_owned),
            place: question.place.clone(),
            secrets: question.secrets.map(Option::<&_>::copied),
        }
    }
}

impl<R: Eq> Asked<R> {
    pub(super) fn is(&self, question: &Question<'_, R>) -> bool {
        self.policy == question.policy
            && self.texts == question.texts
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

            fn request(&self, key: Signer<'_>, now: SystemTime) -> Result<http::Request<Vec<u8>>, CallError> {
                self.request(key, now)
            }

            fn question<'c>(&'c $self, key: Signer<'c>) -> Question<'c, R> {
                Question {
                    requester: $self.granted.requester(),
                    policy: $self.granted.policy().as_json(),
                    texts: {
                        let [api, name, session, external_id] = $names;
                        [api, key.id, name, session, external_id]
                    },
                    place: &$self.place,
                    secrets: [Some(key.secret.digest()), key.token.map(Secret::digest)],
                }
            }
        }
    )*};
}

calls! {
    FederationToken(Federation), |self| ["GetFederationToken", &self.name, "", ""];
    AssumeRole(Role), |self| {
        ["AssumeRole", self.role.as_str(), self.session.as_str(), self.external_id.as_deref().unwrap_or_default()]
    };
}
