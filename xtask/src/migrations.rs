//! Lists the hashes of shipped migrations; `tidy` compares the migrations with them.

use anyhow::Context;
use std::fs;
use std::path::Path;

/// The file beside the migrations with one line for each: BLAKE3 in hex, two spaces, the file's name.
pub const LIST: &str = "SHIPPED";

/// Writes the list of each named folder. A listed file keeps its hash, because a shipped migration may not
/// change.
///
/// # Errors
/// If a folder cannot be read or its list cannot be written.
pub fn run(root: &Path, folders: &[String]) -> anyhow::Result<()> {
    anyhow::ensure!(!folders.is_empty(), "name the folders, such as crates/store/migrations");
    for folder in folders {
        let folder = root.join(folder);
        let list = folder.join(LIST);
        let mut lines: Vec<String> = fs::read_to_string(&list).unwrap_or_default().lines().map(str::to_owned).collect();
        for entry in fs::read_dir(&folder).with_context(|| format!("could not list {}", folder.display()))? {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            let is_listed = lines.iter().any(|line| line.split("  ").nth(1) == Some(name));
            if path.extension().is_some_and(|kind| kind == "sql") && !is_listed {
                lines.push(format!("{}  {name}", blake3::hash(&fs::read(&path)?)));
            }
        }
        lines.sort_by(|one, other| one.split("  ").nth(1).cmp(&other.split("  ").nth(1)));
        fs::write(&list, lines.join("\n") + "\n").with_context(|| format!("could not write {}", list.display()))?;
    }
    Ok(())
}
