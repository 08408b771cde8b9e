//! The listening socket. **Invariant:** the accept loop waits out temporary errors; a permanent error is
//! reported, because that loop would retry forever while the port refuses everybody.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::connect_info::Connected;
use axum_server::{AddrListener, Address};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// The peer of a connection.
#[derive(Debug, Clone, Copy)]
pub struct Caller(SocketAddr);

impl Address for Caller {
    type Stream = TcpStream;
    type Listener = Port;
}

impl Connected<Caller> for SocketAddr {
    fn connect_info(caller: Caller) -> SocketAddr {
        caller.0
    }
}

pub struct Port {
    listener: TcpListener,
    dead: Arc<Notify>,
}

impl Port {
    /// `dead` is notified once nobody can connect any more.
    pub fn of(listener: std::net::TcpListener, dead: Arc<Notify>) -> io::Result<Port> {
        listener.set_nonblocking(true)?;
        Ok(Port { listener: TcpListener::from_std(listener)?, dead })
    }
}

impl AddrListener<TcpStream, Caller> for Port {
    async fn bind_to(address: Caller) -> io::Result<Port> {
        Port::of(std::net::TcpListener::bind(address.0)?, Arc::default())
    }

    async fn accept_stream(&self) -> io::Result<(TcpStream, Caller)> {
        let accepted = self.listener.accept().await;
        if let Err(error) = &accepted
            && !listens_on(error)
        {
            tracing::error!(%error, "the port can't be listened on any more");
            self.dead.notify_one();
        }
        accepted.map(|(stream, address)| (stream, Caller(address)))
    }

    fn get_local_addr(&self) -> io::Result<Caller> {
        self.listener.local_addr().map(Caller)
    }
}

/// A peer that hung up, a network that is down, missing descriptors: all of these are temporary. A socket that
/// was shut down, or is not a socket, is permanently unusable.
#[cfg(unix)]
fn listens_on(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let errno = Errno::from_io_error(error);
    !matches!(errno, Some(Errno::INVAL | Errno::BADF | Errno::NOTSOCK))
}

#[cfg(not(unix))]
fn listens_on(error: &io::Error) -> bool {
    error.kind() != io::ErrorKind::InvalidInput
}
