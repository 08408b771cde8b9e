//! Whoever answers in the server's place is reported as what it is.
#![allow(clippy::unwrap_used)]

use link::{HttpLink, LinkError};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;

/// Answers one connection with these bytes. Returns the address.
fn answering(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = [0; 4096];
        let _ = stream.read(&mut asked);
        let _ = stream.write_all(answer.as_bytes());
    });
    format!("127.0.0.1:{}", address.port())
}

/// Starts a TLS server with its own certificate. Returns its address and the certificate's hash.
fn with_certificate() -> (String, Vec<u8>) {
    let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    let certificate = made.cert.der().clone();
    let hash = blake3::hash(&certificate).as_bytes().to_vec();
    let key = rustls::pki_types::PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()).into();
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let config = Arc::new(config);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let session = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = rustls::StreamOwned::new(session, stream.unwrap());
            let mut asked = [0; 4096];
            if stream.read(&mut asked).is_ok() {
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
            }
        }
    });
    (format!("https://127.0.0.1:{}/", address.port()), hash)
}

fn asked(url: &str, pin: Option<&[u8]>) -> Result<serde_json::Value, LinkError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let link = HttpLink::new(url, pin).unwrap();
    runtime.block_on(link.post_json("sync/v1/enrol", &serde_json::json!({})))
}

fn exchanged(url: &str, pin: Option<&[u8]>) -> Result<Vec<u8>, LinkError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let link = HttpLink::new(url, pin).unwrap();
    runtime.block_on(link.exchange(vec![1, 2, 3]))
}

#[test]
fn a_server_with_another_certificate_is_said_to_be_another_when_enrolling_and_when_exchanging() {
    let (url, right) = with_certificate();
    assert!(asked(&url, Some(&right)).is_ok(), "with the pin of its own it is the right one");
    assert!(matches!(asked(&url, Some(&[7; 32])), Err(LinkError::WrongCertificate)));
    assert!(matches!(exchanged(&url, Some(&[7; 16])), Err(LinkError::WrongCertificate)));
}

#[test]
fn a_network_that_answers_with_its_own_page_is_no_server_that_is_away() {
    let answers = [
        "HTTP/1.1 302 Found\r\nlocation: http://10.0.0.1/login\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 307 Temporary Redirect\r\nlocation: http://10.0.0.1/login\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: 11\r\n\r\n<h1>Wi-Fi</h1>",
        "HTTP/1.1 403 Forbidden\r\ncontent-type: TEXT/HTML\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 511 Network Authentication Required\r\ncontent-length: 0\r\n\r\n",
    ];
    for answer in answers {
        let url = |address: String| format!("http://{address}/");
        assert!(matches!(asked(&url(answering(answer)), None), Err(LinkError::Portal)), "{answer}");
        assert!(matches!(exchanged(&url(answering(answer)), None), Err(LinkError::Portal)), "{answer}");
    }
}

#[test]
fn what_is_sent_follows_no_redirection() {
    let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    let to = format!("http://{}/", elsewhere.local_addr().unwrap());
    let answer = format!("HTTP/1.1 307 Temporary Redirect\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n");
    let url = format!("http://{}/", answering(answer.leak()));
    assert!(matches!(exchanged(&url, None), Err(LinkError::Portal)));
    assert_eq!(elsewhere.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}

#[test]
fn a_port_that_speaks_no_tls_is_somebody_elses() {
    let page = "HTTP/1.1 302 Found\r\nlocation: http://10.0.0.1/\r\ncontent-length: 0\r\n\r\n";
    let url = format!("https://{}/", answering(page));
    assert!(matches!(asked(&url, Some(&[7; 32])), Err(LinkError::Portal)));
}

#[test]
fn a_proxy_that_asks_for_a_login_is_named_and_a_gateway_before_a_server_that_is_down_is_not() {
    let needs_login = "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n";
    assert!(matches!(asked(&format!("http://{}/", answering(needs_login)), None), Err(LinkError::ProxyLogin)));
    let down = "HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\ncontent-length: 0\r\n\r\n";
    assert!(matches!(asked(&format!("http://{}/", answering(down)), None), Err(LinkError::ServerAway)));
}
