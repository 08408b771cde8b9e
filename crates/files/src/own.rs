//! Folders that only their owner may access.

use std::io;
use std::path::{Path, PathBuf};

/// Creates a folder and its missing parents, for their owner only. Existing folders are left unchanged.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    private_builder(true).create(path)
}

/// Creates a folder for its owner only; fails if it exists.
pub fn create_private_folder(path: &Path) -> io::Result<()> {
    private_builder(false).create(path)
}

fn private_builder(with_parents: bool) -> std::fs::DirBuilder {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(with_parents);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Resolves links in the folder part of a path. SQLite, when told to follow no links, also refuses links in the
/// folders above the file, but where a person keeps a folder is up to them.
pub fn without_links_above(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| cfg!(unix) && !folder.as_os_str().is_empty());
    let folder = folder.and_then(|folder| folder.canonicalize().ok());
    folder.zip(path.file_name()).map_or_else(|| path.to_owned(), |(folder, name)| folder.join(name))
}

/// Removes everybody's permissions but the owner's from a folder and the entries directly in it. Returns how
/// many files and folders were open to others. What can't be changed is left: files of another user, read-only
/// disks, and FAT, which has no owners.
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

    /// Changed through the opened file, so that a link put in its place meanwhile has no effect elsewhere.
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

    /// `CREATE_NO_WINDOW`: opens no console window.
    const NO_WINDOW: u32 = 0x0800_0000;

    /// Stops the folder from inheriting permissions, and grants them to the user and the system only; new files
    /// in it inherit these.
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
