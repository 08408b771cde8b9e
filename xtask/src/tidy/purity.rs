//! `domain`, `journal`, `exchange`, `forms` and `papers-pdf` use no disk, network, clock or randomness: what they need is passed in.
//! The text is checked, because clippy's list of forbidden methods would also apply to the outer crates, which
//! need them.

use super::Violation;
use super::checkout::{Checkout, Use};

const PURE: &[&str] = &["domain", "journal", "exchange", "forms", "papers-pdf"];

const FORBIDDEN_CRATES: &[&str] = &["getrandom", "rand", "rand_core", "tokio", "rusqlite", "reqwest", "uuid"];

const FORBIDDEN: &[&str] = &[
    "std::fs",
    // An address is only a value; these types use the network with it.
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "ToSocketAddrs",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "time::Instant",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "offset::Local",
    "getrandom",
    "rand::",
    "thread_rng",
    "OsRng",
    "now_v7",
    "new_v4",
    "tokio::",
];

/// Forbidden inside `use std::{…}`, where the names above don't appear.
const FORBIDDEN_MODULES: &[&str] = &["fs", "env", "process", "thread"];

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let mut found = Vec::new();
    for name in PURE {
        let folder = format!("crates/{name}/src/");
        for (file, text) in checkout.files_under(&folder) {
            if file.ends_with(".rs") && !is_test_file(file) {
                found.extend(in_source(file, text));
            }
        }
        for package in checkout.packages.iter().filter(|package| package.name == *name) {
            for dependency in package.dependencies.iter().filter(|it| it.use_ != Use::Dev) {
                if FORBIDDEN_CRATES.contains(&dependency.name.as_str()) {
                    let says = format!("{name} is pure: it may not depend on {}", dependency.name);
                    found.push(Violation::of_file(&package.manifest, says));
                }
            }
        }
    }
    found
}

fn is_test_file(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.ends_with("_tests.rs") || file.contains("/tests/")
}

fn in_source(file: &str, text: &str) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut group: Option<String> = None;
    let lines: Vec<&str> = text.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        let line = line.trim();
        let next = lines.get(index + 1).map_or("", |next| next.trim());
        // By convention test modules are last in their file.
        if line == "#[cfg(test)]" && next.starts_with("mod ") && next.ends_with('{') {
            break;
        }
        let code = line.split("//").next().unwrap_or_default();
        for forbidden in FORBIDDEN {
            if names(code, forbidden) {
                found.push(Violation::at(file, index + 1, format!("`{forbidden}` in a pure crate: pass it in")));
            }
        }
        if code.starts_with("use std::{") || code.starts_with("pub use std::{") {
            group = Some(String::new());
        }
        if let Some(words) = &mut group {
            words.push_str(code);
            if code.contains(';') {
                for module in FORBIDDEN_MODULES {
                    if words.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == *module) {
                        found.push(Violation::at(
                            file,
                            index + 1,
                            format!("`std::{module}` in a pure crate: pass it in"),
                        ));
                    }
                }
                group = None;
            }
        }
    }
    found
}

/// Whether `code` contains the name, and not as the end of a longer one (`strand::` is not `rand::`).
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}
