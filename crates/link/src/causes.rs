//! Finds the root cause of an HTTP client's error.

use crate::error::LinkError;
use std::error::Error;
use std::io;

/// hyper-util's messages for these errors; their type is not public.
const PROXY_ASKS: &str = "tunnel error: proxy authorization required";
const PROXY_REFUSES: &str = "tunnel error: unsuccessful";

pub fn sort(error: &reqwest::Error) -> LinkError {
    if let Some(found) = find(error) {
        return found;
    }
    match error {
        error if error.is_connect() => LinkError::ServerAway,
        error if error.is_timeout() => LinkError::Stalled,
        _ => LinkError::Broken,
    }
}

/// Searches the whole chain of sources. For an `io::Error` the wrapped error is searched, because the source
/// that `io::Error` reports is already the source of the wrapped error.
fn find(error: &(dyn Error + 'static)) -> Option<LinkError> {
    let found = match (error.downcast_ref::<rustls::Error>(), error.downcast_ref::<io::Error>()) {
        (Some(tls), _) => Some(of_tls(tls)),
        (_, Some(io)) => of_io(io),
        _ => of_words(error),
    };
    let next = || match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inside) => find(inside),
        None => error.source().and_then(find),
    };
    found.or_else(next)
}

fn of_tls(error: &rustls::Error) -> LinkError {
    match error {
        rustls::Error::InvalidCertificate(_) => LinkError::WrongCertificate,
        // The other side does not speak TLS at all.
        rustls::Error::InvalidMessage(_) => LinkError::Portal,
        _ => LinkError::ServerAway,
    }
}

fn of_io(error: &io::Error) -> Option<LinkError> {
    let away = matches!(error.kind(), io::ErrorKind::NetworkUnreachable | io::ErrorKind::NetworkDown);
    away.then_some(LinkError::NoNetwork)
}

fn of_words(error: &(dyn Error + 'static)) -> Option<LinkError> {
    match error.to_string().as_str() {
        PROXY_ASKS => Some(LinkError::ProxyLogin),
        PROXY_REFUSES => Some(LinkError::ProxyRefused),
        _ => None,
    }
}
