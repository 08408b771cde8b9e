//! A folder of an office, as it was chosen.

use crate::messages::CallError;
use ::papers::{MOST_MANIFEST_BYTES, OFFICE_MANIFEST, OfficeSet};
use files::{Links, ReadError};
use std::path::Path;

/// Of one Word file, and of all together.
const MOST_FILE: u64 = 5 * 1024 * 1024;
const MOST_TOGETHER: usize = 20 * 1024 * 1024;
/// Whoever chooses the folder of all their papers has chosen the wrong one.
const MOST_ENTRIES: usize = 200;

/// The files of a set, not looked into yet.
pub struct Files {
    pub manifest: String,
    pub forms: Vec<(String, Vec<u8>)>,
}

impl Files {
    pub fn set(&self) -> Result<OfficeSet, CallError> {
        OfficeSet::read(&self.manifest, &self.forms)
            .map_err(|fault| CallError::at("template_faults", "folder", fault.to_string()))
    }
}

fn refused(code: &'static str, sentence: impl Into<String>) -> CallError {
    CallError::at(code, "folder", sentence)
}

pub fn read(folder: &Path) -> Result<Files, CallError> {
    if !folder.is_dir() {
        return Err(refused("file_not_found", "Không thấy thư mục này. Chọn thư mục chứa tệp bo-mau.json."));
    }
    let manifest = files::read_text(&folder.join(OFFICE_MANIFEST), MOST_MANIFEST_BYTES as u64).map_err(|_| {
        refused("no_manifest", format!("Thư mục không có tệp {OFFICE_MANIFEST}, hoặc tệp không đọc được."))
    })?;
    Ok(Files { manifest, forms: forms(folder)? })
}

fn forms(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, CallError> {
    let unread = || refused("file_not_found", "Không đọc được thư mục này. Chọn lại thư mục.");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|_| unread())? {
        names.push(entry.map_err(|_| unread())?.file_name().to_string_lossy().into_owned());
        if names.len() > MOST_ENTRIES {
            return Err(refused("wrong_folder", "Thư mục có quá nhiều tệp. Chọn thư mục chỉ chứa bộ mẫu."));
        }
    }
    names.sort();
    // Word keeps a file of its own beside one that is open.
    let is_form = |name: &&String| name.to_lowercase().ends_with(".docx") && !name.starts_with("~$");
    let (mut forms, mut together) = (Vec::new(), 0);
    for name in names.iter().filter(is_form) {
        let bytes = files::read(&folder.join(name), MOST_FILE, Links::Refuse).map_err(|error| match error {
            ReadError::TooLarge { .. } => refused("file_too_large", format!("Tệp “{name}” lớn quá 5 MB.")),
            _ => refused("file_not_found", format!("Không đọc được tệp “{name}”.")),
        })?;
        together += bytes.len();
        if together > MOST_TOGETHER {
            return Err(refused("file_too_large", "Các tệp của bộ mẫu cộng lại lớn quá 20 MB."));
        }
        forms.push((name.clone(), bytes));
    }
    Ok(forms)
}
