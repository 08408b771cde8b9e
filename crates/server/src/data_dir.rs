//! The server's folder: one database, one signing key, one certificate. **Invariant:** secrets are written
//! once, are readable only by their owner, and never leave the folder.

use std::io;
use std::path::{Path, PathBuf};

use chrono::Datelike;
use ed25519_dalek::SigningKey;
use files::{Links, Readers};
use zeroize::Zeroizing;

use crate::clock::{Moment, day};
use crate::random;

/// Larger than a key or a certificate.
const LARGEST: u64 = 64 * 1024;

#[derive(Debug, thiserror::Error)]
pub enum DataDirError {
    #[error("{0} already holds a server; it is left as it is")]
    Taken(PathBuf),
    #[error("{0} holds no server: run `sochibo-server init` first")]
    Empty(PathBuf),
    #[error("{0} is damaged")]
    Damaged(PathBuf),
    #[error("could not read or write {path}")]
    Io {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("no certificate could be made")]
    Certificate(#[from] rcgen::Error),
    #[error("no randomness: {0}")]
    Random(getrandom::Error),
}

/// The self-signed certificate and its key, both DER.
pub struct Tls {
    pub certificate: Vec<u8>,
    pub key: Zeroizing<Vec<u8>>,
}

impl Tls {
    /// The hash by which laptops recognise the server.
    pub fn pin(&self) -> [u8; 32] {
        *blake3::hash(&self.certificate).as_bytes()
    }
}

#[derive(Debug, Clone)]
pub struct DataDir(PathBuf);

impl DataDir {
    /// Creates a key and a certificate in a folder that has none. `hosts`: names or addresses for the
    /// certificate in addition to loopback.
    pub fn create(path: &Path, hosts: &[String], now: Moment) -> Result<DataDir, DataDirError> {
        let dir = DataDir(path.to_owned());
        if dir.database().exists() || dir.seed().exists() {
            return Err(DataDirError::Taken(path.to_owned()));
        }
        files::make_private_folder(path).map_err(|source| DataDirError::Io { path: path.to_owned(), source })?;
        files::close_to_others(path);
        let (certificate, key) = self_signed(hosts, now)?;
        write_once(&dir.certificate_file(), &certificate)?;
        write_once(&dir.certificate_key(), &key)?;
        let seed = Zeroizing::new(random::bytes::<32>().map_err(DataDirError::Random)?);
        write_once(&dir.seed(), seed.as_slice())?;
        Ok(dir)
    }

    pub fn open(path: &Path) -> Result<DataDir, DataDirError> {
        let dir = DataDir(path.to_owned());
        if !dir.seed().exists() {
            return Err(DataDirError::Empty(path.to_owned()));
        }
        // The folder may have been copied or unpacked since; names and keys must not be readable by others on
        // the machine.
        files::close_to_others(path);
        Ok(dir)
    }

    pub fn database(&self) -> PathBuf {
        self.0.join("server.db")
    }

    /// The key with which the server signs receipts and its own chains.
    pub fn signing_key(&self) -> Result<SigningKey, DataDirError> {
        let seed = Zeroizing::new(read(&self.seed())?);
        let seed: &[u8; 32] = seed.as_slice().try_into().map_err(|_| DataDirError::Damaged(self.seed()))?;
        Ok(SigningKey::from_bytes(seed))
    }

    pub fn tls(&self) -> Result<Tls, DataDirError> {
        Ok(Tls { certificate: read(&self.certificate_file())?, key: Zeroizing::new(read(&self.certificate_key())?) })
    }

    fn seed(&self) -> PathBuf {
        self.0.join("server.key")
    }

    fn certificate_file(&self) -> PathBuf {
        self.0.join("tls-certificate.der")
    }

    fn certificate_key(&self) -> PathBuf {
        self.0.join("tls-key.der")
    }
}

/// Laptops pin the certificate itself, so its ten years only limit a server that nobody maintains.
fn self_signed(hosts: &[String], now: Moment) -> Result<(Vec<u8>, Zeroizing<Vec<u8>>), DataDirError> {
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
    names.extend(hosts.iter().filter(|host| !names.contains(host)).cloned().collect::<Vec<_>>());
    let mut params = rcgen::CertificateParams::new(names)?;
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(rcgen::DnType::CommonName, "sochibo-server");
    let year = day(now).year();
    // a year back, so that laptops whose clock is behind still find it valid
    params.not_before = rcgen::date_time_ymd(year - 1, 1, 1);
    params.not_after = rcgen::date_time_ymd(year + 10, 12, 31);
    let key = rcgen::KeyPair::generate()?;
    let certificate = params.self_signed(&key)?;
    Ok((certificate.der().to_vec(), Zeroizing::new(key.serialize_der())))
}

fn read(path: &Path) -> Result<Vec<u8>, DataDirError> {
    // Some systems mount secrets as links.
    let read = files::read(path, LARGEST, Links::Follow);
    read.map_err(|error| DataDirError::Io { path: path.to_owned(), source: error.into() })
}

fn write_once(path: &Path, bytes: &[u8]) -> Result<(), DataDirError> {
    files::write_new(path, bytes, Readers::Owner).map_err(|source| DataDirError::Io { path: path.to_owned(), source })
}
