//! Opens the only window, and locks the book when it closes.

use crate::idle::{self, Idle};
use crate::leaving::{Answer, Leaving, Why};
use crate::places::Places;
use crate::{commands, courier, failed_start, page};
use std::path::{Path, PathBuf};
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
    let named = std::env::var_os("SOCHIBO_PROFILE").map(PathBuf::from);
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

fn set_up(app: &mut App, named: Option<PathBuf>) -> tauri::Result<()> {
    let own = app.path().data_dir()?.join("SoChiBo");
    let start = named.unwrap_or_else(|| own.clone());
    let kept = web_view_data(&start, &own);
    let places = Arc::new(Places::new(app.handle().clone(), start, own));
    app.manage(Arc::clone(&places));
    app.manage(Idle::default());
    app.manage(Leaving::default());
    courier::start(app.handle().clone(), Arc::clone(&places));
    idle::start(app.handle().clone(), places);
    let window = tauri::WebviewWindowBuilder::new(app, WINDOW, tauri::WebviewUrl::default());
    let window = match kept {
        Some(kept) => window.data_directory(kept),
        None => window.incognito(true),
    };
    let window = window
        .title("Sổ Chi bộ")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(LEAST.0, LEAST.1)
        .center()
        .maximized(true)
        // Blocks navigation to foreign pages: they could receive the book's contents, or look like the program.
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    failed_start::started();
    page::keep_little(&window)
}

/// Where the web view keeps its own data (language, whether sample data was seen): beside the book, not in a cache that all
/// profiles share. On a disk that can't be written to, a web view with its data there never shows its page; then the data
/// of books elsewhere stands beside the person's own book, or nowhere.
fn web_view_data(start: &Path, own: &Path) -> Option<PathBuf> {
    [start.join("window"), own.join("window-elsewhere")].into_iter().find(|kept| can_be_written(kept))
}

fn can_be_written(folder: &Path) -> bool {
    files::make_private_folder(folder).is_ok() && files::Draft::in_folder(folder, files::Readers::Owner).is_ok()
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

#[cfg(test)]
mod tests {
    use super::web_view_data;

    #[test]
    fn the_web_view_keeps_its_data_only_where_it_can_write() {
        let folder = std::env::temp_dir().join(format!("sochibo-window-{}", std::process::id()));
        let (book, own) = (folder.join("so"), folder.join("cua-minh"));
        assert_eq!(web_view_data(&book, &own), Some(book.join("window")));
        assert_eq!(std::fs::read_dir(book.join("window")).unwrap().count(), 0, "nothing is left there");
        let file = folder.join("a file");
        std::fs::write(&file, "").unwrap();
        assert_eq!(web_view_data(&file, &own), Some(own.join("window-elsewhere")));
        assert_eq!(web_view_data(&file, &file), None);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
