//! Keeps the time that the server uses. It also stores when the clock was last right, so that this is known
//! after a restart.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Clock, Moment, Reading, judge};

/// How far the stored time may be behind.
const KEPT_EVERY: Moment = 60_000;
/// The longest interval that is accepted if no steady clock measured it.
const UNSEEN: Moment = 40 * 86_400_000;
const FILE: &str = "clock";

/// An unconfirmed clock: what it shows, and the time that the server uses meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    pub shown: Moment,
    pub goes_by: Moment,
}

pub struct Watch {
    clock: Clock,
    file: PathBuf,
    state: Mutex<State>,
}

/// The last reading that was accepted.
#[derive(Debug, Clone, Copy)]
struct State {
    wall: Moment,
    steady: Option<Moment>,
    kept: Option<Moment>,
    doubtful: bool,
}

impl Watch {
    /// Starts with the stored time. If a folder has none, it is new or from an earlier version, and the clock
    /// is accepted.
    pub fn open(folder: &Path, clock: Clock) -> Watch {
        let file = folder.join(FILE);
        let (kept, read, steady) = (read(&file), clock.wall(), clock.steady());
        let right = kept.is_none_or(|kept| judge(kept, read) == Reading::Right);
        let wall = if right { read } else { kept.unwrap_or(read) };
        let watch = Watch { clock, file, state: Mutex::new(State { wall, steady, kept, doubtful: !right }) };
        watch.now();
        watch
    }

    /// The time the server uses: the clock's or, while that is in doubt, the time at which it was last right
    /// plus the measured interval since then.
    pub fn now(&self) -> Moment {
        let mut state = self.state();
        let expected = self.expected(&state);
        let shown = self.clock.wall();
        let believed = judge(expected, shown) == Reading::Right || state.doubtful && self.confirmed_elsewhere(shown);
        if !believed {
            if !state.doubtful {
                tracing::error!(
                    shown,
                    goes_by = expected,
                    "the clock has jumped; confirm it by `sochibo-server clock confirm`"
                );
            }
            state.doubtful = true;
            return expected;
        }
        self.believe(&mut state, shown);
        shown
    }

    /// Returns `None` while the clock is accepted.
    pub fn doubt(&self) -> Option<Doubt> {
        let goes_by = self.now();
        self.state().doubtful.then(|| Doubt { shown: self.clock.wall(), goes_by })
    }

    /// What the clock itself shows.
    pub fn shown(&self) -> Moment {
        self.clock.wall()
    }

    /// A person confirms that the clock is right as it is.
    pub fn confirm(&self) -> io::Result<Moment> {
        let mut state = self.state();
        let shown = self.clock.wall();
        write(&self.file, shown)?;
        state.kept = Some(shown);
        self.believe(&mut state, shown);
        tracing::info!(shown, "the clock was confirmed");
        Ok(shown)
    }

    fn expected(&self, state: &State) -> Moment {
        let passed = match state.steady.zip(self.clock.steady()) {
            Some((then, now)) => now.saturating_sub(then).max(0),
            None if state.doubtful => 0,
            None => self.clock.wall().saturating_sub(state.wall).clamp(0, UNSEEN),
        };
        state.wall.saturating_add(passed)
    }

    fn believe(&self, state: &mut State, shown: Moment) {
        (state.wall, state.steady, state.doubtful) = (shown, self.clock.steady(), false);
        if state.kept.is_none_or(|kept| (shown - kept).abs() >= KEPT_EVERY) {
            match write(&self.file, shown) {
                Ok(()) => state.kept = Some(shown),
                // The server continues: the stored time is only needed after a restart.
                Err(error) => tracing::error!(%error, "could not note the time"),
            }
        }
    }

