//! Turns for checking passphrases: each check takes 64 MiB and a core for a tenth of a second. **Invariant:**
//! strangers never take all turns, and their queue is bounded, both in total and for one address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::attempts::Visitor;
use crate::failure::Failure;

/// The number of checks at a time.
const AT_ONCE: usize = 2;
/// The number of them that strangers may use.
const STRANGERS: usize = 1;
/// The queue of strangers: two or three seconds.
const LINE: usize = 16;
/// The queue of one address: enough for a hamlet's office, not for a flood.
const OF_ONE_ADDRESS: usize = 4;
/// The queue of known browsers and open sessions.
const KNOWN_LINE: usize = 64;

/// The delay for a visitor who finds the queue full, in seconds.
const COME_AGAIN: u64 = 5;

pub struct Hashing {
    turns: Semaphore,
    strangers: Semaphore,
    line: Mutex<Line>,
}

#[derive(Default)]
struct Line {
    known: usize,
    strangers: usize,
    by_address: HashMap<IpAddr, usize>,
}

/// A place in the queue; it is freed when it is dropped.
pub struct Place<'h> {
    hashing: &'h Hashing,
    address: Option<IpAddr>,
}

/// A turn, which lasts until it is dropped.
pub struct Turn<'h> {
    _strangers: Option<SemaphorePermit<'h>>,
    _turn: SemaphorePermit<'h>,
    _place: Place<'h>,
}

impl Default for Hashing {
    fn default() -> Hashing {
        Hashing { turns: Semaphore::new(AT_ONCE), strangers: Semaphore::new(STRANGERS), line: Mutex::default() }
    }
}

impl Hashing {
    /// Takes a place in the queue. `Busy` when it is full: then nothing was counted and nothing checked.
    pub fn place(&self, visitor: Visitor) -> Result<Place<'_>, Failure> {
        let mut line = self.line();
        let address = match visitor {
            Visitor::Stranger(address) => Some(address),
            Visitor::Known(_) | Visitor::Inside(_) => None,
        };
        let full = match address {
            Some(address) => {
                line.strangers >= LINE || line.by_address.get(&address).is_some_and(|count| *count >= OF_ONE_ADDRESS)
            }
            None => line.known >= KNOWN_LINE,
        };
        if full {
            return Err(Failure::Busy { seconds: COME_AGAIN });
        }
        match address {
            Some(address) => {
                line.strangers += 1;
                *line.by_address.entry(address).or_default() += 1;
            }
            None => line.known += 1,
        }
        Ok(Place { hashing: self, address })
    }

    fn line(&self) -> std::sync::MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<'h> Place<'h> {
    /// Waits for a turn.
    pub async fn turn(self) -> Result<Turn<'h>, Failure> {
        let stopping = |_| Failure::Broken("stopping".into());
        let strangers = match self.address {
            Some(_) => Some(self.hashing.strangers.acquire().await.map_err(stopping)?),
            None => None,
        };
        let turn = self.hashing.turns.acquire().await.map_err(stopping)?;
        Ok(Turn { _strangers: strangers, _turn: turn, _place: self })
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut line = self.hashing.line();
        let Some(address) = self.address else {
            line.known -= 1;
            return;
        };
        line.strangers -= 1;
        if let Some(count) = line.by_address.get_mut(&address) {
            *count -= 1;
            if *count == 0 {
                line.by_address.remove(&address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;

    use super::*;

    fn stranger(last: u8) -> Visitor {
        Visitor::Stranger(IpAddr::from([203, 0, 113, last]))
    }

    #[tokio::test]
    async fn sixty_strangers_stand_in_a_known_browsers_way_not_at_all() {
        let hashing = Hashing::default();
        let busy = hashing.place(stranger(0)).unwrap().turn().await.unwrap();
        let mut places = Vec::new();
        let refused =
            (1..=60_u8).filter(|last| hashing.place(stranger(*last)).map(|place| places.push(place)).is_err());
        assert_eq!(refused.count(), 60 + 1 - LINE);
        // the strangers' queue is full and their turn taken, but this visitor need not wait
        let known = hashing.place(Visitor::Known([1; 32])).unwrap();
        let mut at_once = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(std::pin::pin!(known.turn()).poll(&mut at_once).is_ready());
        drop((busy, places));
        assert!(hashing.place(stranger(1)).is_ok(), "whoever left gave the place up");
    }

    #[tokio::test]
    async fn one_address_does_not_fill_the_line() {
        let hashing = Hashing::default();
        let places: Vec<_> = (0..10).filter_map(|_| hashing.place(stranger(1)).ok()).collect();
        assert_eq!(places.len(), OF_ONE_ADDRESS);
        assert!(matches!(hashing.place(stranger(1)), Err(Failure::Busy { seconds: COME_AGAIN })));
        assert!(hashing.place(stranger(2)).is_ok());
    }
}
