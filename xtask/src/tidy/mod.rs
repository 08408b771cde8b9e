//! The repository's rules as failing checks. Each rule is a file: it reads the checkout and returns its
//! complaints.

mod arrows;
mod catalogue;
mod circles;
mod disk;
mod headers;
mod house;
mod kinds;
mod leaks;
mod length;
mod libraries;
mod pins;
mod purity;
mod registers;
mod shipped;

#[cfg(test)]
mod tests;

use house::House;
use std::fmt;
use std::path::Path;

/// A broken rule, and where.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// Path relative to the root; line 0 means the whole file.
    file: String,
    line: usize,
    says: String,
}

impl Complaint {
    fn of_file(file: &str, says: impl Into<String>) -> Self {
        Self::at(file, 0, says)
    }

    fn at(file: &str, line: usize, says: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, says: says.into() }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}: {}", self.file, self.says),
            line => write!(out, "{}:{line}: {}", self.file, self.says),
        }
    }
}

type Rule = fn(&House) -> Vec<Complaint>;

const RULES: &[Rule] = &[
    arrows::complaints,
    libraries::complaints,
    purity::complaints,
    disk::complaints,
    kinds::complaints,
    registers::complaints,
    headers::complaints,
    length::complaints,
    leaks::complaints,
    pins::complaints,
    shipped::complaints,
    catalogue::complaints,
    circles::complaints,
];

/// # Errors
/// If a rule is broken (the error says how many complaints there are), or the checkout cannot be read.
pub fn run(root: &Path, _words: &[String]) -> anyhow::Result<()> {
    let house = House::of_checkout(root)?;
    let mut all: Vec<Complaint> = RULES.iter().flat_map(|rule| rule(&house)).collect();
    all.sort();
    for complaint in &all {
        eprintln!("{complaint}");
    }
    anyhow::ensure!(all.is_empty(), "tidy: {} complaints", all.len());
    println!("tidy: {} files, {} packages, nothing to complain of", house.files.len(), house.packages.len());
    Ok(())
}
