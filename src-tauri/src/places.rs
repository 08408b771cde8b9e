//! Which book the window sits at: the one it was started on (sample data, say) or the person's own.

use crate::chosen::Chosen;
use crate::courier::Bell;
use app::{CallError, Desk, Tag};
use serde::Serialize;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use tauri::{AppHandle, Emitter};

pub struct Places {
    app: AppHandle,
    start: PathBuf,
    own: PathBuf,
    desk: RwLock<Arc<Desk>>,
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
        let desk = RwLock::new(sit_down(&app, &bell, start.clone()));
        Places { app, start, own, desk, bell, chosen: Chosen::default() }
    }

    pub fn desk(&self) -> Arc<Desk> {
        Arc::clone(&self.desk.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Leaves the sample data for a book of one's own.
    pub fn to_own(&self) {
        self.move_to(self.own.clone());
    }

    pub fn to_start(&self) {
        self.move_to(self.start.clone());
    }

    fn move_to(&self, dir: PathBuf) {
        self.lock();
        let desk = sit_down(&self.app, &self.bell, dir);
        *self.desk.write().unwrap_or_else(PoisonError::into_inner) = desk;
    }

    /// Locks the book, the exchange under way told to stop. Nobody need hear of a book that was never opened.
    pub fn lock(&self) {
        let desk = self.desk();
        let _ = app::call(&desk, "exchange.stop", Value::Null);
        let _ = app::call(&desk, "profile.lock", Value::Null);
    }

    /// How the exchange stands, for pages that show it as it goes. Silent while the book is locked.
    pub fn tell_exchange(&self) {
        if let Ok(state) = app::call(&self.desk(), "exchange.state", json!({})) {
            let _ = self.app.emit("exchange", state);
        }
    }

    pub fn call(&self, name: &str, request: Value) -> Result<Value, CallError> {
        self.chosen.check(name, &request)?;
        let answer = app::call(&self.desk(), name, request)?;
        self.chosen.learn(name, &answer);
        Ok(answer)
    }
}

/// A desk whose changes reach the pages and wake the courier. The listener runs while the book is held, so it only passes on.
fn sit_down(app: &AppHandle, bell: &Bell, dir: PathBuf) -> Arc<Desk> {
    let desk = Desk::new(&dir);
    let (app, bell) = (app.clone(), bell.clone());
    desk.listen(Box::new(move |what| {
        let _ = app.emit("touched", Heard { what: what.to_vec() });
        bell.ring(what.contains(&Tag::Exchange));
    }));
    Arc::new(desk)
}
