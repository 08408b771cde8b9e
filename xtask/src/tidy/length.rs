//! A file of more than 400 lines must be split by topic.

use super::Violation;
use super::checkout::Checkout;

const LONGEST: usize = 400;

const KINDS: &[&str] = &[".rs", ".ts", ".tsx", ".mjs", ".css", ".sql", ".py", ".sh"];

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    checkout
        .files
        .iter()
        .filter(|(file, text)| is_ours(file) && !is_generated(file, text))
        .filter_map(|(file, text)| {
            let lines = text.lines().count();
            (lines > LONGEST)
                .then(|| Violation::of_file(file, format!("{lines} lines, at most {LONGEST}: split it by noun")))
        })
        .collect()
}

fn is_ours(file: &str) -> bool {
    KINDS.iter().any(|kind| file.ends_with(kind)) || file.starts_with("scripts/")
}

fn is_generated(file: &str, text: &str) -> bool {
    file.contains("/generated/") || text.lines().take(3).any(|line| line.contains("@generated"))
}
