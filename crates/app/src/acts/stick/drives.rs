//! Finds the sticks that are plugged in, on Linux and on Windows.

use std::path::{Path, PathBuf};
use sysinfo::{DiskRefreshKind, Disks};

/// A place to which a package can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drive {
    pub folder: PathBuf,
    pub name: String,
    pub free_bytes: Option<u64>,
}

impl Drive {
    pub fn of_folder(folder: &Path) -> Drive {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_else(|| folder.display().to_string());
        Drive { folder: folder.to_owned(), name, free_bytes: None }
    }
}

pub fn sticks() -> Vec<Drive> {
    let disks = Disks::new_with_refreshed_list_specifics(DiskRefreshKind::nothing().with_storage());
    let disks = disks.as_deref().unwrap_or_default();
    let mut found: Vec<Drive> = disks
        .iter()
        .filter(|disk| !disk.is_read_only() && is_stick(disk.mount_point(), disk.is_removable()))
        .map(|disk| Drive {
            free_bytes: Some(disk.available_space()),
            ..named(disk.mount_point(), disk.name().to_str(), cfg!(windows))
        })
        .collect();
    found.extend(pretended());
    found.sort_by(|one, other| one.folder.cmp(&other.folder));
    found.dedup_by(|one, other| one.folder == other.folder);
    found
}

/// Whether a mount is a stick: desktops mount sticks under these folders, and elsewhere the device itself says
/// that it is removable.
fn is_stick(mounted: &Path, removable: bool) -> bool {
    let shown = ["/media", "/run/media"].iter().any(|place| mounted.starts_with(place));
    let system = ["/boot", "/efi"].iter().any(|place| mounted.starts_with(place)) || mounted == Path::new("/");
    shown || (removable && !system)
}

/// Named by the mount folder on Linux, where the system calls the disk "/dev/sdb1"; on Windows by the label that the system
/// gives, and the drive letter.
fn named(mounted: &Path, given: Option<&str>, by_letter: bool) -> Drive {
    let drive = Drive::of_folder(mounted);
    let letter = mounted.to_string_lossy();
    match given {
        Some(label) if by_letter && !label.is_empty() => {
            Drive { name: format!("{label} ({})", letter.trim_end_matches('\\')), ..drive }
        }
        _ => drive,
    }
}

/// Tests use `SOCHIBO_STICK` to name a folder that counts as a stick. A released program asks only the system.
#[cfg(debug_assertions)]
fn pretended() -> Option<Drive> {
    let folder = PathBuf::from(std::env::var_os("SOCHIBO_STICK")?);
    folder.is_dir().then(|| Drive { free_bytes: Some(7_900_000_000), ..Drive::of_folder(&folder) })
}

#[cfg(not(debug_assertions))]
fn pretended() -> Option<Drive> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stick_is_what_can_be_pulled_out_and_never_the_system_itself() {
        let stick = |mounted: &str, removable| is_stick(Path::new(mounted), removable);
        assert!(stick("/media/thu/USB CHI BO", false));
        assert!(stick("/run/media/thu/KINGSTON", true));
        assert!(stick("/mnt/usb", true));
        assert!(stick("E:\\", true));
        assert!(!stick("/", true), "a laptop run from a stick");
        assert!(!stick("/boot/efi", true));
        assert!(!stick("/home", false));
        assert!(!stick("/mediatheque", false));
    }

    #[test]
    fn the_name_is_the_one_on_the_stick() {
        assert_eq!(named(Path::new("/media/thu/USB CHI BO"), Some("/dev/sdb1"), false).name, "USB CHI BO");
        assert_eq!(named(Path::new("E:\\"), Some("USB CHI BO"), true).name, "USB CHI BO (E:)");
        assert_eq!(named(Path::new("E:\\"), Some(""), true).name, "E:\\", "a stick without a label");
        assert_eq!(Drive::of_folder(Path::new("/")).name, "/");
    }
}
