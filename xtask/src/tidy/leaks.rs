//! Nothing in the repository depends on, or names, the machine it was written on.

use super::Complaint;
use super::house::House;

/// Written in halves, so that this file does not complain of itself.
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

pub fn complaints(house: &House) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (file, text) in &house.files {
        for (index, line) in text.lines().enumerate() {
            for host in HOSTS {
                if line.contains(host) {
                    found.push(Complaint::at(file, index + 1, format!("names a registry's host, {host}")));
                }
            }
            // The pages have a folder of that name, reached from its sisters.
            if line.contains(OUTSIDE) && !file.starts_with("ui/") {
                found.push(Complaint::at(file, index + 1, format!("points outside the repository, {OUTSIDE}")));
            }
            if names_folder(line, MACHINE) {
                found.push(Complaint::at(file, index + 1, format!("names a folder of one machine, {MACHINE}")));
            }
        }
    }
    found
}

/// Whether `line` has `folder` as an absolute path, and not as part of a longer word or path.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + folder.len()..].chars().next();
        let starts = !before.is_some_and(|c| c.is_alphanumeric() || ".}_-/)$*~".contains(c));
        let ends = !after.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-');
        starts && ends
    })
}
