use std::collections::BTreeMap;
use std::sync::Arc;

use issue_key::sts_stand_in::{Session, StsStandIn};

/// What knows the temporary keys.
pub trait Sessions: Send + Sync {
    /// The key of a token, an expired one as well; `None` if nobody issued it.
    fn look_up(&self, token: &str) -> Option<Session>;
}

impl Sessions for StsStandIn {
    fn look_up(&self, token: &str) -> Option<Session> {
        Self::look_up(self, token)
    }
}

/// A table by token.
impl Sessions for BTreeMap<String, Session> {
    fn look_up(&self, token: &str) -> Option<Session> {
        self.get(token).cloned()
    }
}

impl<S: Sessions + ?Sized> Sessions for Arc<S> {
    fn look_up(&self, token: &str) -> Option<Session> {
        (**self).look_up(token)
    }
}
