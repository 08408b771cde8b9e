use std::net::TcpStream;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, ClientConnection, DigitallySignedStruct, Error, SignatureScheme, StreamOwned,
};
use serde_json::json;

use crate::house::{House, PASSPHRASE, talk};

/// Knows the server only by its pin, as a laptop does.
#[derive(Debug)]
struct Pinned([u8; 32]);

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        match blake3::hash(end) == self.0 {
            true => Ok(ServerCertVerified::assertion()),
            false => Err(Error::InvalidCertificate(CertificateError::ApplicationVerificationFailure)),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, cert, dss, &ring::default_provider().signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &ring::default_provider().signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        ring::default_provider().signature_verification_algorithms.supported_schemes()
    }
}

pub fn connect(house: &House, pin: [u8; 32]) -> StreamOwned<ClientConnection, TcpStream> {
    let _ = ring::default_provider().install_default();
    let config = ClientConfig::builder()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Pinned(pin)))
        .with_no_client_auth();
    let session = ClientConnection::new(Arc::new(config), "localhost".try_into().unwrap()).unwrap();
    StreamOwned::new(session, TcpStream::connect(house.address).unwrap())
}

#[test]
fn over_tls_the_certificate_has_the_pin_of_the_invite_and_cookies_are_bound_to_the_host() {
    let _ = ring::default_provider().install_default();
    let house = House::with_tls();
    let pin = house.server.tls.pin();
    let asked = json!({ "name": "officer", "passphrase": PASSPHRASE }).to_string();
    let headers = [("x-sochibo", "1"), ("content-type", "application/json")];
    let login = talk(connect(&house, pin), "POST", "/api/v1/login", &headers, asked.as_bytes());
    for (cookie, name) in login.set_cookies.iter().zip(["__Host-sochibo_session=", "__Host-sochibo_browser_"]) {
        assert!(cookie.starts_with(name) && cookie.ends_with("; Secure"), "{cookie}");
        assert!(cookie.contains("; HttpOnly") && cookie.contains("; Path=/;"), "{cookie}");
    }
    assert_eq!(login.headers["strict-transport-security"], "max-age=31536000");
    let cookie = &login.cookies();
    assert_eq!(talk(connect(&house, pin), "GET", "/api/v1/me", &[("cookie", cookie)], b"").status, 200);
    let mut stranger = connect(&house, [0; 32]);
    assert!(std::io::Write::write_all(&mut stranger, b"GET /healthz HTTP/1.1\r\n\r\n").is_err());
}

#[test]
fn an_invite_over_tls_carries_the_pin() {
    let _ = ring::default_provider().install_default();
    let house = House::with_tls();
    let data = house.made();
    crate::house::json_output(crate::house::sochibo_server(
        &data,
        &["unit", "add", "--name", "Chi bộ bản Nà Cà", "--under", "Xã Bình Lư"],
    ));
    let invite = crate::house::json_output(crate::house::sochibo_server(&data, &["invite", "--unit", "Chi bộ bản Nà Cà"]));
    let pin = house.server.tls.pin();
    assert_eq!(invite["file"]["pin"], server::hex::encode(&pin));
    let code = exchange::enrolment::InviteCode::read(invite["code"].as_str().unwrap()).unwrap();
    assert_eq!(code.pin.unwrap(), pin[..16]);
}
