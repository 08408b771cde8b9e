//! Stands between laptop and server, counts every byte of heads and bodies, and can be as slow as a village's 2G.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// 64 kbit/s, in bytes.
pub const BANDWIDTH: f64 = 8_000.0;
/// A line idle for longer than this starts a new one-way trip; less is this thread waking up late.
const PAUSE: Duration = Duration::from_millis(60);
/// Half of the 600 ms a question and its answer take.
const ONE_WAY: Duration = Duration::from_millis(300);

#[derive(Default)]
struct Counters {
    up: AtomicU64,
    down: AtomicU64,
    requests: AtomicU64,
    slow: AtomicBool,
}

/// A listening proxy.
pub struct Proxy {
    pub address: SocketAddr,
    counters: Arc<Counters>,
}

/// What went through.
#[derive(Debug, Clone, Copy)]
pub struct Count {
    pub up: u64,
    pub down: u64,
    pub requests: u64,
}

impl Proxy {
    pub fn start(listener: TcpListener, server: SocketAddr) -> anyhow::Result<Proxy> {
        let address = listener.local_addr()?;
        let counters = Arc::new(Counters::default());
        let shared = counters.clone();
        std::thread::spawn(move || {
            for laptop in listener.incoming().flatten() {
                let counters = shared.clone();
                std::thread::spawn(move || serve(laptop, server, &counters));
            }
        });
        Ok(Proxy { address, counters })
    }

    pub fn slow(&self, slow: bool) {
        self.counters.slow.store(slow, Ordering::Relaxed);
    }

    pub fn take(&self) -> Count {
        let take = |counter: &AtomicU64| counter.swap(0, Ordering::Relaxed);
        Count { up: take(&self.counters.up), down: take(&self.counters.down), requests: take(&self.counters.requests) }
    }
}

fn serve(laptop: TcpStream, server: SocketAddr, counters: &Arc<Counters>) {
    let Ok(server) = TcpStream::connect(server) else { return };
    let (Ok(from_laptop), Ok(to_server)) = (laptop.try_clone(), server.try_clone()) else { return };
    let shared = counters.clone();
    let upward = std::thread::spawn(move || carry(from_laptop, to_server, &shared, true));
    carry(server, laptop, counters, false);
    let _ = upward.join();
}

fn carry(mut from: TcpStream, mut to: TcpStream, counters: &Counters, up: bool) {
    let _ = to.set_nodelay(true);
    let mut buffer = [0; 1024];
    // When the line is free again, and when the last byte was seen: a pause is a new one-way trip.
    let mut free_at: Option<Instant> = None;
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        let bytes = &buffer[..count];
        let counter = if up { &counters.up } else { &counters.down };
        counter.fetch_add(count as u64, Ordering::Relaxed);
        if up && bytes.starts_with(b"POST ") {
            counters.requests.fetch_add(1, Ordering::Relaxed);
        }
        if counters.slow.load(Ordering::Relaxed) {
            let now = Instant::now();
            let begins = free_at.filter(|free_at| now <= *free_at + PAUSE).unwrap_or(now + ONE_WAY);
            let through = begins + Duration::from_secs_f64(count as f64 / BANDWIDTH);
            free_at = Some(through);
            std::thread::sleep(through.saturating_duration_since(now));
        }
        if to.write_all(bytes).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}
