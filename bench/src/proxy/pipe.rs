//! One connection in both directions: data is read at the line's speed and written when its bytes have arrived.

use super::heads::Heads;
use super::line::{CHUNK, Line};
use super::{Shared, lock};
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::time::Instant;

/// Connecting costs nothing here, for us and for peers; the cold handshake is measured separately.
pub fn join(laptop: TcpStream, server: SocketAddr, shared: &Arc<Shared>) {
    let Ok(server) = TcpStream::connect(server) else { return };
    let _ = (laptop.set_nodelay(true), server.set_nodelay(true));
    let ends = || Some([laptop.try_clone().ok()?, server.try_clone().ok()?]);
    let (Some([from_laptop, to_server]), Some(live), Ok(name)) = (ends(), ends(), laptop.peer_addr()) else { return };
    let began = shared.cuts.load(Ordering::Acquire);
    lock(&shared.live).insert(name, live);
    let upward = shared.clone();
    let up = std::thread::spawn(move || {
        let mut heads = Heads::default();
        carry(from_laptop, to_server, &upward, &upward.up, began, |bytes| {
            let mut count = lock(&upward.count);
            count.up += bytes.len() as u64;
            count.requests += heads.read(bytes);
        });
    });
    carry(server, laptop, shared, &shared.down, began, |bytes| lock(&shared.count).down += bytes.len() as u64);
    let _ = up.join();
    lock(&shared.live).remove(&name);
}

fn carry(mut from: TcpStream, to: TcpStream, shared: &Shared, line: &Line, began: u64, mut count: impl FnMut(&[u8])) {
    let (send, arriving) = mpsc::channel::<(Option<Instant>, Vec<u8>)>();
    let writer = std::thread::spawn(move || write(to, &arriving));
    let is_cut = || shared.cuts.load(Ordering::Acquire) != began;
    let mut buffer = [0; CHUNK];
    while let Ok(length @ 1..) = from.read(&mut buffer) {
        let bytes = &buffer[..length];
        let passage = line.pass(length);
        if let Some(passage) = passage {
            std::thread::sleep(passage.left.saturating_duration_since(Instant::now()));
        }
        if is_cut() {
            break;
        }
        count(bytes);
        if send.send((passage.map(|passage| passage.arrives), bytes.to_vec())).is_err() {
            break;
        }
    }
    drop(send);
    let _ = writer.join();
}

fn write(mut to: TcpStream, arriving: &mpsc::Receiver<(Option<Instant>, Vec<u8>)>) {
    for (at, bytes) in arriving {
        if let Some(at) = at {
            std::thread::sleep(at.saturating_duration_since(Instant::now()));
        }
        if to.write_all(&bytes).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}
