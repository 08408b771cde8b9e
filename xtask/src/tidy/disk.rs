//! What ships opens files only through `files`, which follows no prepared links and limits what it reads.

use super::Violation;
use super::checkout::Checkout;

/// Code that runs where others may have prepared a folder. Tools and tests are not restricted.
const SHIPPED: &[&str] = &[
    "crates/app/src/",
    "crates/cli/src/",
    "crates/external/src/",
    "crates/intake/src/",
    "crates/link/src/",
    "crates/papers/src/",
    "crates/server/src/",
    "crates/store/src/",
    "src-tauri/src/",
];

const FORBIDDEN: &[&str] = &[
    "fs::write(",
    "fs::read(",
    "fs::read_to_string(",
    "fs::copy(",
    "fs::File::open(",
    "fs::File::create(",
    " File::open(",
    " File::create(",
    "(File::open(",
    "(File::create(",
    "File::create_new(",
    "OpenOptions::new(",
];

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let mut found = Vec::new();
    for folder in SHIPPED {
        for (file, text) in checkout.files_under(folder) {
            if file.ends_with(".rs") && !file.ends_with("/tests.rs") && !file.ends_with("_tests.rs") {
                found.extend(in_source(file, text));
            }
        }
    }
    found
}

fn in_source(file: &str, text: &str) -> Vec<Violation> {
    // By convention test modules are last in their file.
    let shipped = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let code = shipped.lines().map(|line| line.split("//").next().unwrap_or_default());
    let names = |line: &str| FORBIDDEN.iter().find(|forbidden| line.contains(*forbidden)).copied();
    let named = code.enumerate().filter_map(|(index, line)| Some((index, names(line)?)));
    named
        .map(|(index, name)| {
            let name = name.trim_matches(['(', ' ']);
            Violation::at(file, index + 1, format!("`{name}`: open it through the crate `files`"))
        })
        .collect()
}
