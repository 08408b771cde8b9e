//! Sends pages to a printer and says what became of them. On Linux a web view of its own prints them, which nobody sees and which
//! ends with the printing. On other systems the page prints them itself, from a frame.

#[cfg(target_os = "linux")]
mod answer;
#[cfg(target_os = "linux")]
mod webkit;

use app::CallError;
use serde::{Deserialize, Serialize};
use tauri::WebviewWindow;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    /// The printer took it.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "said by WebKit's printing alone"))]
    Sent,
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "said by WebKit's printing alone"))]
    Cancelled,
    /// This system's web view prints no page but the one it shows: the page prints, and what the printer answers is not known.
    #[cfg_attr(target_os = "linux", allow(dead_code, reason = "for other systems"))]
    ByPage,
}

/// The form of the sheets of paper; margins in millimetres.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Form {
    pub landscape: bool,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub left: f64,
}

/// Asks which printer, and waits until the printer has taken the pages or refused them.
#[cfg(target_os = "linux")]
#[tauri::command]
pub async fn print_page(window: WebviewWindow, html: String, form: Form) -> Result<Printed, CallError> {
    let (tell, told) = std::sync::mpsc::channel();
    webkit::print(&window, html, form, tell).map_err(|error| CallError::new("internal", error.to_string()))?;
    // The sender is dropped without an answer when the book is locked or something else is printed meanwhile.
    crate::waiting::off_the_main_thread(move || told.recv().unwrap_or(Ok(Printed::Cancelled))).await
}

#[cfg(not(target_os = "linux"))]
#[tauri::command]
pub async fn print_page(window: WebviewWindow, html: String, form: Form) -> Result<Printed, CallError> {
    drop((window, html));
    let Form { landscape: _, top: _, right: _, bottom: _, left: _ } = form;
    Ok(Printed::ByPage)
}

/// The pages that wait for the printer are dropped: they hold what a locked book must not show.
#[cfg(target_os = "linux")]
pub fn forget() {
    webkit::forget();
}
