//! Listens and serves until it is told to stop.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::{Context, bail};
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use axum_server::{Handle, Server as Listening};
use exchange::seal;
use hyper_util::rt::TokioTimer;
use sql::Sql;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::connection::Entrance;
use crate::failure::Failure;
use crate::figures::recount::recount_unit;
use crate::http;
use crate::listener::{Caller, Port};
use crate::state::{Server, Shared, run_blocking};
use crate::storage::books::Books;
use crate::storage::committee::CommitteesMut;
use crate::sync::server_writer::ServerWriter;

/// A request head that takes longer is not from one of our laptops, even at 64 kbit/s.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// How often the program checks whether the database's file was replaced.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(1);
/// The time that running exchanges get to finish when the server is told to stop.
const FAREWELL: Duration = Duration::from_secs(10);

/// A server that is listening.
pub struct Running {
    /// `http://127.0.0.1:PORT` or `https://…`
    pub url: String,
    pub address: SocketAddr,
    handle: Handle<Caller>,
    task: JoinHandle<std::io::Result<()>>,
    server: Shared,
    /// Notified when nobody can connect any more.
    dead: Arc<Notify>,
    /// The task that recounts the figures.
    counting: JoinHandle<()>,
}

impl Running {
    /// Ends open requests within [`FAREWELL`] and returns when everything is closed.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.counting.abort();
        self.handle.graceful_shutdown(Some(FAREWELL));
        self.wait().await
    }

    async fn wait(self) -> anyhow::Result<()> {
        self.task.await?.context("the server stopped")
    }
}

/// Listens on `address` (port 0: any free one). Refuses plain HTTP except on loopback.
pub async fn start(server: Shared, address: SocketAddr) -> anyhow::Result<Running> {
    if !server.secure && !address.ip().is_loopback() {
        bail!("plain HTTP is for loopback only: add --tls to listen on {address}");
    }
    server.exposed.store(!address.ip().is_loopback(), Ordering::Relaxed);
    let listener = TcpListener::bind(address).with_context(|| format!("could not listen on {address}"))?;
    let address = listener.local_addr()?;
    let scheme = if server.secure { "https" } else { "http" };
    let url = format!("{scheme}://{address}");
    note_address(&server, url.clone()).await?;
    state_package_key(&server).await?;
    let handle = Handle::new();
    let router = http::router(server.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let entrance = Entrance { doors: server.doors.clone() };
    let dead = Arc::new(Notify::new());
    let mut listening: Listening<Caller> =
        Listening::from_listener(Port::of(listener, dead.clone())?).handle(handle.clone());
    listening.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
    let task = if server.secure {
        let config = RustlsConfig::from_der(vec![server.tls.certificate.clone()], server.tls.key.to_vec()).await?;
        tokio::spawn(listening.acceptor(RustlsAcceptor::new(config).acceptor(entrance)).serve(router))
    } else {
        tokio::spawn(listening.acceptor(entrance).serve(router))
    };
    let counting = tokio::spawn(count_anew(server.clone()));
    Ok(Running { url, address, handle, task, server, dead, counting })
}

/// Runs until Ctrl+C or SIGTERM, or until it can't serve any more: the socket is dead, or the database's file
/// was replaced.
pub async fn until_stopped(mut running: Running) -> anyhow::Result<()> {
    tokio::select! {
        asked = stop_asked() => asked?,
        ended = &mut running.task => {
            ended.context("the listener ended")?.context("the listener ended")?;
            bail!("the listener ended");
        }
        () = running.dead.notified() => {
            // Connected callers still get an answer.
            running.stop().await?;
            bail!("the listener ended");
        }
        () = replaced(&running.server) => {
            running.stop().await?;
            return Err(Failure::Replaced.into());
        }
    }
    tracing::info!("stopping");
    running.stop().await
}

/// Returns when another file has taken the place of the database.
async fn replaced(server: &Shared) {
    loop {
        let looked = std::sync::Arc::clone(server);
        if !matches!(tokio::task::spawn_blocking(move || looked.storage.look()).await, Ok(false)) {
            return;
        }
        tokio::time::sleep(LOOKED_AT_EVERY).await;
    }
}

/// Recounts the figures of every cell in the background, so that manual edits of them do not survive a restart.
async fn count_anew(server: Shared) {
    let today = crate::clock::day(server.now());
    let units = match server.read(|_, sql| Ok(Books(sql).units()?)).await {
        Ok(units) => units,
        Err(failure) => return tracing::error!(?failure, "the figures could not be counted anew"),
    };
    for unit in units {
        let counted = server.write_for(unit, move |_, sql| recount_unit(sql, unit, today)).await;
        match counted {
            Ok(changed) if changed.is_empty() => {}
            Ok(changed) => {
                tracing::warn!(%unit, rounds = changed.len(), "figures were not what the cell's changes say; counted anew")
            }
            Err(failure) => tracing::error!(%unit, ?failure, "the figures could not be counted anew"),
        }
    }
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

/// Announces the key to which laptops seal their packages. Written once, and again only if another key is
/// announced.
async fn state_package_key(server: &Shared) -> anyhow::Result<()> {
    let state = |server: &Server, sql: &dyn Sql| {
        ServerWriter::new(sql, &server.key, server.now())?.package_key(&seal::recipient_of(&seal::server(&server.key)))
    };
    server.write(state).await?;
    Ok(())
}

/// Stores the server's address, because invites name it.
async fn note_address(server: &Shared, url: String) -> anyhow::Result<()> {
    let noting = server.clone();
    run_blocking(move || noting.storage.write(|transaction| Ok(CommitteesMut(transaction).listening(&url)?))).await?;
    Ok(())
}
