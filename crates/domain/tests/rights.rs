//! Who may write what: every role, kind and field, as last agreed on. `rights.txt` beside this file is the
//! complete matrix; `RIGHTS=write cargo test -p domain --test rights` rewrites it, so that somebody can review
//! the difference.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it says")]

use domain::catalogue::{KINDS, Owner};
use domain::rights::{Author, Right, Role, right};
use std::fmt::Write as _;

fn authors() -> impl Iterator<Item = (&'static str, Author)> {
    let of_cell = Role::ALL.iter().map(|role| (role.as_str(), Author::Cell(*role)));
    of_cell.chain([("founder", Author::Founder), ("unknown", Author::Unknown), ("superior", Author::Superior)])
}

#[test]
fn every_role_kind_and_field_is_as_it_was_agreed_on() {
    let mut matrix = String::new();
    for kind in KINDS {
        for field in kind.fields {
            let may = authors().filter(|(_, author)| right(*author, kind.number, field.number) == Right::Allowed);
            let may: Vec<&str> = may.map(|(name, _)| name).collect();
            writeln!(matrix, "{}.{}: {}", kind.table, field.column, may.join(" ")).unwrap();
        }
    }
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rights.txt");
    if std::env::var_os("RIGHTS").is_some_and(|word| word == "write") {
        std::fs::write(kept, &matrix).unwrap();
    }
    assert_eq!(std::fs::read_to_string(kept).unwrap(), matrix, "agree on it, then write rights.txt anew");
}

/// A change counts only in the book of its author's own unit: no officer writes a cell's records, and no cell
/// its superior's.
#[test]
fn nobody_writes_the_records_of_another_unit() {
    for kind in KINDS {
        for field in kind.fields {
            for (name, author) in authors() {
                let others = match kind.owner {
                    Owner::Cell => author == Author::Superior,
                    Owner::Superior => author != Author::Superior,
                    Owner::Either => false,
                };
                let right = right(author, kind.number, field.number);
                assert!(!others || right == Right::Refused, "{name} {}.{}", kind.table, field.column);
            }
        }
    }
}
