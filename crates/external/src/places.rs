//! Where such programs are installed.

use std::path::{Path, PathBuf};

/// Folders that are searched for programs, in order.
#[derive(Debug, Clone, Default)]
pub struct Places(Vec<PathBuf>);

/// Where the installers of LibreOffice and tesseract put them on Windows, within the folder for programs.
const ON_WINDOWS: [&str; 2] = ["LibreOffice/program", "Tesseract-OCR"];

impl Places {
    /// The folders of PATH, and on Windows the usual folders.
    #[must_use]
    pub fn usual() -> Self {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let named = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
        let programs = ["ProgramFiles", "ProgramFiles(x86)"].into_iter().filter_map(std::env::var_os);
        let windows = programs.flat_map(|folder| ON_WINDOWS.map(|inside| Path::new(&folder).join(inside)));
        Self(named.chain(windows.filter(|_| cfg!(windows))).collect())
    }

    #[must_use]
    pub fn within(folders: &[&Path]) -> Self {
        Self(folders.iter().map(|folder| folder.to_path_buf()).collect())
    }

    /// The first program of one of these names.
    pub(crate) fn find(&self, names: &[&str]) -> Option<PathBuf> {
        let ending = if cfg!(windows) { ".exe" } else { "" };
        let paths =
            self.0.iter().flat_map(|folder| names.iter().map(move |name| folder.join(format!("{name}{ending}"))));
        paths.into_iter().find(|path| path.is_file())
    }
}
