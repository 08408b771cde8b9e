//! The book that the window works with: the one the program was started on (for example sample data), or the
//! person's own.

use crate::bell::Bell;
use crate::chosen::Chosen;
use app::{AppSession, CallError, Tag};
use serde::Serialize;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use tauri::{AppHandle, Emitter};

pub struct Places {
    app: AppHandle,
    start: PathBuf,
    own: PathBuf,
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
        Places { app, start, own, app_session, bell, chosen: Chosen::default() }
    }

    pub fn app_session(&self) -> Arc<AppSession> {
        Arc::clone(&self.app_session.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Switches from the sample data to the person's own book.
    pub fn to_own(&self) {
        self.move_to(self.own.clone());
    }

    pub fn to_start(&self) {
        self.move_to(self.start.clone());
    }

    fn move_to(&self, dir: PathBuf) {
        self.lock();
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
