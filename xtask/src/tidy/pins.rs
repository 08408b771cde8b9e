//! Versions in `ui/package.json` are exact, so that nothing drifts without the lock file.

use super::Violation;
use super::checkout::Checkout;
use serde_json::Value;

const FILE: &str = "ui/package.json";

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let Some(text) = checkout.files.get(FILE) else {
        return Vec::new();
    };
    let Ok(json) = serde_json::from_str::<Value>(text) else {
        return vec![Violation::of_file(FILE, "is not JSON")];
    };
    ["dependencies", "devDependencies", "optionalDependencies", "overrides"]
        .iter()
        .filter_map(|section| json[*section].as_object())
        .flatten()
        .filter(|(_, version)| !version.as_str().is_some_and(is_exact))
        .map(|(name, version)| {
            Violation::of_file(FILE, format!("{name} is pinned to {version}, which is no exact version"))
        })
        .collect()
}

/// `1.2.3`, or `1.2.3-beta.1`.
fn is_exact(version: &str) -> bool {
    let number = version.split_once('-').map_or(version, |(number, _)| number);
    let parts: Vec<&str> = number.split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}
