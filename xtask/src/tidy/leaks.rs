//! Nothing in the repository names or depends on the machine where it was written.

use super::Violation;
use super::checkout::Checkout;

/// Split, so that this file does not break its own rule.
const HOSTS: &[&str] = &[
    concat!("arti", "factory"),
    concat!("registry.", "npmjs"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("pypi", ".org"),
    concat!("files.", "pythonhosted"),
    concat!("deb.", "debian.org"),
];

const OUTSIDE: &str = concat!("../", "shared");
const MACHINE: &str = concat!("/wo", "rk");

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let mut found = Vec::new();
    for (file, text) in &checkout.files {
        for (index, line) in text.lines().enumerate() {
            for host in HOSTS {
                if line.contains(host) {
                    found.push(Violation::at(file, index + 1, format!("names a registry's host, {host}")));
                }
            }
            // The pages have a folder with this name, which neighbouring folders refer to.
            if line.contains(OUTSIDE) && !file.starts_with("ui/") {
                found.push(Violation::at(file, index + 1, format!("points outside the repository, {OUTSIDE}")));
            }
            if names_folder(line, MACHINE) {
                found.push(Violation::at(file, index + 1, format!("names a folder of one machine, {MACHINE}")));
            }
        }
    }
    found
}

/// Whether `line` contains `folder` as an absolute path, and not as part of a longer word or path.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + folder.len()..].chars().next();
        let starts = !before.is_some_and(|c| c.is_alphanumeric() || ".}_-/)$*~".contains(c));
        let ends = !after.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-');
        starts && ends
    })
}
