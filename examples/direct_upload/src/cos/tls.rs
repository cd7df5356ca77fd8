use std::io;
use std::sync::Arc;

use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{ProtocolVersion, RootCertStore, ServerConfig};

/// What the stand-in shows to its clients, and whom it lets in.
#[derive(Debug)]
pub struct Tls {
    /// Its own certificate, and those above it.
    pub chain: Vec<CertificateDer<'static>>,
    /// The key of its certificate.
    pub key: PrivateKeyDer<'static>,
    /// Who signs the certificates of clients. With any, a client that has none gets no further than the handshake.
    pub client_roots: Vec<CertificateDer<'static>>,
}

impl Tls {
    pub(super) fn config(self) -> io::Result<ServerConfig> {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?;
        let builder = if self.client_roots.is_empty() {
            builder.with_no_client_auth()
        } else {
            let mut roots = RootCertStore::empty();
            for root in self.client_roots {
                roots.add(root).map_err(io::Error::other)?;
            }
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
            builder.with_client_cert_verifier(verifier.build().map_err(io::Error::other)?)
        };
        builder.with_single_cert(self.chain, self.key).map_err(io::Error::other)
    }
}

/// As `cos:tls-version` has it.
pub(super) const fn version(version: Option<ProtocolVersion>) -> Option<&'static str> {
    match version {
        Some(ProtocolVersion::TLSv1_2) => Some("1.2"),
        Some(ProtocolVersion::TLSv1_3) => Some("1.3"),
        _ => None,
    }
}
