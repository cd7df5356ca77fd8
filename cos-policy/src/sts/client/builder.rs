use std::fmt;
use std::marker::PhantomData;
use std::time::{Duration, SystemTime};

use crate::sts::endpoint::Endpoint;

use super::Client;
use super::err::Transport;
use super::keys::Keys;

/// The settings of a [`Client`].
#[must_use = "`build` makes the client"]
pub struct ClientBuilder<R> {
    timeout: Duration,
    within: Duration,
    retries: u32,
    capacity: usize,
    proxy: Option<reqwest::Proxy>,
    endpoint: Option<Endpoint>,
    clock: fn() -> SystemTime,
    requester: PhantomData<fn(R)>,
}

impl<R> ClientBuilder<R> {
    pub(super) fn new() -> Self {
        Self {
            timeout: Duration::from_secs(5),
            within: Duration::from_secs(15),
            retries: 2,
            capacity: 10_000,
            proxy: None,
            endpoint: None,
            clock: SystemTime::now,
            requester: PhantomData,
        }
    }

    /// How long one request may take, its connection included: 5 s unless it is said.
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long all of it may take, with retries and with waiting for somebody who asks for the same: 15 s unless it is said.
    pub const fn within(mut self, within: Duration) -> Self {
        self.within = within;
        self
    }

    /// How often a request is repeated after an [error that may pass](super::ClientError::is_retryable): twice unless it is
    /// said. Before the first time it waits up to 0.1 s, then up to twice as long each time, and never above 2 s.
    pub const fn retries(mut self, retries: u32) -> Self {
        self.retries = retries;
        self
    }

    /// How many keys are kept: 10,000 unless it is said. At 0, none is used again but by those that wait for it.
    pub const fn capacity(mut self, keys: usize) -> Self {
        self.capacity = keys;
        self
    }

    /// Goes through a proxy. None of the environment is used.
    pub fn proxy(mut self, proxy: reqwest::Proxy) -> Self {
        self.proxy = Some(proxy);
        self
    }

    /// Where calls go that do not say it themselves.
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoint = Some(endpoint);
        self
    }

    /// Asks another clock than that of the system, as tests do.
    pub const fn clock(mut self, clock: fn() -> SystemTime) -> Self {
        self.clock = clock;
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// [`Transport::Setup`] if TLS or the proxy cannot be set up.
    pub fn build(self) -> Result<Client<R>, Transport> {
        let http = reqwest::Client::builder()
            .timeout(self.timeout)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy();
        let http = self.proxy.into_iter().fold(http, reqwest::ClientBuilder::proxy);
        let Self { within, retries, endpoint, clock, .. } = self;
        let http = http.build().map_err(Transport::setup)?;
        Ok(Client { http, endpoint, retries, within, clock, keys: Keys::new(self.capacity) })
    }
}

/// Without the proxy, which may have a password.
impl<R> fmt::Debug for ClientBuilder<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("timeout", &self.timeout)
            .field("within", &self.within)
            .field("retries", &self.retries)
            .field("capacity", &self.capacity)
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}
