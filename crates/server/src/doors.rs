//! The number of connections, and who holds them. A share is reserved for addresses from which a laptop or an
//! officer was authenticated, so that strangers who only open connections can't block anybody.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::{Duration, Instant};

/// The default number of connections, if the machine allows that many.
const MOST: usize = 4_096;
/// Descriptors for files, pipes and database connections.
const OTHER_FILES: usize = 256;
/// The number of addresses to remember.
const KNOWN: usize = 20_000;
/// How often refused connections are logged.
const LOGGED_EVERY: Duration = Duration::from_secs(60);
/// A connection without a request for this long is closed.
const IDLE: Duration = Duration::from_secs(120);

/// The bounds of one server's connections.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// The number of all connections at a time. Strangers may hold half of them.
    pub most: usize,
    pub idle: Duration,
}

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds { most: MOST, idle: IDLE }
    }
}

#[derive(Default)]
pub struct Doors {
    bounds: Mutex<Bounds>,
    open: AtomicUsize,
    by_strangers: AtomicUsize,
    known: Mutex<Known>,
    refused: Mutex<Refused>,
}

#[derive(Default)]
struct Known {
    addresses: HashMap<IpAddr, ()>,
    order: VecDeque<IpAddr>,
}

#[derive(Default)]
struct Refused {
    count: u64,
    logged: Option<Instant>,
}

impl Doors {
    pub fn set(&self, bounds: Bounds) {
        *held(&self.bounds) = bounds;
    }

    pub fn bounds(&self) -> Bounds {
        *held(&self.bounds)
    }

    /// Limits the connections to the number of file descriptors of the machine.
    pub fn fit(&self, files: usize) {
        let mut bounds = held(&self.bounds);
        bounds.most = bounds.most.min(files.saturating_sub(OTHER_FILES).max(16));
    }

    /// Remembers an address from which a laptop's signature or an officer's session came.
    pub fn remember(&self, address: IpAddr) {
        let mut known = held(&self.known);
        if known.addresses.insert(address, ()).is_none() {
            known.order.push_back(address);
        }
        if known.order.len() > KNOWN
            && let Some(oldest) = known.order.pop_front()
        {
            known.addresses.remove(&oldest);
        }
    }

    pub fn knows(&self, address: IpAddr) -> bool {
        held(&self.known).addresses.contains_key(&address)
    }

    /// Takes a place for a connection, which is held until it is dropped; `None` when there are too many.
    pub fn enter(self: &Arc<Doors>, address: IpAddr) -> Option<Place> {
        let most = self.bounds().most;
        let stranger = !self.knows(address);
        let place = Place { doors: Arc::clone(self), stranger };
        let open = self.open.fetch_add(1, Ordering::AcqRel);
        let strangers = if stranger { self.by_strangers.fetch_add(1, Ordering::AcqRel) } else { 0 };
        if open < most && strangers < most.div_ceil(2) {
            return Some(place);
        }
        drop(place);
        self.note_refused(open);
        None
    }

    fn note_refused(&self, open: usize) {
        let mut refused = held(&self.refused);
        refused.count += 1;
        if refused.logged.is_none_or(|at| at.elapsed() >= LOGGED_EVERY) {
            tracing::warn!(refused = refused.count, open, "connections refused: too many are open");
            *refused = Refused { count: 0, logged: Some(Instant::now()) };
        }
    }
}

/// The place of one connection.
pub struct Place {
    doors: Arc<Doors>,
    stranger: bool,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.doors.open.fetch_sub(1, Ordering::AcqRel);
        if self.stranger {
            self.doors.by_strangers.fetch_sub(1, Ordering::AcqRel);
        }
    }
}

fn held<T>(lock: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_hold_half_of_the_connections_at_most_and_those_known_all_that_are_left() {
        let doors = Arc::new(Doors::default());
        doors.set(Bounds { most: 8, idle: IDLE });
        let (stranger, officer): (IpAddr, IpAddr) = ([10, 0, 0, 1].into(), [10, 0, 0, 2].into());
        let mut held: Vec<_> = (0..4).map(|_| doors.enter(stranger).unwrap()).collect();
        assert!(doors.enter(stranger).is_none());
        doors.remember(officer);
        let _known: Vec<_> = (0..4).map(|_| doors.enter(officer).unwrap()).collect();
        assert!(doors.enter(officer).is_none());
        held.pop();
        assert!(doors.enter(officer).is_some() && doors.enter(stranger).is_some(), "whoever leaves makes room");
    }

    #[test]
    fn no_more_are_let_in_than_there_are_files_for() {
        let doors = Doors::default();
        doors.fit(1_024);
        assert_eq!(doors.bounds().most, 1_024 - OTHER_FILES);
    }
}
