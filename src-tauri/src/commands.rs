//! The commands for the pages: every function of `app::CALLS` under its own name, and a few things that only a
//! window can do. `capabilities/window.json` says which commands a page may call; Tauri refuses all others
//! before they reach this code.

use crate::places::Places;
use crate::waiting::off_the_main_thread;
use crate::{dialogs, idle, leaving, page, printing, written};
use app::CallError;
use serde_json::Value;
use std::sync::Arc;
use tauri::ipc::{Invoke, InvokeBody, InvokeError};
use tauri::{Manager, State, Wry};

/// The command name of an `app` function: `members.list` becomes `members_list`.
pub fn command_of(call: &str) -> String {
    call.replace('.', "_")
}

macro_rules! own {
    ($($module:ident :: $name:ident),* $(,)?) => {
        /// Commands that are not functions of `app`.
        #[cfg(test)]
        pub const OWN: &[&str] = &[$(stringify!($name)),*];

        fn answer_own(invoke: Invoke<Wry>) -> bool {
            let own: fn(Invoke<Wry>) -> bool = tauri::generate_handler![$($module::$name),*];
            own(invoke)
        }
    };
}

own![
    moves::new_book,
    moves::back_to_sample,
    moves::practice_book,
    moves::end_practice,
    page::end_page,
    idle::active,
    leaving::leaving_heard,
    leaving::leaving_done,
    dialogs::pick_open_file,
    dialogs::pick_pages,
    dialogs::pick_save_file,
    dialogs::pick_folder,
    dialogs::save_page,
    written::open_written,
    printing::print_page,
];

pub fn answer(invoke: Invoke<Wry>) -> bool {
    let asked = app::CALLS.iter().find(|call| command_of(call.name) == invoke.message.command());
    match asked {
        Some(call) => answer_call(call.name, invoke),
        None => answer_own(invoke),
    }
}

/// Unpacks the request, runs the function on a thread that may block on the disk, and returns the answer.
fn answer_call(name: &'static str, invoke: Invoke<Wry>) -> bool {
    let places = Arc::clone(&invoke.message.webview_ref().state::<Arc<Places>>());
    let request = match invoke.message.payload() {
        InvokeBody::Json(payload) => payload.get("request").cloned().unwrap_or(Value::Null),
        InvokeBody::Raw(_) => Value::Null,
    };
    invoke.resolver.respond_async(async move {
        off_the_main_thread(move || places.call(name, request)).await.map_err(InvokeError::from)
    });
    true
}

mod moves {
    use super::*;

    /// Switches from the sample data to the person's own book.
    #[tauri::command]
    pub async fn new_book(places: State<'_, Arc<Places>>) -> Result<(), CallError> {
        let places = Arc::clone(&places);
        off_the_main_thread(move || {
            places.to_own();
            Ok(())
        })
        .await
    }

    #[tauri::command]
    pub async fn back_to_sample(places: State<'_, Arc<Places>>) -> Result<(), CallError> {
        let places = Arc::clone(&places);
        off_the_main_thread(move || {
            places.to_start();
            Ok(())
        })
        .await
    }

    #[tauri::command]
    pub async fn practice_book(places: State<'_, Arc<Places>>) -> Result<(), CallError> {
        let places = Arc::clone(&places);
        off_the_main_thread(move || {
            places.to_practice();
            Ok(())
        })
        .await
    }

    #[tauri::command]
    pub async fn end_practice(places: State<'_, Arc<Places>>) -> Result<(), CallError> {
        let places = Arc::clone(&places);
        off_the_main_thread(move || places.end_practice()).await
    }
}
