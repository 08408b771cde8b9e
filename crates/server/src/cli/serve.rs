use std::net::SocketAddr;
use std::sync::atomic::Ordering;
use std::time::Duration;

use clap::Args;

use super::{Place, descriptors, print};
use crate::clock;
use crate::doors::Bounds;
use crate::log::Log;
use crate::proxies::TrustedProxies;
use crate::serve;
use crate::state::Server;
use crate::storage::committee::CommitteesMut;

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    /// Address and port; port 0 takes any free one
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Use TLS with the certificate made by `init`; required except on loopback
    #[arg(long)]
    tls: bool,
    /// Address for invites, if it differs from the one listened on
    #[arg(long)]
    url: Option<String>,
    /// A proxy in front of this server whose X-Forwarded-For counts: an address or a network (10.0.0.0/8).
    /// Others are ignored
    #[arg(long, value_parser = crate::proxies::network)]
    trusted_proxy: Vec<ipnet::IpNet>,
    /// Megabytes of handwritten pages kept for each cell
    #[arg(long, default_value = "8000")]
    pages_per_cell: u64,
    /// Connections at a time; half of them are reserved for known laptops and officers
    #[arg(long, hide = true)]
    connections: Option<usize>,
    /// Seconds after which a connection without a request is closed
    #[arg(long, hide = true)]
    idle_seconds: Option<u64>,
}

impl Serve {
    /// Prints one line of JSON when the server listens, whether or not `--json` was given, because scripts wait
    /// for it.
    pub fn run(self) -> anyhow::Result<()> {
        let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
        let log = Log::to(std::io::stderr());
        tracing_subscriber::fmt()
            .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
            .with_env_filter(filter)
            .with_writer(log.clone())
            .init();
        let done = self.serve();
        log.flush();
        done
    }

    fn serve(self) -> anyhow::Result<()> {
        // this is the only provider built in; a second call would be a programming error
        let _ = rustls::crypto::ring::default_provider().install_default();
        let server = Server::open(&self.place.data, self.place.database()?.as_deref(), self.tls, clock::system())?;
        server.file_room.store(self.pages_per_cell.saturating_mul(1_000_000), Ordering::Relaxed);
        let _ = server.proxies.set(TrustedProxies::new(self.trusted_proxy.clone()));
        if let Some(url) = &self.url {
            server.storage.write(|sql| Ok(CommitteesMut(sql).public_url(url)?))?;
        }
        server.storage.watch()?;
        let bounds = server.doors.bounds();
        let idle = self.idle_seconds.map_or(bounds.idle, Duration::from_secs);
        server.doors.set(Bounds { most: self.connections.unwrap_or(bounds.most), idle });
        if let Some(files) = descriptors::raise() {
            server.doors.fit(files);
            tracing::info!(files, connections = server.doors.bounds().most, "files this process may open");
        }
        tokio::runtime::Runtime::new()?.block_on(async {
            let running = serve::start(server, self.listen).await?;
            // Output may fail; the server listens anyway.
            let _ = print(&serde_json::json!({ "listening": running.url }).to_string());
            tracing::info!(url = running.url, "listening");
            serve::until_stopped(running).await
        })
    }
}
