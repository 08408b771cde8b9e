//! One direction of a line, shared by all its connections, with limited bandwidth, latency, and stalls.

use super::lock;
use crate::seed::Dice;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// 64 kbit/s each way, in bytes a second.
pub const BANDWIDTH: f64 = 8_000.0;
/// The latency of a request and its answer together, in seconds, without the time for their bytes.
pub const ROUND_TRIP: f64 = 0.6;
/// The unit that may stall: half a second's worth of bytes.
pub const CHUNK: usize = 4_096;
const STALLS: f64 = 0.05;
const STALL_SECONDS: std::ops::Range<f64> = 1.0..4.0;
const SEED: u64 = 64;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Link {
    /// As fast as the machine.
    #[default]
    Full,
    /// 64 kbit/s, round trip 600 ms.
    Slow,
    /// Like `Slow`, but one chunk of 4 kB in twenty stalls for one to four seconds, and every 20 s all
    /// connections are cut.
    Rough,
}

impl Link {
    pub fn name(self) -> &'static str {
        match self {
            Link::Full => "full",
            Link::Slow => "slow",
            Link::Rough => "rough",
        }
    }
}

/// One direction of a line.
pub struct Line(Mutex<State>);

struct State {
    link: Link,
    /// When all earlier bytes will have left.
    free_at: Instant,
    dice: Dice,
}

impl Default for Line {
    fn default() -> Line {
        Line(Mutex::new(State { link: Link::Full, free_at: Instant::now(), dice: Dice::new(SEED) }))
    }
}

impl State {
    fn stall(&mut self) -> f64 {
        if self.dice.part() >= STALLS {
            return 0.0;
        }
        STALL_SECONDS.start + self.dice.part() * (STALL_SECONDS.end - STALL_SECONDS.start)
    }
}

/// When some bytes have left the sender, and when they arrive.
#[derive(Debug, Clone, Copy)]
pub struct Passage {
    pub left: Instant,
    pub arrives: Instant,
}

impl Line {
    /// Sets the kind of line. Its stalls then occur at the same bytes every time.
    pub fn set(&self, link: Link) {
        *lock(&self.0) = State { link, free_at: Instant::now(), dice: Dice::new(SEED) };
    }

    /// Discards everything in transit.
    pub fn clear(&self) {
        lock(&self.0).free_at = Instant::now();
    }

    /// Returns `None` if the bytes pass at once.
    pub fn pass(&self, bytes: usize) -> Option<Passage> {
        let mut state = lock(&self.0);
        let begins = state.free_at.max(Instant::now());
        let stall = match state.link {
            Link::Full => return None,
            Link::Slow => 0.0,
            Link::Rough => state.stall(),
        };
        let left = begins + Duration::from_secs_f64(stall + bytes as f64 / BANDWIDTH);
        state.free_at = left;
        Some(Passage { left, arrives: left + Duration::from_secs_f64(ROUND_TRIP / 2.0) })
    }
}
