//! Runs exchanges in the background while people work, and writes a backup to a stick that holds an earlier one. It shows
//! no errors; pages read them from the state of the exchange and the list of backups.

use crate::places::Places;
use serde_json::json;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tauri::{AppHandle, Emitter};

/// How often to go with nothing to send, because the superior may have sent something.
const FETCH: Duration = Duration::from_secs(600);
/// How often to look which sticks are plugged in.
const STICKS: Duration = Duration::from_secs(10);
/// The shortest time between two progress reports to the pages.
const NEWS: Duration = Duration::from_millis(200);

pub fn start(window: AppHandle, places: Arc<Places>) {
    let backed_up = Arc::clone(&places);
    std::thread::spawn(move || {
        let mut watch = app::acts::backup::Watch::default();
        loop {
            std::thread::sleep(STICKS);
            for backup in watch.look(&backed_up.app_session()) {
                // A page that can't be told finds the backup in Settings.
                let _ = window.emit("backed_up", backup);
            }
        }
    });
    let teller = Arc::clone(&places);
    std::thread::spawn(move || {
        loop {
            teller.bell.exchange_changed();
            teller.tell_exchange();
            std::thread::sleep(NEWS);
        }
    });
    std::thread::spawn(move || {
        let mut went: Option<Instant> = None;
        loop {
            places.bell.quiet();
            let app_session = places.app_session();
            let stale = went.is_some_and(|at| at.elapsed() >= FETCH);
            if app::acts::exchange::is_time_to_go(&app_session, stale) {
                let gone = app::call(&app_session, "exchange.now", json!({}));
                went = gone.is_ok().then(Instant::now);
            }
        }
    });
}
