//! The book that the window works with: the one the program was started on (for example sample data), the
//! person's own, or the practice book, which has invented people and may be thrown away.

use crate::bell::Bell;
use crate::chosen::Chosen;
use app::{AppSession, CallError, Tag};
use serde::Serialize;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use tauri::{AppHandle, Emitter};

/// Of the practice book, beside the folder of the person's own.
const PRACTICE_FOLDER: &str = "SoChiBo-tap";

pub struct Places {
    app: AppHandle,
    start: PathBuf,
    own: PathBuf,
    practice: PathBuf,
    /// The practice book is the one the window works with. Nothing else may be thrown away.
    practising: AtomicBool,
    app_session: RwLock<Arc<AppSession>>,
    pub bell: Bell,
    /// Paths that pages may name.
    pub chosen: Chosen,
}

#[derive(Clone, Serialize)]
struct Heard {
    what: Vec<Tag>,
}

impl Places {
    pub fn new(app: AppHandle, start: PathBuf, own: PathBuf) -> Places {
        let bell = Bell::default();
        let app_session = RwLock::new(open_session(&app, &bell, start.clone()));
        // Beside the person's own book, never within it: the folder goes as a whole.
        let practice = own.with_file_name(PRACTICE_FOLDER);
        let practising = AtomicBool::new(false);
        Places { app, start, own, practice, practising, app_session, bell, chosen: Chosen::default() }
    }

    pub fn app_session(&self) -> Arc<AppSession> {
        Arc::clone(&self.app_session.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Switches from the sample data to the person's own book.
    pub fn to_own(&self) {
        self.move_to(self.own.clone(), false);
    }

    pub fn to_start(&self) {
        self.move_to(self.start.clone(), false);
    }

    pub fn to_practice(&self) {
        self.move_to(self.practice.clone(), true);
    }

    /// Switches to the person's own book and deletes the practice book. Refuses while another book is open, and
    /// when the book in the folder of the practice book is not marked as sample data.
    pub fn end_practice(&self) -> Result<(), CallError> {
        let status = app::call(&self.app_session(), "profile.status", json!({}))?;
        let exists = status["exists"] == true;
        if !self.practising.load(Ordering::SeqCst) || (exists && status["sample"] != true) {
            return Err(CallError::new("not_the_practice_book", "Đây không phải sổ tập nên không bỏ được."));
        }
        self.to_own();
        // A folder without a practice book holds nothing of ours, so it stays.
        if !exists {
            return Ok(());
        }
        match std::fs::remove_dir_all(&self.practice) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(CallError::new(
                "practice_not_removed",
                format!("Chưa xóa hết sổ tập. Đóng chương trình, mở lại rồi thử lại ({error})."),
            )),
            _ => Ok(()),
        }
    }

    fn move_to(&self, dir: PathBuf, practising: bool) {
        self.lock();
        self.practising.store(practising, Ordering::SeqCst);
        let app_session = open_session(&self.app, &self.bell, dir);
        *self.app_session.write().unwrap_or_else(PoisonError::into_inner) = app_session;
    }

    /// Stops the exchange that is running and locks the book. Errors are ignored: they only mean that no book
    /// was open.
    pub fn lock(&self) {
        let app_session = self.app_session();
        let _ = app::call(&app_session, "exchange.stop", Value::Null);
        let _ = app::call(&app_session, "profile.lock", Value::Null);
    }

    /// Sends the state of the exchange to the pages that show its progress. Sends nothing while the book is
    /// locked.
    pub fn tell_exchange(&self) {
        if let Ok(state) = app::call(&self.app_session(), "exchange.state", json!({})) {
            let _ = self.app.emit("exchange", state);
        }
    }

    pub fn call(&self, name: &str, request: Value) -> Result<Value, CallError> {
        self.chosen.check(name, &request)?;
        let answer = app::call(&self.app_session(), name, request)?;
        self.chosen.learn(name, &answer);
        Ok(answer)
    }
}

/// Creates a session whose changes are sent to the pages and wake the courier. The listener runs while the book
/// is locked for use, so it only forwards.
fn open_session(app: &AppHandle, bell: &Bell, dir: PathBuf) -> Arc<AppSession> {
    let app_session = AppSession::new(&dir);
    let (app, bell) = (app.clone(), bell.clone());
    app_session.listen(Box::new(move |what| {
        let _ = app.emit("touched", Heard { what: what.to_vec() });
        bell.ring(what.contains(&Tag::Exchange));
    }));
    Arc::new(app_session)
}
