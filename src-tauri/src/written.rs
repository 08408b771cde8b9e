//! Opens a paper in the system's program for it. A page can name only a Word or Excel file that this program has
//! written since it started: an opener for any path would run whatever a page named.

use crate::places::Places;
use crate::waiting::off_the_main_thread;
use app::CallError;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use tauri::State;

#[tauri::command]
pub async fn open_written(places: State<'_, Arc<Places>>, path: String) -> Result<(), CallError> {
    let places = Arc::clone(&places);
    off_the_main_thread(move || {
        places.chosen.check_written(&path)?;
        open(Path::new(&path))
    })
    .await
}

fn open(path: &Path) -> Result<(), CallError> {
    if !path.is_file() {
        return Err(CallError::new("file_not_found", "Tệp này không còn ở chỗ đã lưu. Lưu lại rồi mở."));
    }
    let mut opener = Command::new(program());
    opener.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut started = opener.spawn().map_err(|_| {
        CallError::new("not_opened", "Chưa mở được tệp. Mở tệp ấy từ thư mục đã lưu, bằng Word hoặc Excel.")
    })?;
    // Waited for, or it would stay in the system's list of processes until this program ends.
    std::thread::spawn(move || started.wait());
    Ok(())
}

/// The program that hands a file to the one that the person uses for it. None of them is a shell, so a path is
/// never read as a command.
fn program() -> OsString {
    if let Some(program) = instead() {
        return program;
    }
    let program = if cfg!(windows) {
        "explorer.exe"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    program.into()
}

/// Tests look at what would be opened. Only in debug builds, like the answers to file dialogs.
#[cfg(debug_assertions)]
fn instead() -> Option<OsString> {
    std::env::var_os("SOCHIBO_OPENER")
}

#[cfg(not(debug_assertions))]
fn instead() -> Option<OsString> {
    None
}
