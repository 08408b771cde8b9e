//! The cost of a cold connection to our server before the first request: the TLS handshake of laptop and
//! server.

use super::ours::{District, Protocol};
use crate::proxy::{Count, Link, Proxy};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, ClientConnection, DigitallySignedStruct, Error, SignatureScheme};
use std::io::Read;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Measured on the slow line with an established TCP connection.
#[derive(Debug, Clone, Copy)]
pub struct Handshake {
    pub count: Count,
    /// Until the first request can be sent.
    pub seconds: f64,
}

impl Handshake {
    pub fn bytes(&self) -> u64 {
        self.count.up + self.count.down
    }
}

pub fn measure() -> anyhow::Result<Handshake> {
    let dir = tempfile::tempdir()?;
    let district = District::start(&dir.path().join("district"), Protocol::Tls)?;
    let mut proxy = Proxy::start(district.address)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(AnyName(provider)))
        .with_no_client_auth();
    let name = ServerName::IpAddress(proxy.address.ip().into());
    let mut tls = ClientConnection::new(Arc::new(config), name)?;
    let mut stream = TcpStream::connect(proxy.address)?;
    proxy.begin(Link::Slow, Duration::from_secs(30));
    let began = Instant::now();
    while tls.is_handshaking() {
        tls.complete_io(&mut stream)?;
    }
    let seconds = began.elapsed().as_secs_f64();
    // Session tickets, which the server sends after its part of the handshake, use the line too.
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    let _ = stream.read(&mut [0; 16 * 1024]);
    let (count, _) = proxy.end();
    Ok(Handshake { count: Count { requests: 0, ..count }, seconds })
}

/// Accepts any certificate but verifies, as the laptop does, that the server holds its key.
#[derive(Debug)]
struct AnyName(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyName {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
