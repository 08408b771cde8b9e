//! Which crate may stand on which. Arrows point one way: from the window down to the domain.

use super::Complaint;
use super::house::{House, Use};

/// A package and what it may name of ours. Tests may name more: dev-dependencies are free.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("journal", &["domain"]),
    ("exchange", &["journal", "domain"]),
    ("sql", &["domain"]),
    // Opened on laptops and by the graders' server alike.
    ("sealing", &[]),
    // Reads and writes files for everybody who touches the disk.
    ("files", &[]),
    // A tool of tests; nothing that ships names it.
    ("test-postgres", &[]),
    ("journal-sql", &["sql", "journal", "domain"]),
    ("store", &["journal-sql", "sql", "journal", "exchange", "sealing", "files", "domain"]),
    ("link", &["exchange", "journal", "domain"]),
    ("intake", &["files", "domain"]),
    ("papers", &["domain"]),
    ("papers-pdf", &["papers", "domain"]),
    ("app", &["link", "store", "intake", "papers", "papers-pdf", "exchange", "journal", "files", "domain"]),
    ("cli", &["app", "files"]),
    ("window", &["app", "files"]),
    // Never intake: no parser of foreign workbooks sits in the server.
    ("server", &["exchange", "sealing", "journal", "journal-sql", "sql", "papers", "papers-pdf", "files", "domain"]),
    ("xtask", &[]),
];

/// They look at the whole, so they may name anything.
pub const LOOK_AT_ALL: &[&str] = &["system-tests", "laboratory", "fuzz", "bench"];

pub fn complaints(house: &House) -> Vec<Complaint> {
    let mut found = Vec::new();
    for package in &house.packages {
        if LOOK_AT_ALL.contains(&package.name.as_str()) {
            continue;
        }
        let Some((_, allowed)) = MAY_NAME.iter().find(|(name, _)| *name == package.name) else {
            let says = format!("{} has no row in xtask/src/tidy/arrows.rs: say what it may stand on", package.name);
            found.push(Complaint::of_file(&package.manifest, says));
            continue;
        };
        for dependency in package.dependencies.iter().filter(|it| it.is_ours && it.use_ != Use::Dev) {
            if !allowed.contains(&dependency.name.as_str()) {
                let says = format!(
                    "{} may not depend on {}; it may on: {}",
                    package.name,
                    dependency.name,
                    allowed.join(", ")
                );
                found.push(Complaint::of_file(&package.manifest, says));
            }
        }
    }
    found
}
