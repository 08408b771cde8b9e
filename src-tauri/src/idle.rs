//! Locks the book when nobody has used the program for ten minutes. The program measures the time, because a
//! page can be slowed down, covered or stuck.

use crate::leaving::{Answer, Leaving, Why};
use crate::places::Places;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tauri::{AppHandle, Manager, State};

const IDLE: Duration = Duration::from_secs(10 * 60);
const LOOK: Duration = Duration::from_secs(5);
/// The time that the page gets for saving or sealing its unsaved input.
const PATIENCE: Duration = Duration::from_secs(20);

/// When the program was last used, on a clock that also runs while the laptop sleeps and that nobody can set.
#[derive(Default)]
pub struct Idle(Mutex<Duration>);

impl Idle {
    pub fn touch(&self, now: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    pub fn is_over(&self, now: Duration) -> bool {
        now.saturating_sub(*self.0.lock().unwrap_or_else(PoisonError::into_inner)) >= IDLE
    }
}

/// The time since the machine started, including sleep.
#[cfg(target_os = "linux")]
pub fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// On Windows, the clock of `Instant` also counts sleep.
#[cfg(not(target_os = "linux"))]
pub fn now() -> Duration {
    use std::sync::LazyLock;
    use std::time::Instant;
    static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);
    STARTED.elapsed()
}

/// The person pressed a key or moved the pointer on a page. Pages report this from time to time, not for each
/// key.
#[tauri::command]
pub async fn active(idle: State<'_, Idle>) -> Result<(), app::CallError> {
    idle.touch(now());
    Ok(())
}

pub fn start(app: AppHandle, places: Arc<Places>) {
    app.state::<Idle>().touch(now());
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            if app.state::<Idle>().is_over(now()) && places.app_session().is_open() {
                lock(&app, &places);
            }
        }
    });
}

/// Asks the page to save or seal its unsaved input, to lock and to end. If it does not finish in time, the book
/// is locked anyway, and the page seals its input when it runs again.
fn lock(app: &AppHandle, places: &Places) {
    let leaving = app.state::<Leaving>();
    let number = leaving.ask(app, Why::Idle);
    if leaving.wait(number, Answer::Gone, Some(PATIENCE)) == Answer::Overtaken {
        return;
    }
    if places.app_session().is_open() {
        places.lock();
        leaving.ask(app, Why::Locked);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn minutes(minutes: u64) -> Duration {
        Duration::from_secs(60 * minutes)
    }

    #[test]
    fn ten_minutes_without_a_touch_are_over_after_ten_minutes_and_a_touch_begins_them_anew() {
        let idle = Idle::default();
        idle.touch(minutes(100));
        assert!(!idle.is_over(minutes(110) - Duration::from_millis(1)));
        assert!(idle.is_over(minutes(110)));
        idle.touch(minutes(109));
        assert!(!idle.is_over(minutes(110)));
    }

    #[test]
    fn a_laptop_that_slept_for_a_night_is_idle_when_it_wakes() {
        let idle = Idle::default();
        idle.touch(minutes(100));
        assert!(idle.is_over(minutes(100 + 8 * 60)));
    }

    #[test]
    fn the_clock_goes_forward() {
        let before = now();
        assert!(now() >= before);
    }
}
