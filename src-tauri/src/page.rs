//! The process that shows the page. It holds what was typed and shown for as long as it lives, so it ends when the book is locked, and
//! another one begins on the lock page.

use app::CallError;
use tauri::WebviewWindow;

/// Called by a page that alone holds nothing any more. Where its process ends, no answer reaches it.
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

/// Elsewhere nothing ends the page's process alone; the whole program begins anew, which ends it, too. Not while the program alone holds
/// what was sealed and the disk refuses: that would be lost.
#[cfg(not(target_os = "linux"))]
fn end(window: &WebviewWindow) -> tauri::Result<()> {
    use tauri::Manager;
    if !window.state::<std::sync::Arc<crate::places::Places>>().app_session().holds_unkept() {
        window.app_handle().request_restart();
    }
    Ok(())
}
