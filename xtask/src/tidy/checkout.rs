//! The input of the rules: the packages as Cargo lists them, and the text of every file that git tracks or
//! would add.

use anyhow::Context;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Everything is read once; the rules themselves read no files.
#[derive(Default)]
pub struct Checkout {
    /// By path relative to the root, with `/`. Files that are not UTF-8 are left out.
    pub files: BTreeMap<String, String>,
    /// As bytes, for hashing.
    pub migrations: BTreeMap<String, Vec<u8>>,
    pub packages: Vec<Package>,
}

pub struct Package {
    pub name: String,
    /// The path of its `Cargo.toml`, relative to the root.
    pub manifest: String,
    pub dependencies: Vec<Dependency>,
    pub targets: Vec<Target>,
}

pub struct Dependency {
    pub name: String,
    pub use_: Use,
    /// Whether it is a package of this workspace.
    pub is_ours: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Use {
    Normal,
    Build,
    Dev,
}

pub struct Target {
    pub kind: TargetKind,
    /// Relative to the root.
    pub source: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TargetKind {
    Lib,
    Bin,
    Other,
}

impl Checkout {
    /// # Errors
    /// If git or Cargo cannot list the files and packages.
    pub fn read(root: &Path) -> anyhow::Result<Self> {
        let mut checkout = Self { packages: packages(&metadata(root)?, root), ..Self::default() };
        let listed = output(root, "git", &["ls-files", "-z", "--cached", "--others", "--exclude-standard"])?;
        for name in listed.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
            let name = String::from_utf8_lossy(name).into_owned();
            // A file that is listed but deleted, or a dangling symlink, can't break a rule.
            let Ok(bytes) = std::fs::read(root.join(&name)) else {
                continue;
            };
            checkout.add(name, bytes);
        }
        Ok(checkout)
    }

    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        if name.contains("/migrations/") {
            self.migrations.insert(name.clone(), bytes.clone());
        }
        if let Ok(text) = String::from_utf8(bytes) {
            self.files.insert(name, text);
        }
    }

    pub fn files_under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files
            .iter()
            .filter(move |(name, _)| name.starts_with(folder))
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

fn output(root: &Path, program: &str, words: &[&str]) -> anyhow::Result<Vec<u8>> {
    let done = Command::new(program)
        .args(words)
        .current_dir(root)
        .output()
        .with_context(|| format!("could not start {program}"))?;
    anyhow::ensure!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
    Ok(done.stdout)
}

fn metadata(root: &Path) -> anyhow::Result<Value> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let json = output(root, &cargo, &["metadata", "--no-deps", "--format-version", "1"])?;
    serde_json::from_slice(&json).context("cargo metadata did not print JSON")
}

/// Parses the output of `cargo metadata --no-deps`.
pub fn packages(metadata: &Value, root: &Path) -> Vec<Package> {
    let relative = |path: &Value| {
        let path = Path::new(path.as_str().unwrap_or_default());
        path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
    };
    let read = |package: &Value| Package {
        name: text(&package["name"]),
        manifest: relative(&package["manifest_path"]),
        dependencies: each(&package["dependencies"]).map(dependency).collect(),
        targets: each(&package["targets"])
            .map(|target| Target { kind: target_kind(target), source: relative(&target["src_path"]) })
            .collect(),
    };
    each(&metadata["packages"]).map(read).collect()
}

fn dependency(json: &Value) -> Dependency {
    let use_ = match json["kind"].as_str() {
        Some("dev") => Use::Dev,
        Some("build") => Use::Build,
        _ => Use::Normal,
    };
    Dependency { name: text(&json["name"]), use_, is_ours: json["path"].is_string() }
}

fn target_kind(json: &Value) -> TargetKind {
    match json["kind"][0].as_str() {
        Some("lib" | "rlib" | "cdylib" | "staticlib") => TargetKind::Lib,
        Some("bin") => TargetKind::Bin,
        _ => TargetKind::Other,
    }
}

fn each(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
