//! docs/records.md says of every kind and field who writes it, what becomes of its value, and whether the committee sees
//! it. `RECORDS=write` writes the file from the catalogue.

#![allow(clippy::unwrap_used)]

use domain::catalogue::{Custody, Field, Format, KINDS, Kind, Owner};
use std::fmt::Write as _;
use std::path::Path;

const HEAD: &str = "# Records, field by field

This file is made from the catalogue (`crates/domain/src/catalogue`) by `RECORDS=write cargo test -p domain --test records`.
It says where each value may go.

- **plain**: the value is part of the signed change. It goes to the cell's laptops and to the committee's server.
- **erasable**: the change holds only a salted digest of the value. The value goes to the same places, and can be dropped
  everywhere later; the chain still verifies.
- **sealed**: the value is encrypted to the key ring of the cell. The server stores it and can't read it. It is erasable too.
- **audience**: the same, but the key is that of the people whom the secretary admits, not that of the cell.
- **laptop**: the value never leaves the laptop on which it was typed.

\"Shown above\" says whether the committee's pages of registers show the field. A value that is not shown there may still be
read by whoever administers the server, unless it is sealed.
";

fn shown(kind: &Kind, field: &Field) -> &'static str {
    if kind.register.is_some() && field.is_seen_by_committee() { "yes" } else { "" }
}

fn described() -> String {
    let mut out = String::from(HEAD);
    for kind in KINDS {
        let owner = match kind.owner {
            Owner::Cell => "the cell",
            Owner::Superior => "the committee",
            Owner::Either => "the cell or the committee, each in its own book",
        };
        let register = if kind.register.is_some() { ", a register" } else { "" };
        write!(out, "\n## {} ({}, number {}{register})\n\n", kind.name.english, kind.table, kind.number).unwrap();
        write!(
            out,
            "Written by {owner}.\n\n| no. | field | Vietnamese | value | shown above |\n|---|---|---|---|---|\n"
        )
        .unwrap();
        for field in kind.fields {
            let name = field.label.vietnamese;
            let words = if field.is_internal() || name.is_empty() { "–" } else { name };
            let (custody, shown) = (field.keeping(), shown(kind, field));
            writeln!(out, "| {} | `{}` | {words} | {custody} | {shown} |", field.number, field.column).unwrap();
        }
    }
    out
}

#[test]
fn the_published_list_of_records_is_the_catalogue() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/records.md");
    let made = described();
    if std::env::var_os("RECORDS").is_some_and(|what| what == "write") {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == made,
        "docs/records.md is not what the catalogue says: RECORDS=write cargo test -p domain --test records"
    );
}

/// Kinds from this number on were added after the rule.
const FIRST_UNDER_THE_RULE: u16 = 22;

#[test]
fn in_new_kinds_text_and_members_can_be_erased_or_are_sealed_and_reach_every_laptop() {
    for kind in KINDS.iter().filter(|kind| kind.number >= FIRST_UNDER_THE_RULE) {
        for field in kind.fields {
            let place = format!("{}.{}", kind.table, field.column);
            assert_ne!(field.custody, Custody::Private, "{place} would never reach the cell's second laptop");
            let free = matches!(field.format, Format::Line | Format::Block | Format::List(Format::Line));
            // A member, or a record whose name has one in it.
            let person = field.format.refers_to().and_then(domain::catalogue::kind).is_some_and(|to| {
                to.number == domain::catalogue::member::KIND || to.register.is_some() && to.title_may_name_people()
            });
            assert!(!(free || person) || field.custody == Custody::Erasable, "{place} could never be erased");
            assert!(!(person && field.is_seen_by_committee()), "{place} would show members to the committee");
        }
    }
}

#[test]
fn a_registers_period_and_sums_can_be_counted_without_the_cells_key() {
    for kind in KINDS {
        let Some(register) = kind.register else { continue };
        for field in register.day.iter().chain(register.sums) {
            let field = kind.field(*field).unwrap();
            assert!(!field.format.is_sealed(), "{}.{}", kind.table, field.column);
        }
        for due in register.dues {
            assert_eq!(kind.field(due.by).unwrap().format.opened(), Format::Date, "{}", kind.table);
        }
    }
}

#[test]
fn what_was_asked_and_inspected_is_readable_only_in_the_cell() {
    for (table, plain) in [("concern", &["date", "round", "document"][..]), ("inspection", &["begun"])] {
        let kind = KINDS.iter().find(|kind| kind.table == table).unwrap();
        let seen: Vec<&str> =
            kind.fields.iter().filter(|field| field.is_seen_by_committee()).map(|field| field.column).collect();
        assert_eq!(seen, plain, "{table}");
    }
}
