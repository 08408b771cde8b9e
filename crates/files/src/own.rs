//! Folders that are one user's alone.

use std::io;
use std::path::{Path, PathBuf};

/// Makes a folder, and those above it that are missing, for its owner alone. One that is there stays as it is.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes a folder that is not there yet, for its owner alone.
pub fn create_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// A path whose folder is reached through no link: for SQLite, which told to follow none refuses those above as well,
/// though where a person keeps a folder is their own affair.
pub fn without_links_above(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| cfg!(unix) && !folder.as_os_str().is_empty());
    let folder = folder.and_then(|folder| folder.canonicalize().ok());
    folder.zip(path.file_name()).map_or_else(|| path.to_owned(), |(folder, name)| folder.join(name))
}

/// Takes from everybody but the owner what they may do with a folder and what lies in it, one folder deep. How many
/// files and folders were open to others. What can't be changed (another's file, a disk that may only be read, FAT, which
/// knows no owners) is left.
pub fn close_to_others(folder: &Path) -> usize {
    #[cfg(unix)]
    return unix::close(folder, 1);
    #[cfg(windows)]
    return windows::close(folder);
    #[cfg(not(any(unix, windows)))]
    return 0;
}

#[cfg(unix)]
mod unix {
    use rustix::fs::OFlags;
    use std::fs::{OpenOptions, Permissions};
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    use std::path::Path;

    const OTHERS: u32 = 0o077;

    pub fn close(folder: &Path, deep: u32) -> usize {
        let mut closed = usize::from(close_one(folder));
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            closed += match entry.file_type() {
                Ok(kind) if kind.is_dir() && deep > 0 => close(&entry.path(), deep - 1),
                Ok(kind) if kind.is_file() => usize::from(close_one(&entry.path())),
                _ => 0,
            };
        }
        closed
    }

    /// Changed through what was opened, so that a link put in its place meanwhile changes nothing elsewhere.
    fn close_one(path: &Path) -> bool {
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        let opened = OpenOptions::new().read(true).custom_flags(flags.bits() as i32).open(path);
        let Ok((file, metadata)) = opened.and_then(|file| file.metadata().map(|metadata| (file, metadata))) else {
            return false;
        };
        let mode = metadata.permissions().mode();
        let ours = metadata.is_file() || metadata.is_dir();
        ours && mode & OTHERS != 0 && file.set_permissions(Permissions::from_mode(mode & 0o7777 & !OTHERS)).is_ok()
    }
}

#[cfg(windows)]
mod windows {
    use std::os::windows::process::CommandExt;
    use std::path::Path;
    use std::process::{Command, Stdio};

    /// `CREATE_NO_WINDOW`: no console flashes up.
    const NO_WINDOW: u32 = 0x0800_0000;

    /// The folder inherits nothing any more; the user and the system have it, and so has what is made in it.
    pub fn close(folder: &Path) -> usize {
        let (Some(root), Some(user)) = (std::env::var_os("SystemRoot"), std::env::var_os("USERNAME")) else { return 0 };
        let mut full = std::env::var_os("USERDOMAIN").unwrap_or_default();
        if !full.is_empty() {
            full.push("\\");
        }
        full.push(user);
        full.push(":(OI)(CI)F");
        let mut icacls = Command::new(Path::new(&root).join("System32").join("icacls.exe"));
        icacls.arg(folder).args(["/inheritance:r", "/grant:r"]).arg(full).args([
            "/grant:r",
            "*S-1-5-18:(OI)(CI)F",
            "/q",
        ]);
        icacls.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).creation_flags(NO_WINDOW);
        usize::from(icacls.status().is_ok_and(|status| status.success()))
    }
}
