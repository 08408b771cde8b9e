//! Opens the only window, and locks the book when it closes.

use crate::idle::{self, Idle};
use crate::leaving::{Answer, Leaving, Why};
use crate::places::Places;
use crate::{commands, courier};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Manager, Url, Window, WindowEvent};

/// The capability names this window and no other.
pub const WINDOW: &str = "main";

/// Fits old laptops: 1366 × 768 without the task bar and the title bar.
const SIZE: (f64, f64) = (1280.0, 700.0);
const LEAST: (f64, f64) = (1024.0, 540.0);

/// The time in which a page that still runs acknowledges the request to leave. After that it may take as long
/// as the disk and the person need.
const HEARD: Duration = Duration::from_secs(3);

pub fn run() -> tauri::Result<()> {
    let named = std::env::var_os("SOCHIBO_PROFILE").map(std::path::PathBuf::from);
    let single = tauri_plugin_single_instance::Builder::new()
        .callback(|app, _, _| show(app))
        .dbus_id(bus_name(named.as_deref()))
        .build();
    tauri::Builder::default()
        // This must be the first plugin: a second instance of the program must end before it touches the
        // profile.
        .plugin(single)
        .plugin(tauri_plugin_dialog::init())
        .setup(move |app| Ok(set_up(app, named)?))
        .invoke_handler(commands::answer)
        .on_window_event(on_window_event)
        .run(tauri::generate_context!())
}

fn set_up(app: &mut App, named: Option<std::path::PathBuf>) -> tauri::Result<()> {
    let own = app.path().data_dir()?.join("SoChiBo");
    let start = named.unwrap_or_else(|| own.clone());
    // The web view's own data (language, whether sample data was seen) is kept beside the book, not in a cache
    // that all profiles share.
    let kept = start.join("window");
    let places = Arc::new(Places::new(app.handle().clone(), start, own));
    app.manage(Arc::clone(&places));
    app.manage(Idle::default());
    app.manage(Leaving::default());
    courier::start(app.handle().clone(), Arc::clone(&places));
    idle::start(app.handle().clone(), places);
    tauri::WebviewWindowBuilder::new(app, WINDOW, tauri::WebviewUrl::default())
        .title("Sổ Chi bộ")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(LEAST.0, LEAST.1)
        .center()
        .maximized(true)
        .data_directory(kept)
        // Blocks navigation to foreign pages: they could receive the book's contents, or look like the program.
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    Ok(())
}

/// Whether an address is one of the program's pages, or an empty frame that they print from.
pub fn is_ours(address: &Url) -> bool {
    match (address.scheme(), address.host_str(), address.port()) {
        ("tauri", Some("localhost"), None) => true,
        ("http" | "https", Some("tauri.localhost"), None) => cfg!(windows),
        ("about", None, None) => matches!(address.path(), "blank" | "srcdoc"),
        _ => false,
    }
}

/// The D-Bus name that allows one window for each profile folder.
fn bus_name(profile: Option<&Path>) -> String {
    let Some(profile) = profile else { return "vn.sochibo.window".to_owned() };
    let path = std::path::absolute(profile).unwrap_or_else(|_| profile.to_owned());
    let letters: String = path.to_string_lossy().bytes().map(|byte| format!("{byte:02x}")).collect();
    // A D-Bus name has at most 255 characters; the end of a path is what distinguishes two profiles.
    let end = letters.len().saturating_sub(200);
    format!("vn.sochibo.window.p{}", &letters[end..])
}

fn show(app: &AppHandle) {
    let Some(window) = app.get_webview_window(WINDOW) else { return };
    // A window manager may refuse any of these calls; the window is still there.
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}

fn on_window_event(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        let window = window.clone();
        std::thread::spawn(move || close(&window));
    }
}

/// Closes the window when the page holds no unsaved input, or when it does not answer at all. If the person
/// closes the window again, the page is asked again; a page that got stuck after its first answer then does not
/// answer.
fn close(window: &Window) {
    let leaving = window.state::<Leaving>();
    let number = leaving.ask(window.app_handle(), Why::Close);
    let mut answer = leaving.wait(number, Answer::Heard, Some(HEARD));
    if answer == Answer::Heard {
        answer = leaving.wait(number, Answer::Gone, None);
    }
    if matches!(answer, Answer::Stays | Answer::Overtaken) {
        return;
    }
    // `lock` waits for a save that is in progress.
    window.state::<Arc<Places>>().lock();
    if window.destroy().is_err() {
        window.app_handle().exit(0);
    }
}
