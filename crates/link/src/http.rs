use crate::causes;
use crate::error::LinkError;
use crate::pin::Pinned;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::{Client, StatusCode, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A transfer stalls when no byte arrives for this long. There is no limit on the whole transfer.
const STALL: Duration = Duration::from_secs(45);
/// An upload that is slower than this many bytes a second counts as stalled. Data in the system's send buffer
/// can't be seen leaving, so a body gets the time it would need at this rate, an eighth of 64 kbit/s.
const SLOWEST: u64 = 1_000;
const CONNECT: Duration = Duration::from_secs(20);
/// The largest answer accepted, in bytes.
const LARGEST_ANSWER: usize = 2 * 1024 * 1024;

/// Bodies carried so far, in bytes; heads are not counted here.
#[derive(Debug, Default)]
pub struct Traffic {
    up: AtomicU64,
    down: AtomicU64,
    requests: AtomicU64,
}

/// A snapshot of [`Traffic`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Carried {
    pub up: u64,
    pub down: u64,
    pub requests: u64,
}

pub struct HttpLink {
    client: Client,
    base: Url,
    traffic: Traffic,
    quickest_ms: AtomicU64,
}

impl HttpLink {
    /// `pin` is required for https; plain http is allowed on loopback only.
    pub fn new(url: &str, pin: Option<&[u8]>) -> Result<HttpLink, LinkError> {
        let base = Url::parse(url).map_err(|_| LinkError::Address)?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = Client::builder().connect_timeout(CONNECT).pool_max_idle_per_host(1);
        // Requests are meant for this server only, so they don't follow redirects.
        let builder = builder.redirect(reqwest::redirect::Policy::none());
        let builder = match (base.scheme(), pin) {
            ("https", Some(pin)) => {
                let tls = rustls::ClientConfig::builder_with_provider(provider.clone())
                    .with_safe_default_protocol_versions()
                    .map_err(|_| LinkError::Address)?
                    .dangerous()
                    .with_custom_certificate_verifier(Arc::new(Pinned::new(pin, provider)))
                    .with_no_client_auth();
                builder.use_preconfigured_tls(tls)
            }
            ("http", _) if is_loopback(&base) => {
                // reqwest requires a provider even for connections without TLS.
                let _ = provider.install_default_once();
                builder.no_proxy()
            }
            _ => return Err(LinkError::Address),
        };
        let client = builder.build().map_err(|_| LinkError::Address)?;
        Ok(HttpLink { client, base, traffic: Traffic::default(), quickest_ms: AtomicU64::new(u64::MAX) })
    }

    pub fn carried(&self) -> Carried {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Carried { up: read(&self.traffic.up), down: read(&self.traffic.down), requests: read(&self.traffic.requests) }
    }

    /// Sends one exchange request.
    pub async fn exchange(&self, body: Vec<u8>) -> Result<Vec<u8>, LinkError> {
        self.carry("sync/v1/exchange", body).await
    }

    async fn carry(&self, path: &str, body: Vec<u8>) -> Result<Vec<u8>, LinkError> {
        self.traffic.up.fetch_add(body.len() as u64, Ordering::Relaxed);
        let leaving = Duration::from_secs(body.len() as u64 / SLOWEST);
        let began = Instant::now();
        let answer = self.read(self.client.post(self.at(path)?).body(body), leaving).await?;
        self.traffic.down.fetch_add(answer.len() as u64, Ordering::Relaxed);
        self.quickest_ms.fetch_min(began.elapsed().as_millis() as u64, Ordering::Relaxed);
        Ok(answer)
    }

    /// The fastest response so far, including the server's own work; `None` before the first one.
    pub fn round_trip(&self) -> Option<Duration> {
        let ms = self.quickest_ms.load(Ordering::Relaxed);
        (ms < u64::MAX).then(|| Duration::from_millis(ms))
    }

    /// Sends one request of the transfer of pictures and files, with pieces in both directions.
    pub async fn pieces(&self, body: Vec<u8>) -> Result<Vec<u8>, LinkError> {
        self.carry("sync/v1/pieces", body).await
    }

