//! A proxy between a laptop and a server that counts every byte of heads and bodies, and can be as bad as a
//! village's 2G. Only bytes that went over the line are counted, not those that a cut kept from leaving.

mod heads;
mod line;
mod pipe;

use line::Line;
pub use line::{BANDWIDTH, Link, ROUND_TRIP};
use socket2::{Domain, Socket, Type};
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The interval between cuts of a rough line.
pub const CUT_EVERY: Duration = Duration::from_secs(20);

/// How many bytes a modem buffers before the sending program has to wait.
const ROOM: usize = 16 * 1024;
#[cfg(unix)]
const PACKET: u32 = 1_400;

/// What was transferred.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub up: u64,
    pub down: u64,
    pub requests: u64,
}

pub struct Proxy {
    pub address: SocketAddr,
    shared: Arc<Shared>,
    watch: Option<Watch>,
}

/// Cuts the line periodically, and ends the measurement at the time limit.
struct Watch {
    stop: mpsc::Sender<()>,
    done: JoinHandle<Option<Count>>,
}

#[derive(Default)]
struct Shared {
    count: Mutex<Count>,
    up: Line,
    down: Line,
    /// Incremented by each cut; connections that began before it transfer nothing more.
    cuts: AtomicU64,
    live: Mutex<BTreeMap<SocketAddr, [TcpStream; 2]>>,
}

/// Ignores poisoning: a thread that panicked left counts and sockets consistent.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Proxy {
    pub fn start(server: SocketAddr) -> anyhow::Result<Proxy> {
        let listener = listen()?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        let accepting = shared.clone();
        std::thread::spawn(move || {
            for laptop in listener.incoming().flatten() {
                let shared = accepting.clone();
                std::thread::spawn(move || pipe::join(laptop, server, &shared));
            }
        });
        Ok(Proxy { address, shared, watch: None })
    }

    /// Sets the line to `link` for at most `limit`. After that it is a good line again, so that what was begun
    /// can end.
    pub fn begin(&mut self, link: Link, limit: Duration) {
        *lock(&self.shared.count) = Count::default();
        self.shared.set(link);
        let (stop, stopped) = mpsc::channel();
        let shared = self.shared.clone();
        let done = std::thread::spawn(move || shared.watch(link, limit, &stopped));
        self.watch = Some(Watch { stop, done });
    }

    /// What was transferred since `begin`, and whether that was within the limit.
    pub fn end(&mut self) -> (Count, bool) {
        let unfinished = self.watch.take().and_then(|watch| {
            let _ = watch.stop.send(());
            watch.done.join().ok().flatten()
        });
        self.shared.set(Link::Full);
        let count = *lock(&self.shared.count);
        (unfinished.unwrap_or(count), unfinished.is_none())
    }
}

/// On loopback the system buffers megabytes at once, and the program then waits for an answer to data that has
/// not left yet; some programs give up. Packets as small as a modem's and a small buffer make sending as slow
/// as the line.
fn listen() -> anyhow::Result<TcpListener> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.set_recv_buffer_size(ROOM)?;
    #[cfg(unix)]
    socket.set_tcp_mss(PACKET)?;
    socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, 0)).into())?;
    socket.listen(128)?;
    Ok(socket.into())
}

impl Shared {
    fn set(&self, link: Link) {
        self.up.set(link);
        self.down.set(link);
    }

    /// The count at the time limit, if that was reached.
    fn watch(&self, link: Link, limit: Duration, stopped: &mpsc::Receiver<()>) -> Option<Count> {
        let end = Instant::now() + limit;
        let every = if link == Link::Rough { CUT_EVERY } else { limit };
        let mut next = Instant::now() + every;
        loop {
            let until = next.min(end).saturating_duration_since(Instant::now());
            match stopped.recv_timeout(until) {
                Err(RecvTimeoutError::Timeout) if Instant::now() >= end => {
                    let count = *lock(&self.count);
                    self.set(Link::Full);
                    self.cut();
                    return Some(count);
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.cut();
                    next += every;
                }
                _ => return None,
            }
        }
    }

    /// Ends all connections at once; what was in transit is lost.
    fn cut(&self) {
        self.cuts.fetch_add(1, Ordering::AcqRel);
        for stream in std::mem::take(&mut *lock(&self.live)).into_values().flatten() {
            let _ = stream.shutdown(Shutdown::Both);
        }
        self.up.clear();
        self.down.clear();
    }
}
