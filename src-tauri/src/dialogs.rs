//! File dialogs. The program opens them, because pages have no right to the file system.

use crate::chosen::For;
use crate::pick;
use crate::places::Places;
use crate::waiting::off_the_main_thread;
use app::CallError;
use files::Readers;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Roster,
    Backup,
    Invite,
    Scheme,
    Essay,
    Printed,
}

impl FileKind {
    fn filter(self) -> (&'static str, &'static [&'static str]) {
        match self {
            FileKind::Roster => ("Excel, CSV", &["xlsx", "xls", "ods", "csv", "txt"]),
            FileKind::Backup => ("Bản sao lưu", &["sochibo"]),
            FileKind::Invite => ("Tệp mời", &["json", "moi"]),
            FileKind::Scheme => ("Thang điểm (JSON)", &["json"]),
            FileKind::Essay => ("Word, ODT, TXT", &["docx", "doc", "odt", "rtf", "txt"]),
            FileKind::Printed => ("Word, PDF", &["docx", "pdf"]),
        }
    }
}

#[tauri::command]
pub async fn pick_open_file(app: AppHandle, kind: FileKind) -> Result<Option<String>, CallError> {
    off_the_main_thread(move || {
        let (name, endings) = kind.filter();
        let picked = asked(|| dialog(&app).add_filter(name, endings).blocking_pick_file());
        Ok(picked.map(|path| chosen(&app, For::Reading, &path)))
    })
    .await
}

/// Returns the photos, scans and PDFs that the person picked; empty when the dialog was cancelled.
#[tauri::command]
pub async fn pick_pages(app: AppHandle) -> Result<Vec<String>, CallError> {
    off_the_main_thread(move || {
        let picked = match pick::answer() {
            Some(answer) => answer.into_iter().collect(),
            None => {
                let dialog = dialog(&app).add_filter("Ảnh, PDF", &["jpg", "jpeg", "jfif", "png", "webp", "bmp", "pdf"]);
                let files = dialog.blocking_pick_files().unwrap_or_default();
                files.into_iter().filter_map(|path| path.into_path().ok()).collect::<Vec<_>>()
            }
        };
        Ok(picked.iter().map(|path| chosen(&app, For::Reading, path)).collect())
    })
    .await
}

#[tauri::command]
pub async fn pick_folder(app: AppHandle) -> Result<Option<String>, CallError> {
    off_the_main_thread(move || {
        let picked = asked(|| dialog(&app).blocking_pick_folder());
        Ok(picked.map(|path| chosen(&app, For::Folder, &path)))
    })
    .await
}

#[tauri::command]
pub async fn pick_save_file(
    app: AppHandle,
    suggested: String,
    also: Option<Vec<String>>,
) -> Result<Option<String>, CallError> {
    off_the_main_thread(move || {
        Ok(ask_where(&app, &suggested, &also.unwrap_or_default()).map(|path| chosen(&app, For::Writing, &path)))
    })
    .await
}

/// Asks for a path and writes a page to be printed later. An existing file is kept, and the page gets another
/// name.
#[tauri::command]
pub async fn save_page(app: AppHandle, html: String, suggested: String) -> Result<Option<String>, CallError> {
    off_the_main_thread(move || {
        let Some(path) = ask_where(&app, &suggested, &[]) else { return Ok(None) };
        let written = files::write_beside(&path, html.as_bytes(), Readers::Owner).map_err(|_| {
            CallError::new(
                "file_not_written",
                "Chưa ghi được tệp vào chỗ này. Chọn thư mục khác, hoặc cắm USB khác rồi thử lại.",
            )
        })?;
        Ok(Some(shown(&written)))
    })
    .await
}

fn dialog(app: &AppHandle) -> FileDialogBuilder<tauri::Wry> {
    app.dialog().file()
}

fn asked(dialog: impl FnOnce() -> Option<FilePath>) -> Option<PathBuf> {
    match pick::answer() {
        Some(answer) => answer,
        None => dialog().and_then(|path| path.into_path().ok()),
    }
}

/// `also` are the endings of other formats in which the file may be written.
fn ask_where(app: &AppHandle, suggested: &str, also: &[String]) -> Option<PathBuf> {
    let ending = Path::new(suggested).extension().and_then(|ending| ending.to_str());
    let mut path = asked(|| {
        let endings = ending.into_iter().chain(also.iter().map(String::as_str));
        let dialog = dialog(app).set_file_name(suggested);
        endings.fold(dialog, |dialog, ending| dialog.add_filter(ending, &[ending])).blocking_save_file()
    })?;
    // A file name without an extension would open in no program.
    if let (None, Some(ending)) = (path.extension(), ending) {
        path.set_extension(ending);
    }
    Some(path)
}

/// Returns the path for the page and allows the page to name it from now on.
fn chosen(app: &AppHandle, what: For, path: &Path) -> String {
    let path = shown(path);
    app.state::<Arc<Places>>().chosen.add(what, &path);
    path
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
