//! Counts wrong passphrases in a row and makes the next attempt wait. The count is stored in a file beside the
//! book, so that restarting gains nothing. The wait is measured by a monotonic clock, which nobody can set, and
//! starts over with the program.

use crate::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The first two mistakes cost no wait.
const WAITS: [u64; 8] = [0, 0, 0, 2, 5, 10, 20, 40];
const LONGEST: u64 = 60;
const LONGEST_COUNT: u64 = 16;

pub(crate) struct Attempts {
    path: PathBuf,
    wrong: u32,
    since: Instant,
}

impl Attempts {
    pub fn of(dir: &Path, now: Instant) -> Attempts {
        let path = dir.join("wrong-passphrases");
        // A few digits; any other content was not written by this program.
        let count = files::read(&path, LONGEST_COUNT, files::Links::Refuse).ok();
        let wrong = count.and_then(|digits| std::str::from_utf8(&digits).ok()?.trim().parse().ok());
        Attempts { path, wrong: wrong.unwrap_or_default(), since: now }
    }

    pub fn wait(&self, now: Instant) -> Duration {
        let seconds = WAITS.get(self.wrong as usize).copied().unwrap_or(LONGEST);
        Duration::from_secs(seconds).saturating_sub(now.saturating_duration_since(self.since))
    }

    /// Counts an attempt before its outcome is known, so that killing the program meanwhile does not undo the
    /// count. Returns the count before.
    pub fn begin(&mut self, now: Instant) -> Result<u32, Error> {
        let wait = self.wait(now);
        if wait > Duration::ZERO {
            return Err(Error::Wait { seconds: wait.as_secs() + u64::from(wait.subsec_nanos() > 0) });
        }
        let before = self.wrong;
        self.set(before.saturating_add(1), now);
        Ok(before)
    }

    /// If the folder is read-only, the wait still applies until the program ends.
    pub fn set(&mut self, wrong: u32, now: Instant) {
        let changed = wrong != self.wrong;
        (self.wrong, self.since) = (wrong, now);
        if changed {
            let _ = if wrong == 0 { files::remove(&self.path) } else { self.keep() };
        }
    }

    fn keep(&self) -> std::io::Result<()> {
        let mut file = files::open_private(&self.path)?;
        file.set_len(0)?;
        file.write_all(self.wrong.to_string().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(attempts: &mut Attempts, now: Instant, times: u32) -> u64 {
        attempts.set(times, now);
        attempts.wait(now).as_secs()
    }

    #[test]
    fn the_wait_grows_to_a_minute_and_no_further() {
        let (dir, now) = (tempfile::tempdir().unwrap(), Instant::now());
        let mut attempts = Attempts::of(dir.path(), now);
        let waits: Vec<u64> = (0..10).map(|times| after(&mut attempts, now, times)).collect();
        assert_eq!(waits, [0, 0, 0, 2, 5, 10, 20, 40, 60, 60]);
        assert_eq!(after(&mut attempts, now, u32::MAX), 60);
    }

    #[test]
    fn a_restart_waits_the_whole_time_again_and_a_right_passphrase_ends_it() {
        let (dir, now) = (tempfile::tempdir().unwrap(), Instant::now());
        let mut attempts = Attempts::of(dir.path(), now);
        (0..4).for_each(|times| assert!(attempts.begin(now + Duration::from_secs(100 * times)).is_ok()));
        let later = now + Duration::from_secs(1000);
        let mut again = Attempts::of(dir.path(), later);
        assert!(matches!(again.begin(later), Err(Error::Wait { seconds: 5 })));
        assert!(matches!(again.begin(later + Duration::from_secs(4)), Err(Error::Wait { seconds: 1 })));
        assert_eq!(again.begin(later + Duration::from_secs(5)).unwrap(), 4);
        again.set(0, later);
        assert_eq!(Attempts::of(dir.path(), later).wait(later), Duration::ZERO);
    }

    #[test]
    fn a_count_that_somebody_else_wrote_is_no_count() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("wrong-passphrases"), "9".repeat(5000)).unwrap();
        assert_eq!(Attempts::of(dir.path(), Instant::now()).wrong, 0);
    }
}