    /// Sends a JSON request, for enrolment.
    pub async fn post_json<Q: Serialize, A: DeserializeOwned>(&self, path: &str, request: &Q) -> Result<A, LinkError> {
        let body = serde_json::to_vec(request).map_err(|_| LinkError::Garbled)?;
        let asked = self.client.post(self.at(path)?).header("content-type", "application/json").body(body);
        serde_json::from_slice(&self.read(asked, Duration::ZERO).await?).map_err(|_| LinkError::Garbled)
    }

    /// Sends a signed request without a body.
    pub async fn get_proved(&self, path: &str, proof: &str) -> Result<Vec<u8>, LinkError> {
        self.read(self.client.get(self.at(path)?).header("x-sochibo-proof", proof), Duration::ZERO).await
    }

    fn at(&self, path: &str) -> Result<Url, LinkError> {
        self.base.join(path).map_err(|_| LinkError::Address)
    }

    async fn read(&self, asked: reqwest::RequestBuilder, leaving: Duration) -> Result<Vec<u8>, LinkError> {
        self.traffic.requests.fetch_add(1, Ordering::Relaxed);
        let mut response = within(leaving + stall(), asked.send()).await?;
        let status = response.status();
        if let Some(stranger) = of_stranger(status, response.headers()) {
            return Err(stranger);
        }
        let mut body = Vec::new();
        while let Some(piece) = within(stall(), response.chunk()).await? {
            body.extend_from_slice(&piece);
            if body.len() > LARGEST_ANSWER {
                return Err(LinkError::Garbled);
            }
        }
        if status.is_success() { Ok(body) } else { Err(refusal(status, &body)) }
    }
}

async fn within<T>(time: Duration, work: impl Future<Output = reqwest::Result<T>>) -> Result<T, LinkError> {
    match tokio::time::timeout(time, work).await {
        Ok(done) => done.map_err(|error| causes::sort(&error)),
        Err(_) => Err(LinkError::Stalled),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => {
            host.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        None => false,
    }
}

/// Detects answers that do not come from the server, which never redirects and serves no pages under these
/// paths. Status codes that a gateway uses when the server is unreachable (502 to 504) are judged by their
/// body.
fn of_stranger(status: StatusCode, headers: &HeaderMap) -> Option<LinkError> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_page = ["text/html", "application/xhtml"].iter().any(|page| kind.to_ascii_lowercase().starts_with(page));
    match status {
        StatusCode::PROXY_AUTHENTICATION_REQUIRED => Some(LinkError::ProxyLogin),
        StatusCode::NETWORK_AUTHENTICATION_REQUIRED => Some(LinkError::Portal),
        status if status.is_redirection() => Some(LinkError::Portal),
        status if is_page && !status.is_server_error() => Some(LinkError::Portal),
        _ => None,
    }
}

/// `SOCHIBO_STALL_MS` shortens it in tests. A release build ignores the variable.
#[cfg(debug_assertions)]
fn stall() -> Duration {
    let set = std::env::var("SOCHIBO_STALL_MS").ok().and_then(|ms| ms.parse().ok());
    set.map_or(STALL, Duration::from_millis)
}

#[cfg(not(debug_assertions))]
fn stall() -> Duration {
    STALL
}

#[derive(serde::Deserialize)]
struct Refusal {
    code: String,
    #[serde(default)]
    message: String,
}

fn refusal(status: StatusCode, body: &[u8]) -> LinkError {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        return LinkError::TooLarge;
    }
    match serde_json::from_slice::<Refusal>(body) {
        Ok(Refusal { code, message }) => LinkError::Said { status: status.as_u16(), code, message },
        Err(_) if status.is_server_error() => LinkError::ServerAway,
        Err(_) => LinkError::Garbled,
    }
}

trait InstallOnce {
    fn install_default_once(&self) -> bool;
}

impl InstallOnce for Arc<rustls::crypto::CryptoProvider> {
    fn install_default_once(&self) -> bool {
        rustls::crypto::CryptoProvider::get_default().is_some() || (**self).clone().install_default().is_ok()
    }
}
