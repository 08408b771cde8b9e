//! The process that shows the page. Its memory holds what was typed and shown for as long as it lives.
//! Therefore it ends when the book is locked, and a new process starts at the lock page.

use app::CallError;
use tauri::WebviewWindow;

/// Called by a page that holds no unsaved input any more. If its process ends, the page receives no answer.
#[tauri::command]
pub async fn end_page(window: WebviewWindow) -> Result<(), CallError> {
    end(&window).map_err(|error| CallError::new("internal", error.to_string()))
}

/// Has WebKit keep little in memory: the window shows one document, which nobody leaves. Drawing without the graphics card
/// would save more, but then WebKit hangs when it is asked for a picture of the page.
#[cfg(target_os = "linux")]
pub fn keep_little(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{CacheModel, SettingsExt, WebContextExt, WebViewExt};
    window.with_webview(|view| {
        let view = view.inner();
        if let Some(context) = view.context() {
            context.set_cache_model(CacheModel::DocumentViewer);
        }
        if let Some(settings) = WebViewExt::settings(&view) {
            settings.set_enable_page_cache(false);
        }
    })
}

#[cfg(not(target_os = "linux"))]
pub fn keep_little(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
fn end(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    window.with_webview(|view| {
        crate::printing::forget();
        let view = view.inner();
        // The person returns to this address after unlocking.
        let address = view.uri();
        view.terminate_web_process();
        // A reload would fill the form fields again.
        view.load_uri(address.as_deref().unwrap_or("tauri://localhost/"));
    })
}

/// On other systems the page's process can't be ended alone, so the whole program restarts. It does not restart
/// while sealed input exists only in the program's memory because the disk refuses it: that input would be
/// lost.
#[cfg(not(target_os = "linux"))]
fn end(window: &WebviewWindow) -> tauri::Result<()> {
    use tauri::Manager;
    if !window.state::<std::sync::Arc<crate::places::Places>>().app_session().holds_unkept() {
        window.app_handle().request_restart();
    }
    Ok(())
}
