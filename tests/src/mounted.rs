//! A disk that can't be written to. Needs the right to mount.

use anyhow::Context;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder mounted over itself, so that nothing in it can be written.
pub struct Mounted(PathBuf);

impl Mounted {
    pub fn read_only(folder: &Path) -> anyhow::Result<Mounted> {
        mount(&["--bind"], &[folder, folder])?;
        let mounted = Mounted(folder.to_owned());
        mount(&["-o", "remount,ro,bind"], &[folder])?;
        Ok(mounted)
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // A program that still ends keeps the folder a moment longer.
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

fn mount(options: &[&str], folders: &[&Path]) -> anyhow::Result<()> {
    let mounted = Command::new("mount").args(options).args(folders).status().context("mount")?;
    anyhow::ensure!(mounted.success(), "mount {options:?}: only root may");
    Ok(())
}
