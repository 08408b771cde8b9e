//! A file of more than 400 lines must be split by topic.

use super::Complaint;
use super::house::House;

const LONGEST: usize = 400;

const KINDS: &[&str] = &[".rs", ".ts", ".tsx", ".mjs", ".css", ".sql", ".py", ".sh"];

pub fn complaints(house: &House) -> Vec<Complaint> {
    house
        .files
        .iter()
        .filter(|(file, text)| is_ours(file) && !is_generated(file, text))
        .filter_map(|(file, text)| {
            let lines = text.lines().count();
            (lines > LONGEST)
                .then(|| Complaint::of_file(file, format!("{lines} lines, at most {LONGEST}: split it by noun")))
        })
        .collect()
}

fn is_ours(file: &str) -> bool {
    KINDS.iter().any(|kind| file.ends_with(kind)) || file.starts_with("scripts/")
}

fn is_generated(file: &str, text: &str) -> bool {
    file.contains("/generated/") || text.lines().take(3).any(|line| line.contains("@generated"))
}
