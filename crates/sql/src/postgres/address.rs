//! Parses `postgres://…` and its TLS options.

use crate::Error;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use tokio_postgres::Config;
use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

/// Where the database is and how to connect to it.
pub(super) struct Address {
    pub config: Config,
    /// `None` for an unencrypted connection, as over a local socket.
    pub tls: Option<MakeRustlsConnect>,
}

impl Address {
    /// Parses the address as libpq does, with one difference: if TLS is requested, the authority must be named
    /// (`sslrootcert`), and the certificate and its host name are always verified.
    pub fn parse(url: &str) -> Result<Address, Error> {
        let (plain, mode, root) = without_tls(url);
        let mut config: Config = plain.parse().map_err(|_| Error::Address("it is not of the form postgres://…"))?;
        config.application_name("sochibo-server");
        let tls = match (mode, root) {
            (None | Some("disable" | "allow" | "prefer"), None) => None,
            (Some("require" | "verify-ca" | "verify-full") | None, Some(root)) => Some(connector(&root)?),
            (Some("require" | "verify-ca" | "verify-full"), None) => {
                return Err(Error::Address(
                    "with sslmode, sslrootcert must name the file of the authority's certificate",
                ));
            }
            _ => return Err(Error::Address("this sslmode and sslrootcert don't go together")),
        };
        config.ssl_mode(if tls.is_some() { SslMode::Require } else { SslMode::Disable });
        Ok(Address { config, tls })
    }
}

/// Whether an address contains a password, or might. An address that can't be parsed counts as containing one,
/// so that it is not repeated anywhere.
pub fn names_password(url: &str) -> bool {
    let (plain, _, _) = without_tls(url);
    plain.parse().map_or(true, |config: Config| config.get_password().is_some())
}

/// Returns the address without its two TLS options, and these options.
fn without_tls(url: &str) -> (String, Option<&str>, Option<String>) {
    let Some((place, query)) = url.split_once('?') else { return (url.to_owned(), None, None) };
    let (mut mode, mut root, mut rest) = (None, None, Vec::new());
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some(("sslmode", value)) => mode = Some(value),
            Some(("sslrootcert", value)) => {
                root = Some(value.replace("%2F", "/").replace("%2f", "/").replace("%20", " "))
            }
            _ => rest.push(pair),
        }
    }
    let rest = if rest.is_empty() { String::new() } else { format!("?{}", rest.join("&")) };
    (format!("{place}{rest}"), mode, root)
}

fn connector(root: &str) -> Result<MakeRustlsConnect, Error> {
    let unreadable = |_| Error::Address("sslrootcert names no file of certificates (PEM)");
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(root).map_err(unreadable)? {
        let unfit = |_| Error::Address("a certificate in sslrootcert is no authority's");
        roots.add(certificate.map_err(unreadable)?).map_err(unfit)?;
    }
    if roots.is_empty() {
        return Err(Error::Address("sslrootcert holds no certificate"));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| Error::Address("TLS can't be set up"))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

    use super::*;

    #[test]
    fn a_password_is_seen_however_it_is_written() {
        for said in [
            "postgres://so:bi-mat@db/so",
            "postgresql://so:bi-mat@db/so?sslmode=disable",
            "postgres://db/so?user=so&password=bi-mat",
            "host=db user=so password=bi-mat",
            "postgres://so:bi mat@db:port/so",
        ] {
            assert!(names_password(said), "{said}");
        }
        for plain in ["postgres://so@db/so", "postgres:///so?host=/run/postgresql", "host=db user=so"] {
            assert!(!names_password(plain), "{plain}");
        }
    }

    #[test]
    fn tls_is_asked_for_with_an_authority_or_not_at_all() {
        assert!(Address::parse("postgres://so@%2Frun%2Fpostgresql/so").unwrap().tls.is_none());
        assert!(Address::parse("postgres://so@db/so?sslmode=disable&connect_timeout=5").unwrap().tls.is_none());
        for refused in ["postgres://so@db/so?sslmode=require", "postgres://so@db/so?sslrootcert=/nowhere", "server.db"]
        {
            assert!(matches!(Address::parse(refused), Err(Error::Address(_))), "{refused}");
        }
    }
}
