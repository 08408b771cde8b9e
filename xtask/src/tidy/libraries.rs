//! Libraries that only some crates may use, so that replacing one affects one folder.

use super::Violation;
use super::arrows::LOOK_AT_ALL;
use super::checkout::{Checkout, Use};

struct Kept {
    by: &'static [&'static str],
    is: fn(&str) -> bool,
    why: &'static str,
}

const KEPT: &[Kept] = &[
    Kept {
        by: &["window"],
        is: |name| name == "tauri" || name.starts_with("tauri-"),
        why: "only the window knows that it is one",
    },
    Kept { by: &["link"], is: |name| name == "reqwest", why: "only link goes out to the network" },
    Kept {
        by: &["sql", "store", "server"],
        is: |name| name == "rusqlite" || name == "libsqlite3-sys",
        why: "only they know that a book is a database",
    },
    Kept { by: &["intake"], is: |name| name == "calamine", why: "foreign workbooks are read in one place" },
    Kept {
        by: &["papers-pdf"],
        is: |name| name == "typst" || name.starts_with("typst-"),
        why: "it takes minutes to build, and may be replaced",
    },
];

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let mut found = Vec::new();
    for package in &checkout.packages {
        if LOOK_AT_ALL.contains(&package.name.as_str()) {
            continue;
        }
        for dependency in package.dependencies.iter().filter(|it| it.use_ != Use::Dev) {
            for kept in KEPT {
                if (kept.is)(&dependency.name) && !kept.by.contains(&package.name.as_str()) {
                    let says = format!(
                        "{} may not name {}: {} ({})",
                        package.name,
                        dependency.name,
                        kept.why,
                        kept.by.join(", ")
                    );
                    found.push(Violation::of_file(&package.manifest, says));
                }
            }
        }
    }
    found
}
