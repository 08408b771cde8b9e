//! Takes pictures from a phone without a cable and without the internet: for some minutes the laptop shows one page to one
//! phone on the same network. **Invariant:** nothing but that page can be asked for; pictures are encrypted in the phone with
//! a key that only the QR code carries, and are held in memory until they are taken.

mod addresses;
mod door;
mod http;
mod page;
mod sealed;

pub use door::{Limits, State};

use door::Door;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Instant;

/// Looks at a picture that came, and keeps it or says in a sentence why it does not.
pub type Accept = Box<dyn Fn(Vec<u8>) -> Result<(), String> + Send + Sync>;

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The laptop is on no network that a phone could be on.
    #[error("no address in a local network")]
    NoNetwork,
    #[error("the page can't be opened: {0}")]
    Io(#[from] io::Error),
}

/// The open page. Dropping it closes the page at once.
pub struct Phone {
    door: Arc<Door>,
    addresses: Vec<IpAddr>,
    port: u16,
    stop: http::Stop,
}

impl Phone {
    /// Opens the page on every local network of the laptop.
    ///
    /// # Errors
    /// If there is no local network, or no port can be listened on.
    pub fn open(limits: Limits, accept: Accept) -> Result<Phone, OpenError> {
        let addresses = addresses::local()?;
        if addresses.is_empty() {
            return Err(OpenError::NoNetwork);
        }
        Phone::listen(Ipv4Addr::UNSPECIFIED, addresses, limits, accept)
    }

    /// The same on this laptop alone, for tests.
    ///
    /// # Errors
    /// If no port can be listened on.
    pub fn open_on_loopback(limits: Limits, accept: Accept) -> Result<Phone, OpenError> {
        Phone::listen(Ipv4Addr::LOCALHOST, vec![IpAddr::V4(Ipv4Addr::LOCALHOST)], limits, accept)
    }

    fn listen(on: Ipv4Addr, addresses: Vec<IpAddr>, limits: Limits, accept: Accept) -> Result<Phone, OpenError> {
        let listener = TcpListener::bind(SocketAddr::from((on, 0)))?;
        let port = listener.local_addr()?.port();
        let door = Arc::new(Door::new(limits, Instant::now())?);
        let stop = http::serve(listener, Arc::clone(&door), accept)?;
        Ok(Phone { door, addresses, port, stop })
    }

    /// What the phone opens, one for each network that the laptop is on. The part behind `#` is the key, which a browser
    /// never sends.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        let link =
            |address: &IpAddr| format!("http://{address}:{}/{}/#{}", self.port, self.door.token(), self.door.key());
        self.addresses.iter().map(link).collect()
    }

    #[must_use]
    pub fn state(&self) -> State {
        self.door.state(Instant::now())
    }
}

impl Drop for Phone {
    fn drop(&mut self) {
        self.door.close();
        self.stop.now();
    }
}
