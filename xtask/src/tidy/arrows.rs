//! Which crate may depend on which. Dependencies point one way: from the window down to the domain.

use super::Violation;
use super::checkout::{Checkout, Use};

/// Each package with those of our packages it may depend on. Dev-dependencies are not restricted.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("journal", &["domain"]),
    ("exchange", &["journal", "domain"]),
    ("sql", &["domain"]),
    // Used on laptops and by the graders' server.
    ("sealing", &[]),
    // Used by everybody who reads or writes files.
    ("files", &[]),
    // A tool for tests; nothing that ships depends on it.
    ("test-postgres", &[]),
    ("journal-sql", &["sql", "journal", "domain"]),
    ("store", &["journal-sql", "sql", "journal", "exchange", "sealing", "files", "domain"]),
    ("link", &["exchange", "journal", "domain"]),
    // Used on laptops and by the server; both check what the other sends.
    ("forms", &["domain"]),
    ("intake", &["files", "forms", "domain"]),
    ("papers", &["domain"]),
    ("papers-pdf", &["papers", "domain"]),
    // It hands pictures on and knows nothing of what they are for.
    ("phone", &[]),
    // Starts programs that may be installed beside ours.
    ("external", &["files"]),
    (
        "app",
        &[
            "link",
            "store",
            "intake",
            "external",
            "forms",
            "papers",
            "papers-pdf",
            "phone",
            "exchange",
            "journal",
            "files",
            "domain",
        ],
    ),
    ("cli", &["app", "files"]),
    ("window", &["app", "files"]),
    // Without intake: the server must contain no parser of foreign workbooks.
    (
        "server",
        &["exchange", "sealing", "journal", "journal-sql", "sql", "forms", "papers", "papers-pdf", "files", "domain"],
    ),
    ("xtask", &[]),
];

/// These test the whole, so they may depend on anything.
pub const LOOK_AT_ALL: &[&str] = &["system-tests", "laboratory", "fuzz", "bench"];

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let mut found = Vec::new();
    for package in &checkout.packages {
        if LOOK_AT_ALL.contains(&package.name.as_str()) {
            continue;
        }
        let Some((_, allowed)) = MAY_NAME.iter().find(|(name, _)| *name == package.name) else {
            let says = format!("{} has no row in xtask/src/tidy/arrows.rs: say what it may stand on", package.name);
            found.push(Violation::of_file(&package.manifest, says));
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
                found.push(Violation::of_file(&package.manifest, says));
            }
        }
    }
    found
}
