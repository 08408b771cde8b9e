//! A shipped migration never changes. `cargo xtask ship-migrations` lists the migrations at a release.

use super::Violation;
use super::checkout::Checkout;
use crate::migrations::LIST;

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let mut found = Vec::new();
    for (list, text) in &checkout.files {
        let Some(folder) = list.strip_suffix(LIST).filter(|folder| folder.ends_with('/')) else {
            continue;
        };
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
            let at = |says: String| Violation::at(list, index + 1, says);
            let Some((hash, name)) = line.split_once("  ") else {
                found.push(at("is no line of hash, two spaces, name".to_owned()));
                continue;
            };
            match checkout.migrations.get(&format!("{folder}{name}")) {
                None => found.push(at(format!("{name} was shipped and is gone"))),
                Some(bytes) if blake3::hash(bytes).to_hex().as_str() != hash => {
                    found.push(at(format!("{name} was shipped and has changed: write another migration")));
                }
                Some(_) => {}
            }
        }
    }
    found
}
