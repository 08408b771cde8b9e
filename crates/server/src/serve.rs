//! Listens and answers until told to stop.

use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::{Context, bail};
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use exchange::seal;
use hyper_util::rt::TokioTimer;
use sql::Sql;
use tokio::task::JoinHandle;

use crate::http;
use crate::state::{Server, Shared, aside};
use crate::storage::committee::CommitteesMut;
use crate::sync::pen::Pen;

/// A request head that takes longer is no laptop of ours, even at 64 kbit/s.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// What a running exchange gets to finish when the server is told to stop.
const FAREWELL: Duration = Duration::from_secs(10);

/// A server that listens.
pub struct Running {
    /// `http://127.0.0.1:PORT` or `https://…`
    pub url: String,
    pub address: SocketAddr,
    handle: Handle<SocketAddr>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Running {
    /// Ends open requests within [`FAREWELL`] and returns when all is closed.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.handle.graceful_shutdown(Some(FAREWELL));
        self.wait().await
    }

    async fn wait(self) -> anyhow::Result<()> {
        self.task.await?.context("the server stopped")
    }
}

/// Listens on `address` (port 0: any free one). Refuses plain HTTP anywhere but on loopback.
pub async fn start(server: Shared, address: SocketAddr) -> anyhow::Result<Running> {
    if !server.secure && !address.ip().is_loopback() {
        bail!("plain HTTP is for loopback only: add --tls to listen on {address}");
    }
    server.exposed.store(!address.ip().is_loopback(), Ordering::Relaxed);
    let listener = TcpListener::bind(address).with_context(|| format!("could not listen on {address}"))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let scheme = if server.secure { "https" } else { "http" };
    let url = format!("{scheme}://{address}");
    note_address(&server, url.clone()).await?;
    state_package_key(&server).await?;
    let handle = Handle::new();
    let router = http::router(server.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let task = if server.secure {
        let config = RustlsConfig::from_der(vec![server.tls.certificate.clone()], server.tls.key.to_vec()).await?;
        let mut listening = axum_server::from_tcp_rustls(listener, config)?.handle(handle.clone());
        listening.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
        tokio::spawn(listening.serve(router))
    } else {
        let mut listening = axum_server::from_tcp(listener)?.handle(handle.clone());
        listening.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
        tokio::spawn(listening.serve(router))
    };
    Ok(Running { url, address, handle, task })
}

/// Until Ctrl+C or SIGTERM.
pub async fn until_stopped(running: Running) -> anyhow::Result<()> {
    stop_asked().await?;
    tracing::info!("stopping");
    running.stop().await
}

#[cfg(unix)]
async fn stop_asked() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn stop_asked() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}

/// Laptops seal their packages to it. Written once, and again only where another key stands.
async fn state_package_key(server: &Shared) -> anyhow::Result<()> {
    let state = |server: &Server, book: &dyn Sql| {
        Pen::new(book, &server.key, server.now())?.package_key(&seal::recipient_of(&seal::server(&server.key)))
    };
    server.write(state).await?;
    Ok(())
}

/// Invites need an address to name.
async fn note_address(server: &Shared, url: String) -> anyhow::Result<()> {
    let noting = server.clone();
    aside(move || noting.storage.write(|transaction| Ok(CommitteesMut(transaction).listening(&url)?))).await?;
    Ok(())
}
