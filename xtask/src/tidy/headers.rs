//! A crate opens with its purpose and its invariant.

use super::Violation;
use super::checkout::{Checkout, TargetKind};

pub fn violations(checkout: &Checkout) -> Vec<Violation> {
    let mut found = Vec::new();
    for package in &checkout.packages {
        let has_lib = package.targets.iter().any(|target| target.kind == TargetKind::Lib);
        for target in package.targets.iter().filter(|target| target.kind != TargetKind::Other) {
            let Some(text) = checkout.files.get(&target.source) else {
                continue;
            };
            if !text.starts_with("//!") {
                found.push(Violation::at(&target.source, 1, "opens with no `//!` saying what it is for"));
                continue;
            }
            let opening = text.lines().take_while(|line| line.starts_with("//!"));
            let states_invariant = opening.map(str::to_owned).any(|line| line.contains("**Invariant:**"));
            // A program with a library in the same package only states its purpose; the library states the
            // invariant.
            let leaves_it_to_lib = has_lib && target.kind == TargetKind::Bin;
            if !states_invariant && !leaves_it_to_lib {
                found.push(Violation::at(&target.source, 1, "its opening states no `**Invariant:**`"));
            }
        }
    }
    found
}
