//! The repository's rules as failing checks. Each rule is a file: it reads the checkout and returns its
//! violations.

mod arrows;
mod catalogue;
mod checkout;
mod circles;
mod disk;
mod headers;
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

use checkout::Checkout;
use std::fmt;
use std::path::Path;

/// A broken rule, and where.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// Path relative to the root; line 0 means the whole file.
    file: String,
    line: usize,
    says: String,
}

impl Violation {
    fn of_file(file: &str, says: impl Into<String>) -> Self {
        Self::at(file, 0, says)
    }

    fn at(file: &str, line: usize, says: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, says: says.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}: {}", self.file, self.says),
            line => write!(out, "{}:{line}: {}", self.file, self.says),
        }
    }
}

type Rule = fn(&Checkout) -> Vec<Violation>;

const RULES: &[Rule] = &[
    arrows::violations,
    libraries::violations,
    purity::violations,
    disk::violations,
    kinds::violations,
    registers::violations,
    headers::violations,
    length::violations,
    leaks::violations,
    pins::violations,
    shipped::violations,
    catalogue::violations,
    circles::violations,
];

/// # Errors
/// If a rule is broken (the error says how many violations there are), or the checkout cannot be read.
pub fn run(root: &Path, _words: &[String]) -> anyhow::Result<()> {
    let checkout = Checkout::read(root)?;
    let mut all: Vec<Violation> = RULES.iter().flat_map(|rule| rule(&checkout)).collect();
    all.sort();
    for violation in &all {
        eprintln!("{violation}");
    }
    anyhow::ensure!(all.is_empty(), "tidy: {} violations", all.len());
    println!("tidy: {} files, {} packages, nothing to complain of", checkout.files.len(), checkout.packages.len());
    Ok(())
}
