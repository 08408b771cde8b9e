//! The process that shows the page. It holds what was typed and shown for as long as it lives, so it ends when the book is locked, and
//! another one begins on the lock page.

use app::CallError;
use tauri::WebviewWindow;

/// Called by a page with nothing left to save. No answer reaches it.
#[tauri::command]
pub async fn end_page(window: WebviewWindow) -> Result<(), CallError> {
    end(&window).map_err(|error| CallError::new("internal", error.to_string()))
}

#[cfg(target_os = "linux")]
fn end(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    window.with_webview(|view| {
        let view = view.inner();
        // Where the person was: they come back to it when the book is unlocked.
        let address = view.uri();
        view.terminate_web_process();
        // Not a reload, which fills the fields again.
        view.load_uri(address.as_deref().unwrap_or("tauri://localhost/"));
    })
}

/// Elsewhere nothing ends the page's process alone; the whole program begins anew, which ends it, too.
#[cfg(not(target_os = "linux"))]
fn end(window: &WebviewWindow) -> tauri::Result<()> {
    tauri::Manager::app_handle(window).request_restart();
    Ok(())
}
