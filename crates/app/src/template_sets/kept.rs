//! The sets that were loaded, each in a folder of its name beside the book. The manifest is written last and removed first: a
//! folder without one is not a set.

use super::folder::{self, Files};
use crate::messages::CallError;
use ::papers::{OFFICE_MANIFEST, OfficeSet};
use files::Known;
use std::io;
use std::path::{Path, PathBuf};

const FOLDER: &str = "templates";

fn unwritten(error: &io::Error) -> CallError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            CallError::new("disk_full", "Đĩa đã đầy nên chưa giữ được bộ mẫu. Xóa bớt tệp khác rồi thử lại.")
        }
        _ => CallError::new("file_not_written", "Chưa ghi được bộ mẫu vào thư mục của sổ."),
    }
}

/// Every set that was loaded, the latest first.
pub fn all(dir: &Path) -> Result<Vec<OfficeSet>, CallError> {
    let mut sets = Vec::new();
    for place in places(dir) {
        let read = folder::read(&place)?;
        sets.push(read.set().map_err(|error| CallError { field: None, ..error })?);
    }
    sets.sort_by_key(|set: &OfficeSet| std::cmp::Reverse(set.set.from));
    Ok(sets)
}

fn places(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(dir.join(FOLDER)) else { return Vec::new() };
    let mut places: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    places.retain(|place| place.join(OFFICE_MANIFEST).is_file());
    places.sort();
    places
}

pub fn put(dir: &Path, name: &str, set: &Files) -> Result<(), CallError> {
    // On every system, because the book's folder may be taken to another one.
    if let Some(odd) =
        set.forms.iter().map(|(name, _)| name.as_str()).chain([name]).find(|name| !files::is_portable(name))
    {
        let sentence = format!("Windows không nhận tên “{odd}”. Đổi tên trong bộ mẫu rồi nạp lại.");
        return Err(CallError::at("wrong_name", "folder", sentence));
    }
    remove_if_there(dir, name)?;
    let place = dir.join(FOLDER).join(name);
    let write = || {
        files::make_private_folder(&dir.join(FOLDER))?;
        files::make_private_folder(&place)?;
        for (name, bytes) in &set.forms {
            files::replace(&place.join(name), bytes, Known::Own)?;
        }
        files::replace(&place.join(OFFICE_MANIFEST), set.manifest.as_bytes(), Known::Own)
    };
    write().map_err(|error| unwritten(&error))
}

pub fn remove(dir: &Path, name: &str) -> Result<(), CallError> {
    if places(dir).iter().any(|place| place.file_name().is_some_and(|of| of == name)) {
        remove_if_there(dir, name)
    } else {
        Err(CallError::not_found("name"))
    }
}

fn remove_if_there(dir: &Path, name: &str) -> Result<(), CallError> {
    let place = dir.join(FOLDER).join(name);
    let gone = |result: io::Result<()>| match result {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritten(&error)),
        _ => Ok(()),
    };
    gone(files::remove(&place.join(OFFICE_MANIFEST)))?;
    gone(files::remove_folder(&place))
}
