//! TLS, with certificates on both sides.

use std::net::SocketAddr;
use std::sync::Arc;

use direct_upload::cos::{Cos, Tls};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::client::{Answer, HOST, call, exchange};
use crate::{allow, builder};

/// Who signs, and what is signed.
struct Authority(CertifiedIssuer<'static, KeyPair>);

type Identity = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    fn certificate(&self) -> CertificateDer<'static> {
        self.0.der().clone()
    }

    fn sign(&self, name: &str) -> Identity {
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec![name.to_owned()]).unwrap().signed_by(&key, &self.0).unwrap();
        (vec![certificate.der().clone()], PrivateKeyDer::try_from(key.serialize_der()).unwrap())
    }
}

async fn world(authority: &Authority, client_roots: Vec<CertificateDer<'static>>, statement: Value) -> (Cos, TempDir) {
    let (chain, key) = authority.sign(HOST);
    let directory = tempfile::tempdir().unwrap();
    let tls = Tls { chain, key, client_roots };
    (builder(directory.path(), json!([statement])).tls(tls).start().await.unwrap(), directory)
}

async fn ask(address: SocketAddr, authority: &Authority, identity: Option<Identity>) -> std::io::Result<Answer> {
    let mut roots = RootCertStore::empty();
    roots.add(authority.certificate()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_root_certificates(roots);
    let config = match identity {
        Some((chain, key)) => config.with_client_auth_cert(chain, key).unwrap(),
        None => config.with_no_client_auth(),
    };
    let stream = TcpStream::connect(address).await?;
    let stream = TlsConnector::from(Arc::new(config)).connect(ServerName::try_from(HOST).unwrap(), stream).await?;
    exchange(stream, &call("HEAD", "/").bytes()).await
}

#[tokio::test]
async fn a_client_without_a_certificate_gets_no_further_than_the_handshake() {
    let (authority, stranger) = (Authority::new(), Authority::new());
    let (cos, _directory) = world(&authority, vec![authority.certificate()], allow(&["name/cos:HeadBucket"], "")).await;
    let answer = ask(cos.address(), &authority, Some(authority.sign("alice"))).await.unwrap();
    assert_eq!(answer.status, 200);
    assert!(ask(cos.address(), &authority, None).await.is_err());
    assert!(ask(cos.address(), &authority, Some(stranger.sign("alice"))).await.is_err());
    assert!(call("HEAD", "/").try_send_to(cos.address()).await.is_err());
    assert!(cos.url().starts_with("https://127.0.0.1:"));
}

#[tokio::test]
async fn the_transport_is_part_of_the_context() {
    let authority = Authority::new();
    for (operator, key, value, status) in [
        ("bool_equal", "cos:secure-transport", json!("true"), 200),
        ("bool_equal", "cos:secure-transport", json!("false"), 403),
        ("numeric_greater_than_equal", "cos:tls-version", json!(1.2), 200),
        ("numeric_less_than", "cos:tls-version", json!(1.2), 403),
    ] {
        let mut statement = allow(&["name/cos:HeadBucket"], "");
        statement["condition"] = json!({operator: {key: value}});
        let (cos, _directory) = world(&authority, Vec::new(), statement).await;
        assert_eq!(ask(cos.address(), &authority, None).await.unwrap().status, status, "{key}");
        assert_eq!(cos.differences(), Vec::<String>::new());
    }
}
