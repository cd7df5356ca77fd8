use std::net::SocketAddr;
use std::sync::Arc;

use direct_upload::cos::Tls;
use rcgen::CertifiedKey;
use rustls::pki_types::{PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::request::HOST;

/// A certificate, for the stand-in to show and for the client to trust.
pub(crate) struct Secure(CertifiedKey<rcgen::KeyPair>);

impl Secure {
    pub(crate) fn new() -> Self {
        Self(rcgen::generate_simple_self_signed([HOST.to_owned()]).unwrap())
    }

    pub(crate) fn tls(&self) -> Tls {
        let key = PrivateKeyDer::try_from(self.0.signing_key.serialize_der()).unwrap();
        Tls { chain: vec![self.0.cert.der().clone()], key, client_roots: Vec::new() }
    }

    pub(crate) async fn connect(&self, address: SocketAddr) -> TlsStream<TcpStream> {
        let mut roots = RootCertStore::empty();
        roots.add(self.0.cert.der().clone()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = config.with_root_certificates(roots).with_no_client_auth();
        let stream = TcpStream::connect(address).await.unwrap();
        TlsConnector::from(Arc::new(config)).connect(ServerName::try_from(HOST).unwrap(), stream).await.unwrap()
    }
}
