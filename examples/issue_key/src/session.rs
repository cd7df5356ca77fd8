use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use cos_policy::Segment;

use crate::place::UserId;
use crate::random;
use crate::refusal::Refusal;
use crate::service::Service;

/// Browsers take a cookie with this prefix over HTTPS alone (or from this machine), and from no other host.
const COOKIE: &str = "__Host-session";
const LIFE: Duration = Duration::from_secs(3600);

/// The users of the demonstration. A real service keeps hashes of passwords, or leaves the login to somebody else.
const USERS: [(&str, &str); 2] = [("alice", "wonderland"), ("bob", "builder")];

/// The user of a name and a password.
pub(crate) fn user(name: &str, password: &str) -> Option<UserId> {
    let is_known = USERS.contains(&(name, password));
    is_known.then(|| Segment::parse(name).ok().map(UserId)).flatten()
}

/// Who is logged in: by random ids, which browsers keep in a cookie.
#[derive(Default)]
pub(crate) struct Sessions(Mutex<BTreeMap<String, Session>>);

struct Session {
    user: UserId,
    until: SystemTime,
}

impl Sessions {
    /// Logs a user in; the cookie is for that user's browser.
    pub(crate) fn open(&self, user: UserId, now: SystemTime) -> Result<Cookie<'static>, getrandom::Error> {
        let id = random::id()?;
        let mut all = self.all();
        all.retain(|_, session| now < session.until);
        all.insert(id.clone(), Session { user, until: now + LIFE });
        Ok(cookie(id))
    }

    /// Whose browser sent these cookies.
    fn user(&self, cookies: &CookieJar, now: SystemTime) -> Option<UserId> {
        let all = self.all();
        let session = all.get(cookies.get(COOKIE)?.value())?;
        (now < session.until).then(|| session.user.clone())
    }

    /// Logs out whose browser sent these cookies.
    pub(crate) fn close(&self, cookies: CookieJar) -> CookieJar {
        if let Some(cookie) = cookies.get(COOKIE) {
            self.all().remove(cookie.value());
        }
        cookies.remove(cookie(String::new()))
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Session>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// No script reads it, no page of another site sends it, and it ends with the browser.
fn cookie(id: String) -> Cookie<'static> {
    Cookie::build((COOKIE, id)).path("/").secure(true).http_only(true).same_site(SameSite::Strict).build()
}

/// Without the ids: who has one is logged in.
impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sessions").field("open", &self.all().len()).finish()
    }
}

/// Who is logged in, and asks.
#[derive(Debug)]
pub struct Requester(pub UserId);

impl<S> FromRequestParts<S> for Requester
where
    Arc<Service>: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let cookies = CookieJar::from_headers(&parts.headers);
        let service = Arc::<Service>::from_ref(state);
        service.sessions.user(&cookies, SystemTime::now()).map(Self).ok_or(Refusal::NotLoggedIn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends() {
        let (sessions, now) = (Sessions::default(), SystemTime::UNIX_EPOCH);
        let alice = user("alice", "wonderland").unwrap();
        let cookies = CookieJar::new().add(sessions.open(alice.clone(), now).unwrap());
        assert_eq!(sessions.user(&cookies, now + LIFE - Duration::from_secs(1)), Some(alice.clone()));
        assert_eq!(sessions.user(&cookies, now + LIFE), None);

        sessions.open(alice, now + LIFE).unwrap();
        assert_eq!(sessions.all().len(), 1, "what has ended is forgotten");
    }
}