    /// The command line, or another server on the same folder, has confirmed what the clock shows.
    fn confirmed_elsewhere(&self, shown: Moment) -> bool {
        read(&self.file).is_some_and(|kept| judge(kept, shown) == Reading::Right)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Longer than any moment in digits.
const LONGEST: u64 = 64;

fn read(file: &Path) -> Option<Moment> {
    files::read_text(file, LONGEST).ok()?.trim().parse().ok()
}

/// Writes the file completely or not at all.
fn write(file: &Path, at: Moment) -> io::Result<()> {
    files::replace(file, format!("{at}\n").as_bytes(), files::Known::Own)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    const NOW: Moment = 1_790_000_000_000;
    const DAY: Moment = 86_400_000;
    const OF_2040: Moment = 2_208_988_800_000;
    const OF_2001: Moment = 978_307_200_000;

    struct Hands(Arc<AtomicI64>, Arc<AtomicI64>);

    impl Hands {
        fn new() -> Hands {
            Hands(Arc::new(AtomicI64::new(NOW)), Arc::default())
        }

        fn clock(&self) -> Clock {
            let (wall, steady) = (self.0.clone(), self.1.clone());
            Clock::new(Arc::new(move || wall.load(Ordering::SeqCst)), Arc::new(move || steady.load(Ordering::SeqCst)))
        }

        fn pass(&self, time: Moment) {
            self.0.fetch_add(time, Ordering::SeqCst);
            self.1.fetch_add(time, Ordering::SeqCst);
        }

        fn set(&self, to: Moment) -> Moment {
            self.0.swap(to, Ordering::SeqCst)
        }
    }

    #[test]
    fn a_jump_and_back_leaves_the_time_as_it_went_by() {
        for wrong in [OF_2040, OF_2001] {
            let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
            let watch = Watch::open(folder.path(), hands.clock());
            hands.pass(1_000);
            let right = hands.set(wrong);
            hands.1.fetch_add(5_000, Ordering::SeqCst);
            assert_eq!(watch.now(), NOW + 6_000, "goes on from when it was right");
            assert_eq!(watch.doubt(), Some(Doubt { shown: wrong, goes_by: NOW + 6_000 }));
            hands.set(right + 5_000);
            assert_eq!((watch.now(), watch.doubt()), (NOW + 6_000, None), "right again, it needs nobody");
        }
    }

    #[test]
    fn a_server_started_by_a_wrong_clock_knows() {
        for wrong in [OF_2040, OF_2001] {
            let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
            Watch::open(folder.path(), hands.clock());
            hands.set(wrong);
            let watch = Watch::open(folder.path(), hands.clock());
            assert_eq!(watch.now(), NOW);
            hands.set(NOW + DAY);
            assert_eq!((watch.now(), watch.doubt()), (NOW + DAY, None));
        }
    }

    #[test]
    fn a_confirmed_jump_is_followed_and_so_is_the_way_back() {
        let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
        let watch = Watch::open(folder.path(), hands.clock());
        for to in [OF_2040, NOW + DAY] {
            hands.set(to);
            assert_ne!(watch.now(), to);
            assert_eq!(watch.confirm().unwrap(), to);
            assert_eq!((watch.now(), watch.doubt()), (to, None));
        }
    }

    #[test]
    fn a_confirmation_from_the_command_line_reaches_the_running_server() {
        let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
        let (serving, line) = (Watch::open(folder.path(), hands.clock()), Watch::open(folder.path(), hands.clock()));
        hands.set(NOW + 60 * DAY);
        assert_eq!(serving.now(), NOW);
        line.confirm().unwrap();
        assert_eq!((serving.now(), serving.doubt()), (NOW + 60 * DAY, None));
    }

    #[test]
    fn nights_and_holidays_pass_unasked() {
        let (folder, hands) = (tempfile::tempdir().unwrap(), Hands::new());
        let watch = Watch::open(folder.path(), hands.clock());
        hands.pass(100 * DAY);
        assert_eq!(watch.doubt(), None, "a hundred days of work");
        hands.set(NOW + 109 * DAY);
        assert_eq!((watch.now(), watch.doubt()), (NOW + 109 * DAY, None), "the machine slept for nine");
        fs::write(folder.path().join(FILE), "not a number").unwrap();
        assert_eq!(Watch::open(folder.path(), hands.clock()).doubt(), None);
    }
}
